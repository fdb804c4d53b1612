// Finding Chromium and starting it with the built extension. The tests and `./build.sh run` share this.
import { accessSync, constants, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from 'puppeteer-core';
import { TEST_KEY } from '../../scripts/manifest.mjs';

/** The unpacked extension that build.sh makes. */
export const DIST = fileURLToPath(new URL('../../dist/chromium', import.meta.url));

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-for-testing', 'chrome', 'google-chrome'];
const PLACES = [
  '/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/chromium', '/Applications/Chromium.app/Contents/MacOS',
];

/** @returns {string} the program to start: $CHROMIUM, else on PATH, else in the usual places */
export function findChromium() {
  const given = process.env.CHROMIUM;
  if (given && isProgram(given)) return given;
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...PLACES];
  for (const name of [...NAMES, 'Chromium']) {
    for (const folder of folders) {
      const path = join(folder, name);
      if (isProgram(path)) return path;
    }
  }
  throw new Error('Chromium was not found. Install it (Debian: apt-get install chromium) or name it in $CHROMIUM.');
}

/**
 * Starts Chromium with Holdfast in a profile of its own, which is deleted at `close`.
 * @param {{headless?: boolean, args?: string[], profile?: string, language?: string, granted?: string[], permissions?: string[]}} [options]
 *   `granted`: host permissions that a person has given already (headless, nobody can answer the browser's question);
 *   `permissions`: the same for other optional ones
 * @returns {Promise<{browser: import('puppeteer-core').Browser, id: string, profile: string, close: () => Promise<void>}>}
 */
export async function startChromium({ headless = true, args = [], profile, language, granted = [], permissions = [] } = {}) {
  if (!existsSync(join(DIST, 'manifest.json'))) throw new Error('dist/chromium is missing: run ./build.sh build first.');
  const work = mkdtempSync(join(tmpdir(), 'holdfast-'));
  const extension = join(work, 'extension');
  cpSync(DIST, extension, { recursive: true });
  // The key is public and for tests only: it gives the extension the same id in each run. What ships has none.
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  writeFileSync(join(extension, 'manifest.json'), JSON.stringify({ ...manifest, key: TEST_KEY }));
  const folder = profile ?? join(work, 'profile');
  const browser = await launch({
    executablePath: findChromium(),
    headless,
    pipe: true,
    enableExtensions: true,
    userDataDir: folder,
    defaultViewport: null,
    env: language ? { ...process.env, LANGUAGE: language } : process.env,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--password-store=basic', '--window-size=1100,860', ...args,
    ],
  });
  const write = (/** @type {object} */ more) => writeFileSync(join(extension, 'manifest.json'), JSON.stringify({ ...manifest, key: TEST_KEY, ...more }));
  if (granted.length + permissions.length > 0) {
    // Loaded once with the permissions as required ones, the real manifest finds them given.
    write({ host_permissions: granted, permissions: [...manifest.permissions, ...permissions], optional_permissions: [] });
    await browser.installExtension(extension);
    write({});
  }
  const id = await browser.installExtension(extension);
  return {
    browser,
    id,
    profile: folder,
    close: async () => {
      await browser.close().catch(() => undefined);
      rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

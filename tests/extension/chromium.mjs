// Finding Chromium and starting it with the built extension. The tests and `./build.sh run` share this.
import {
  accessSync, constants, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { launch } from 'puppeteer-core';
import { TEST_KEY } from '../../scripts/manifest.mjs';

/** @typedef {import('./browser.d.ts').Browser} Browser */
/** @typedef {import('./browser.d.ts').Page} Page */

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
 * @param {import('./browser.d.ts').Options} [options]
 * @returns {Promise<Chromium>}
 */
export async function startChromium({ headless = true, profile, language, granted = [], permissions = [], hosts = [] } = {}) {
  if (!existsSync(join(DIST, 'manifest.json'))) throw new Error('dist/chromium is missing: run ./build.sh build first.');
  const work = mkdtempSync(join(tmpdir(), 'holdfast-'));
  const extension = join(work, 'extension');
  cpSync(DIST, extension, { recursive: true });
  // The key is public and for tests only: it gives the extension the same id in each run. What ships has none.
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  const write = (/** @type {object} */ more) => writeFileSync(join(extension, 'manifest.json'), JSON.stringify({ ...manifest, key: TEST_KEY, ...more }));
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
      '--disable-component-update', '--disable-sync', '--password-store=basic', '--window-size=1100,860',
      ...(hosts.length > 0 ? [`--host-resolver-rules=${hosts.map((host) => `MAP ${host} 127.0.0.1`).join(',')}`, '--ignore-certificate-errors'] : []),
    ],
  });
  if (granted.length + permissions.length > 0) {
    // Loaded once with the permissions as required ones, the real manifest finds them given.
    write({ host_permissions: granted, permissions: [...manifest.permissions, ...permissions], optional_permissions: [] });
    await browser.installExtension(extension);
  }
  write({});
  return new Chromium(browser, await browser.installExtension(extension), folder, work);
}

/** @implements {Browser} */
export class Chromium {
  name = /** @type {const} */ ('chromium');

  /** @param {import('puppeteer-core').Browser} puppet @param {string} id @param {string} profile @param {string} work */
  constructor(puppet, id, profile, work) {
    /** For what Chromium alone can do. */
    this.puppet = puppet;
    this.id = id;
    this.profile = profile;
    this.work = work;
    this.base = `chrome-extension://${id}/`;
    this.ended = new Promise((resolve) => puppet.once('disconnected', resolve));
  }

  pages() {
    return this.puppet.pages();
  }

  newPage() {
    return this.puppet.newPage();
  }

  async allowPrivate() {
    const page = await this.puppet.newPage();
    await page.goto('chrome://extensions');
    await page.evaluate(async (extensionId) => {
      const api = /** @type {any} */ (chrome).developerPrivate;
      await api.updateProfileConfiguration({ inDeveloperMode: true }); // else an unpacked extension does not come back
      await api.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
    }, this.id);
    for (let left = 10_000; left > 0; left -= 100) {
      await page.goto(`${this.base}icons/holdfast.svg`).catch(() => undefined);
      if (await page.evaluate(() => chrome.extension?.isAllowedIncognitoAccess())) return page.close();
      await pause(100);
    }
    throw new Error('Holdfast did not come back.');
  }

  /** Only an extension that may be there can open such a window, here. */
  async newPrivatePage() {
    const known = await this.puppet.pages();
    const page = await this.puppet.newPage();
    await page.goto(`${this.base}icons/holdfast.svg`);
    await page.evaluate(() => chrome.windows.create({ incognito: true, url: 'about:blank' }));
    for (let left = 10_000; left > 0; left -= 50) {
      const found = (await this.puppet.pages()).find((one) => one !== page && !known.includes(one));
      if (found) {
        await page.close();
        return found;
      }
      await pause(50);
    }
    throw new Error('No private window came.');
  }

  async puppetPage() {
    const [page] = await this.puppet.pages();
    return page ?? this.puppet.newPage();
  }

  /** @param {Page} tab */
  async openPopup(tab) {
    const extension = (await this.puppet.extensions()).get(this.id);
    if (!extension) throw new Error('Holdfast is not installed.');
    const url = `${this.base}popup/popup.html`;
    const opened = this.puppet.waitForTarget((target) => target.url().startsWith(url) && target.type() === 'page', { timeout: 15_000 });
    await extension.triggerAction(puppetPage(tab));
    return (await opened).asPage();
  }

  async openedPopup() {
    const url = `${this.base}popup/popup.html`;
    const target = await this.puppet.waitForTarget((one) => one.url().startsWith(url) && one.type() === 'page', { timeout: 15_000 });
    return /** @type {any} */ (await target.asPage());
  }

  /** @param {Page} tab @param {'fill' | 'late'} command */
  async pressShortcut(tab, command) {
    const session = await puppetPage(tab).createCDPSession();
    const letter = { fill: 'F', late: 'L' }[command];
    const number = letter.charCodeAt(0);
    const key = { modifiers: 9, key: letter, code: `Key${letter}`, windowsVirtualKeyCode: number, nativeVirtualKeyCode: number };
    for (const type of /** @type {const} */ (['rawKeyDown', 'keyUp'])) await session.send('Input.dispatchKeyEvent', { type, ...key });
    await session.detach();
  }

  /** @param {Page} page */
  async paste(page) {
    await page.bringToFront();
    const session = await puppetPage(page).createCDPSession();
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', modifiers: 2, key: 'v', code: 'KeyV', windowsVirtualKeyCode: 86, commands: ['paste'] });
    await session.detach();
  }

  #worker() {
    return this.puppet.targets().find((target) => target.type() === 'service_worker' && target.url().startsWith(this.base));
  }

  async isBackgroundAlive() {
    return this.#worker() !== undefined;
  }

  /** A message that is on its way may have woken the next worker by the time that this one is gone. */
  async killBackground() {
    const session = await this.puppet.target().createCDPSession();
    const workers = async () => (await session.send('Target.getTargets', { filter: [{}] })).targetInfos
      .filter((info) => info.type === 'service_worker' && info.url.startsWith(this.base)).map((info) => info.targetId);
    try {
      const killed = await workers();
      for (let left = 10_000; ; left -= 20) {
        const alive = (await workers()).filter((id) => killed.includes(id));
        if (alive.length === 0) return;
        if (left <= 0) throw new Error('The worker did not die.');
        if (left % 1000 === 0) for (const targetId of alive) await session.send('Target.closeTarget', { targetId }).catch(() => undefined);
        await pause(20);
      }
    } finally {
      await session.detach();
    }
  }

  /**
   * The session ends with the call: one that stays would keep the next worker from starting.
   * @template T @param {(argument: any) => T | Promise<T>} work @param {unknown} [argument] @returns {Promise<T>}
   */
  async inBackground(work, argument) {
    const session = await this.#worker()?.createCDPSession();
    if (!session) throw new Error('The background rests.');
    try {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression: `(${work})(${JSON.stringify(argument)})`, awaitPromise: true, returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return /** @type {T} */ (result.value);
    } finally {
      await session.detach().catch(() => undefined);
    }
  }

  async complaints() {
    const page = await this.puppet.newPage();
    await page.goto('chrome://extensions');
    const info = await page.evaluate(async (id) => {
      const api = /** @type {any} */ (chrome).developerPrivate;
      await api.updateProfileConfiguration({ inDeveloperMode: true });
      return api.getExtensionInfo(id);
    }, this.id);
    await page.close();
    return [...info.manifestErrors, ...info.runtimeErrors].map(({ message }) => message);
  }

  /** @param {string} folder */
  async addStranger(folder) {
    return `chrome-extension://${await this.puppet.installExtension(folder)}/`;
  }

  /** @param {string} folder */
  async saveInto(folder) {
    const session = await this.puppet.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  }

  storageFiles() {
    return readdirSync(this.profile, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.includes(this.id) || /Local Extension Settings/.test(path))
      .map((path) => join(this.profile, path))
      .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  }

  /** @param {number} factor */
  async zoom(factor) {
    const page = await this.puppet.newPage();
    await page.goto('chrome://settings');
    await page.evaluate((/** @type {number} */ wanted) => /** @type {any} */ (chrome).settingsPrivate.setDefaultZoom(wanted), factor);
    await page.close();
  }

  async crash() {
    this.puppet.process()?.kill('SIGKILL');
    await this.ended;
  }

  async close() {
    await this.puppet.close().catch(() => undefined);
    rmSync(this.work, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** A page as what it is in Chromium. @param {Page} page */
export function puppetPage(page) {
  return /** @type {import('puppeteer-core').Page} */ (/** @type {unknown} */ (page));
}

/** The true popup takes no other way. @param {import('puppeteer-core').Page} page */
export async function pictureOf(page) {
  const session = await page.createCDPSession();
  try {
    return Buffer.from((await session.send('Page.captureScreenshot', { format: 'png' })).data, 'base64');
  } finally {
    await session.detach().catch(() => undefined);
  }
}

/** @param {import('puppeteer-core').Page} page */
export async function isolatedWorldOf(page) {
  const session = await page.createCDPSession();
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'isolated' });
  return async (/** @type {string} */ expression) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, contextId, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
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

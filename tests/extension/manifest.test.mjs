// What the built extension asks for and allows, pinned (P1, P6). A change here is a change of the promises.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { startBrowser } from './browser.mjs';

const PERMISSIONS = ['activeTab', 'alarms', 'scripting', 'storage'];
const OPTIONAL_HOSTS = ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'];
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self' data: blob:; style-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types reader";
/** Every key that a manifest may have; what is not here is a new door. */
const KEYS = [
  'action', 'background', 'browser_specific_settings', 'commands', 'content_security_policy', 'default_locale', 'description', 'icons',
  'manifest_version', 'minimum_chrome_version', 'name', 'optional_host_permissions', 'optional_permissions', 'permissions', 'version',
];

/** @param {string} browser */
const manifestOf = (browser) => JSON.parse(readFileSync(new URL(`../../dist/${browser}/manifest.json`, import.meta.url), 'utf8'));

for (const browser of ['chromium', 'firefox']) {
  const manifest = manifestOf(browser);

  // Firefox knows `contextMenus` only as a permission from the start; it asks nothing for it and opens no page by it.
  const menu = ['contextMenus'];
  test(`${browser}: the permissions are these, and no host (P6)`, () => {
    assert.deepEqual([...manifest.permissions].sort(), browser === 'firefox' ? [...PERMISSIONS, ...menu].sort() : PERMISSIONS);
    assert.equal(manifest.host_permissions, undefined);
    assert.deepEqual(manifest.optional_permissions, browser === 'firefox' ? ['idle'] : [...menu, 'idle']);
    assert.deepEqual(manifest.optional_host_permissions, OPTIONAL_HOSTS);
  });

  test(`${browser}: the content security policy is this one (P1)`, () => {
    assert.deepEqual(manifest.content_security_policy, { extension_pages: POLICY });
  });

  test(`${browser}: no page can see or call it (P4)`, () => {
    for (const door of ['web_accessible_resources', 'externally_connectable', 'content_scripts', 'sandbox', 'key', 'update_url']) {
      assert.equal(manifest[door], undefined, door);
    }
    assert.deepEqual(Object.keys(manifest).filter((key) => !KEYS.includes(key)), []);
  });

  test(`${browser}: every file that it names is there`, () => {
    const files = [
      ...Object.values(manifest.icons), ...Object.values(manifest.action.default_icon), manifest.action.default_popup,
      ...(manifest.background.scripts ?? []), ...[manifest.background.service_worker ?? []].flat(),
    ];
    assert.ok(files.length >= 6);
    for (const file of files) assert.ok(existsSync(new URL(`../../dist/${browser}/${file}`, import.meta.url)), file);
  });
}

test('each browser gets its own kind of background', () => {
  assert.equal(manifestOf('chromium').background.scripts, undefined);
  assert.equal(manifestOf('firefox').background.service_worker, undefined);
});

test('the browser has no complaint about the manifest or the running extension', async () => {
  const browser = await startBrowser();
  try {
    assert.deepEqual(await browser.complaints(), []);
  } finally {
    await browser.close();
  }
});

test('neither a page of Holdfast nor its background can reach the network (P1)', async () => {
  let hits = 0;
  const server = createServer((_, response) => {
    hits += 1;
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('here');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`;
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${browser.base}popup/popup.html`);
    await page.evaluate(() => chrome.runtime.sendMessage({ type: 'state' }));
    const ask = (/** @type {string} */ url) => fetch(url).then(() => 'reached', () => 'refused');
    assert.equal(await page.evaluate(ask, address), 'refused');
    assert.equal(await browser.inBackground(ask, address), 'refused');
    const seen = await page.evaluate((url) => new Promise((resolve) => {
      const image = new Image();
      image.onload = () => resolve('reached');
      image.onerror = () => resolve('refused');
      image.src = `${url}pixel.png`;
      navigator.sendBeacon?.(`${url}beacon`);
    }), address);
    assert.equal(seen, 'refused');
    assert.equal(hits, 0);
  } finally {
    await browser.close();
    server.close();
  }
});

test('no HTML sink works in a page of Holdfast', async () => {
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${browser.base}popup/popup.html`);
    const seen = await page.evaluate(() => {
      try {
        document.body.innerHTML = '<b>x</b>';
        return 'taken';
      } catch (error) {
        return error instanceof TypeError ? 'refused' : String(error);
      }
    });
    assert.equal(seen, 'refused');
  } finally {
    await browser.close();
  }
});

// What a person can do in Firefox that Chromium does not have, and what its rules for content scripts leave open.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { zipSync } from 'fflate';
import { only } from './browser.mjs';
import { start } from './driver.mjs';
import { DIST } from './firefox.mjs';
import { answer, manage } from './firefox/person.mjs';
import { addShapes, makeVault, unlock } from './scenes.mjs';

/** @type {import('./driver.mjs').Driver} */
let driver;

before(async () => {
  driver = await start();
  await (await makeVault(driver)).close();
  await addShapes(driver);
});
after(() => driver?.close());

/** @returns {any} the browser with what Firefox alone has */
const firefox = () => driver.browser;

/** @param {import('./popup.mjs').Popup} popup @returns {Promise<string[] | undefined>} */
const hosts = (popup) => popup.page.evaluate(() => chrome.permissions.getAll().then(({ origins }) => origins));

test('a content script, which may read storage.local, finds sealed bytes there; storage.session is closed to it (P2)', async () => {
  await driver.go('/shapes/plain');
  const popup = await driver.popup();
  const seen = await popup.page.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    const [answer] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? 0 },
      func: async () => ({
        local: await chrome.storage.local.get(null).catch(() => ({})),
        session: await Promise.resolve().then(() => chrome.storage.session.get(null)).then((all) => JSON.stringify(all), () => 'refused'),
      }),
    });
    return /** @type {{ local: Record<string, unknown>, session: string }} */ (answer?.result);
  });
  await popup.close();
  assert.equal(seen.session, 'refused');
  const text = JSON.stringify(seen.local);
  for (const piece of text.match(/[A-Za-z0-9+/]{40,}={0,2}/g) ?? []) assert.match(Buffer.from(piece, 'base64').toString('latin1'), /^HOLDFAST/, 'only sealed vaults');
  for (const word of ['Harbour', 'ada', 'localhost']) assert.equal(text.includes(word), false, word);
});

test('Firefox asks in its own words, with the host: no leaves everything as it was, yes switches "fill by itself" on', { skip: only('firefox') }, async () => {
  await driver.go('/shapes/plain');
  const popup = await driver.popup();
  await popup.press('#by-itself');
  assert.match(await answer(firefox(), false), /Access your data for sites in localhost/);
  await popup.until(() => /did not allow it/.test(document.querySelector('#notices')?.textContent ?? ''), 'that it was not allowed');
  assert.deepEqual(await hosts(popup), []);
  await popup.press('#by-itself');
  await answer(firefox(), true);
  await popup.until(() => chrome.scripting.getRegisteredContentScripts().then((all) => all.length === 1), 'the registered script');
  assert.equal(popup.open, true, 'the popup stays while Firefox asks');
  assert.deepEqual(await hosts(popup), ['http://localhost/*']);
  await popup.close();
  await driver.go('/shapes/plain');
  await driver.tab.waitForFunction(() => /^\d{6}$/.test(/** @type {HTMLInputElement} */ (document.querySelector('#code')).value));
});

test('a permission that a person switches off in the add-on manager ends "fill by itself" there, in the midst of its use', { skip: only('firefox') }, async () => {
  await driver.go('/shapes/plain');
  await manage(firefox(), { permission: 'http://localhost/*' });
  const again = await driver.popup();
  await again.until(() => chrome.scripting.getRegisteredContentScripts().then((all) => all.length === 0), 'no registered script');
  assert.deepEqual((await again.send({ type: 'byItself' })).sites, []);
  assert.equal(await again.page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector('#by-itself')).checked), false);
  await again.close();
});

test('without any host permission, the click on the button is enough to fill', { skip: only('firefox') }, async () => {
  await driver.go('/shapes/plain');
  const popup = await driver.popup();
  assert.deepEqual(await hosts(popup), []);
  const { entries } = await popup.send({ type: 'list' });
  assert.equal((await popup.send({ type: 'fill', id: entries[0].id, what: 'code' })).filled?.report, 'filled');
  await popup.close();
});

test('the lowest version that the manifest names is not newer than the Firefox of this run', { skip: only('firefox') }, async () => {
  const popup = await driver.popup();
  const { lowest, now } = await popup.page.evaluate(() => ({
    lowest: /** @type {any} */ (chrome.runtime.getManifest()).browser_specific_settings.gecko.strict_min_version,
    now: /Firefox\/(\d+)/.exec(navigator.userAgent)?.[1],
  }));
  assert.ok(Number.parseInt(lowest, 10) <= Number(now), `${lowest} and ${now}`);
  await popup.close();
});

test('the package, installed for good as README says, keeps its vault over a restart', { skip: only('firefox') }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-packed-'));
  const profile = join(folder, 'profile');
  const packed = join(folder, 'holdfast-firefox.zip');
  const names = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(DIST, name)).isFile());
  writeFileSync(packed, zipSync(Object.fromEntries(names.map((name) => [name, readFileSync(join(DIST, name))])), { level: 0 }));
  try {
    const first = await start({ profile, packed });
    try {
      await (await makeVault(first)).close();
    } finally {
      await first.close();
    }
    const again = await start({ profile, packed: '' });
    try {
      const popup = await again.popup();
      await unlock(popup);
      await popup.screen('list');
    } finally {
      await again.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});

test('passkeys are not offered, and the page says why', { skip: only('firefox') }, async () => {
  const page = await driver.open('vault/vault.html#keys');
  await page.screen('keys');
  assert.equal(await page.page.$('[data-action=add-passkey]'), null);
  assert.match(await page.text('main'), /Passkeys cannot be used here: .* web sites only/);
  await page.page.close();
});

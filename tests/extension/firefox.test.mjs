// What a person can do in Firefox that Chromium does not have, and what its rules for content scripts leave open.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { only } from './browser.mjs';
import { start } from './driver.mjs';
import { addShapes, makeVault } from './scenes.mjs';

/** @type {import('./driver.mjs').Driver} */
let driver;

before(async () => {
  driver = await start({ granted: ['http://localhost/*'] });
  await (await makeVault(driver)).close();
  await addShapes(driver);
});
after(() => driver?.close());

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

test('a permission that a person takes back in the add-on manager ends "fill by itself" there', { skip: only('firefox') }, async () => {
  await driver.go('/shapes/plain');
  const popup = await driver.popup();
  await popup.press('#by-itself');
  await popup.until(() => chrome.scripting.getRegisteredContentScripts().then((all) => all.length === 1), 'the registered script');
  await popup.close();
  await /** @type {any} */ (driver.browser).revoke(['http://localhost/*']);
  const again = await driver.popup();
  await again.until(() => chrome.scripting.getRegisteredContentScripts().then((all) => all.length === 0), 'no registered script');
  assert.deepEqual((await again.send({ type: 'byItself' })).sites, []);
  await again.close();
});

test('without any host permission, the click on the button is enough to fill', { skip: only('firefox') }, async () => {
  await driver.go('/shapes/plain');
  const popup = await driver.popup();
  assert.deepEqual(await popup.page.evaluate(() => chrome.permissions.getAll().then(({ origins }) => origins)), []);
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

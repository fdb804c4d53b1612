// Private windows: Holdfast is not there until a person allows it, and then it is the same Holdfast.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BROWSER } from './browser.mjs';
import { start } from './driver.mjs';
import { Popup } from './popup.mjs';
import { addShapes, makeVault, unlock } from './scenes.mjs';

/** @type {import('./driver.mjs').Driver} */
let driver;

before(async () => {
  driver = await start();
  await (await makeVault(driver)).close();
  await addShapes(driver);
});
after(() => driver?.close());

/** @returns {Promise<boolean>} */
const allowed = () => driver.inside(() => chrome.extension.isAllowedIncognitoAccess());

test('a private window is without Holdfast until a person allows it', async () => {
  assert.equal(await allowed(), false);
  if (BROWSER !== 'firefox') return;
  const page = await driver.browser.newPrivatePage();
  await page.goto(`${driver.site.url}/shapes/plain`);
  assert.equal(await /** @type {any} */ (driver.browser).isListed(page), false);
  await page.close();
});

test('once it is allowed, codes are filled there from the same vault, and nothing of the window is kept', async () => {
  await driver.browser.allowPrivate();
  assert.equal(await allowed(), true);
  const page = await driver.browser.newPrivatePage();
  await page.goto(`${driver.site.url}/shapes/plain`);
  const popup = new Popup(await driver.browser.openPopup(page));
  await popup.screen('locked', 'list'); // the browser started Holdfast anew
  if (await popup.name() === 'locked') await unlock(popup);
  await popup.screen('list');
  const before = await popup.send({ type: 'list' });
  await popup.click('fill', '.here');
  await page.waitForFunction(() => /^\d{6}$/.test(/** @type {HTMLInputElement} */ (document.querySelector('#code')).value));
  await popup.closed();
  await page.close();
  const after = await driver.popup();
  const { entries } = await after.send({ type: 'list' });
  assert.deepEqual(entries.map((/** @type {any} */ one) => one.sites), before.entries.map((/** @type {any} */ one) => one.sites), 'no site was added');
  await after.close();
});

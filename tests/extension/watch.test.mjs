// "Fill by itself on this site": only there, only while the vault is unlocked, only where one account and one field are
// beyond doubt; and the permission goes back when it is switched off. The browser's own question cannot be answered
// headless, so the permission is there before it is asked for.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { start } from './driver.mjs';
import { addShapes, makeVault, unlock } from './scenes.mjs';

/** @type {import('./driver.mjs').Driver} */
let driver;
const LOCALHOST = { origins: ['http://localhost/*'] };
const WHILE = 1_500; // ms: long enough for a fill that should not come

before(async () => {
  driver = await start({ granted: LOCALHOST.origins, permissions: ['contextMenus'] });
  await (await makeVault(driver)).close();
  await addShapes(driver);
});
after(() => driver?.close());

/** @param {string} selector */
const filled = (selector) => driver.tab.waitForFunction((wanted) => /^\d{6}$/.test(/** @type {HTMLInputElement} */ (document.querySelector(wanted)).value), { timeout: 10_000, polling: 50 }, selector);

/** What the worker remembers of a code that was given away is dropped, as after its period. */
const nextPeriod = () => driver.inside(() => chrome.storage.session.remove('filledBy'));

/** Until when the site in front has had its code, as the worker notes it once the fill is done. @returns {Promise<number>} */
const givenUntil = async () => {
  const { origin } = new URL(driver.site.url);
  for (;;) {
    const until = await driver.inside(async (site) => /** @type {any} */ ((await chrome.storage.session.get('filledBy')).filledBy)?.[site], origin);
    if (until) return until;
    await pause(50);
  }
};

const badge = () => driver.inside(async () => {
  const [tab] = await chrome.tabs.query({ url: 'http://localhost/*' });
  return chrome.action.getBadgeText({ tabId: tab?.id });
});

test('switched off, nothing happens', async () => {
  await driver.go('/shapes/plain');
  await pause(WHILE);
  assert.equal(await driver.valueOf('#code'), '');
});

test('switched on in the popup, the code is there when the page is', async () => {
  const popup = await driver.popup();
  await popup.press('#by-itself');
  await popup.until(() => chrome.scripting.getRegisteredContentScripts().then((all) => all.length === 1), 'the registered script');
  assert.deepEqual((await popup.send({ type: 'byItself' })).sites, [new URL(driver.site.url).origin]);
  await popup.close();
  await driver.go('/shapes/plain');
  await filled('#code');
  assert.equal(driver.path(), '/shapes/plain', 'nothing was submitted');
});

test('the page does not get the code of one period twice', async () => {
  // From the fill to the last look, all has to happen within one period: where it ends in between, once more.
  for (;;) {
    await nextPeriod();
    await driver.go('/shapes/plain');
    await filled('#code');
    const until = await givenUntil();
    await driver.go('/shapes/plain');
    await pause(WHILE);
    const value = await driver.valueOf('#code');
    if (Date.now() >= until) continue;
    assert.equal(value, '');
    return;
  }
});

test('a field that shows up later is filled', async () => {
  await nextPeriod();
  await driver.go('/shapes/texted');
  await driver.tab.evaluate(() => {
    document.body.innerHTML = '<main id="app"><h1>Two-factor authentication</h1></main>';
    setTimeout(() => { document.querySelector('#app')?.insertAdjacentHTML('beforeend', '<form><label>Authentication code <input id="late" autocomplete="one-time-code"></label></form>'); }, 700);
  });
  await driver.tab.waitForSelector('#late');
  await filled('#late');
});

test('what is no field for a code of ours stays empty', async () => {
  for (const shape of ['texted', 'backup', 'coupon']) {
    await nextPeriod();
    await driver.go(`/shapes/${shape}`);
    await pause(WHILE);
    const values = await driver.tab.$$eval('input:not([type=hidden])', (all) => all.map((one) => /** @type {HTMLInputElement} */ (one).value));
    assert.ok(values.every((value) => !/^\d{6}$/.test(value)), `${shape}: ${values}`);
  }
});

test('what stands in a field is never written over by itself', async () => {
  await nextPeriod();
  await driver.go('/shapes/texted');
  await driver.tab.evaluate(() => { document.body.innerHTML = '<form><label>Authentication code <input id="full" autocomplete="one-time-code" value="not a code at all"></label></form>'; });
  await pause(WHILE);
  assert.equal(await driver.valueOf('#full'), 'not a code at all');
});

test('the page cannot tell that it is watched', async () => {
  await driver.go('/shapes/plain');
  const traces = () => driver.tab.evaluate(() => [document.documentElement.outerHTML, Object.keys(window).join()]);
  const before = await traces();
  await pause(WHILE);
  assert.deepEqual(await traces(), before);
});

test('another port of this machine is another site', async () => {
  await nextPeriod();
  const { startSite } = await import('../../www/server.mjs');
  const other = await startSite();
  try {
    await driver.go(`${other.url}/shapes/plain`);
    await pause(WHILE);
    assert.equal(await driver.valueOf('#code'), '');
  } finally {
    await other.close();
  }
});

test('locked, the badge says so, and unlocking fills', async () => {
  await nextPeriod();
  await driver.go('/shapes/');
  let popup = await driver.popup();
  await popup.send({ type: 'lock' });
  await popup.close();
  await driver.go('/shapes/plain');
  await pause(WHILE);
  assert.equal(await driver.valueOf('#code'), '');
  assert.equal(await badge(), 'lock');
  popup = await driver.popup();
  await unlock(popup);
  await popup.screen('list');
  await popup.close();
  await filled('#code');
  assert.equal(await badge(), '');
});

test('the menu of a field is there where its permission is', async () => {
  const has = await driver.browser.inBackground(() => new Promise((done) => {
    chrome.contextMenus.update('fill-here', {}, () => done(!chrome.runtime.lastError));
  }));
  assert.equal(has, true);
  await nextPeriod();
  await driver.go('/shapes/');
  await driver.go('/shapes/plain');
});

test('switched off, the permission is given back and nothing is filled', async () => {
  const popup = await driver.popup();
  assert.equal(await popup.page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector('#by-itself')).checked), true);
  await popup.press('#by-itself');
  await popup.until(() => chrome.scripting.getRegisteredContentScripts().then((all) => all.length === 0), 'no registered script');
  await popup.until(() => chrome.permissions.contains({ origins: ['http://localhost/*'] }).then((has) => !has), 'the permission gone');
  await popup.close();
  await nextPeriod();
  await driver.go('/shapes/plain');
  await pause(WHILE);
  assert.equal(await driver.valueOf('#code'), '');
});

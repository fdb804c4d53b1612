// What goes wrong in real life: each time a clear message, nothing lost, nothing filled (P3, P5).
import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import QRCode from 'qrcode';
import { BROWSER } from './browser.mjs';
import { start } from './driver.mjs';
import { addShapes, makeVault, unlock } from './scenes.mjs';

/** @type {import('./driver.mjs').Driver} */
let driver;
/** @type {import('./popup.mjs').Popup | undefined} */
let popup;

before(async () => {
  driver = await start();
  await (await makeVault(driver)).close();
  await addShapes(driver);
});
after(() => driver?.close());
beforeEach(() => {
  popup = undefined;
});
afterEach(() => popup?.close());

async function openPopup() {
  popup = await driver.popup();
  return popup;
}

/** @param {import('./popup.mjs').Popup} open How many accounts the vault holds. */
const countOf = async (open) => (await open.send({ type: 'state' })).count;

/** Shows a picture on the page in front. @param {string} text of the QR code; none without */
async function showCode(text) {
  const url = text === '' ? '' : await QRCode.toDataURL(text, { margin: 4, width: 240 });
  await driver.tab.evaluate((source) => {
    const main = document.querySelector('main');
    main?.replaceChildren();
    if (source === '') return undefined;
    const image = new Image();
    image.src = source;
    main?.append(image);
    return image.decode();
  }, url);
}

// Reading

test('a QR code that is no otpauth address is named as such, and nothing is added', async () => {
  await driver.go('/');
  await showCode('https://example.com/menu.pdf');
  const open = await openPopup();
  await open.screen('list');
  await open.click('add-from-page');
  assert.equal(await open.notice(), 'qr-not-otpauth');
  assert.match(await open.text('#notices'), /holds something else.*Nothing was saved/s);
  assert.equal(await countOf(open), 1);
});

test('a page without a QR code is told so, and nothing is added', async () => {
  await driver.go('/');
  await showCode('');
  const open = await openPopup();
  await open.screen('list');
  await open.click('add-from-page');
  assert.equal(await open.notice(), 'no-qr-code');
  assert.equal(await countOf(open), 1);
});

test('a QR code with a broken secret is named, and nothing is added', async () => {
  await driver.go('/');
  await showCode('otpauth://totp/Broken:me?secret=1089!&issuer=Broken');
  const open = await openPopup();
  await open.screen('list');
  await open.click('add-from-page');
  await open.until(() => /Nothing was saved/.test(document.body.innerText), 'that nothing was saved');
  assert.equal(await countOf(open), 1);
});

test('a page that is too busy to answer is told after ten seconds; until then the button says that it works', async () => {
  await driver.go('/');
  await showCode('');
  const open = await openPopup();
  await open.screen('list');
  await driver.tab.evaluate(() => setTimeout(() => {
    for (const end = Date.now() + 14_000; Date.now() < end;);
  }, 500)); // this very call is answered before
  await pause(1_000);
  await open.click('add-from-page');
  await open.until(() => document.querySelector('[data-action=add-from-page][aria-busy=true]'), 'that it works');
  assert.equal(await open.notice(), 'page-silent');
  assert.equal(await open.page.evaluate(() => document.querySelector('[aria-busy=true]')), null);
  assert.equal(await countOf(open), 1);
  await driver.tab.waitForFunction(() => document.readyState === 'complete');
});

// Filling

test('a page without a code field: asked for, nothing filled, the code can be copied', async () => {
  await driver.go('/sign-up');
  const open = await openPopup();
  await open.screen('list');
  await open.click('fill', '.here');
  await open.screen('ask');
  assert.equal(await open.page.$eval('[data-reason]', (one) => one.getAttribute('data-reason')), 'no-field');
  assert.deepEqual(await driver.tab.$$eval('input', (all) => all.map((one) => one.value)), ['', '']);
});

for (const shape of ['coupon', 'captcha', 'postcode', 'card']) {
  test(`nothing is filled into the page “${shape}”`, async () => {
    await driver.go(`/shapes/${shape}`);
    const open = await openPopup();
    await open.screen('list');
    await open.click('fill', '.here');
    await open.screen('ask');
    for (const value of await driver.tab.$$eval('input', (all) => all.map((one) => one.value))) assert.equal(value, '');
  });
}

test('a page that waits for a text message gets no code of the app unasked', async () => {
  await driver.go('/shapes/texted');
  const open = await openPopup();
  await open.screen('late'); // the popup opens on this panel by itself
  await open.click('fill');
  await open.screen('ask');
  assert.equal(await open.page.$eval('[data-reason]', (one) => one.getAttribute('data-reason')), 'texted');
  assert.equal(await driver.valueOf('#code'), '');
});

test('a site that does not match: the real host is shown, and nothing is filled without a yes (P3)', async () => {
  await driver.go(`http://127.0.0.1:${driver.site.port}/shapes/plain`);
  const open = await openPopup();
  await open.screen('list');
  assert.equal(await open.page.$('.here'), null, 'no account belongs to this host');
  await open.click('open', '#entries');
  await open.screen('entry');
  await open.click('fill');
  await open.screen('ask');
  assert.equal(await open.page.$eval('[data-reason]', (one) => one.getAttribute('data-reason')), 'not-bound');
  assert.match(await open.text('#screen'), /127\.0\.0\.1/);
  assert.equal(await driver.valueOf('#code'), '');
  await open.click('cancel');
  await open.screen('entry', 'list');
  assert.equal(await driver.valueOf('#code'), '');
  const { entries } = await open.send({ type: 'list' });
  assert.deepEqual(entries[0].sites.map((/** @type {any} */ site) => site.host), [driver.host], 'nothing was bound');
});

test('a yes that names another host than the page has counts for nothing (P3)', async () => {
  await driver.go(`http://127.0.0.1:${driver.site.port}/shapes/plain`);
  const open = await openPopup();
  const { entries } = await open.send({ type: 'list' });
  const answer = await open.send({ type: 'fill', id: entries[0].id, what: 'code', confirm: driver.host });
  assert.equal(answer.ask?.reason, 'not-bound');
  assert.equal(answer.ask?.host, `127.0.0.1:${driver.site.port}`);
  assert.equal(await driver.valueOf('#code'), '');
});

test('a field that holds something already is not written over unasked', async () => {
  await driver.go('/shapes/either');
  await driver.fillIn({ '#code': 'my own words' });
  const open = await openPopup();
  await open.screen('list');
  await open.click('fill', '.here');
  await open.screen('ask');
  assert.equal(await driver.valueOf('#code'), 'my own words');
});

test('a page that the browser keeps to itself: a clear message', async () => {
  await driver.go(BROWSER === 'firefox' ? 'about:support' : 'chrome://version');
  const open = await openPopup();
  const { entries } = await open.send({ type: 'list' });
  const answer = await open.send({ type: 'fill', id: entries[0].id, what: 'code' });
  assert.ok(['page-closed-to-extensions', 'never-filled', 'no-tab'].includes(answer.error?.code), JSON.stringify(answer));
});

// Unlocking

test('a wrong passphrase: said so, nothing lost, the right one still opens', async () => {
  await driver.go('/shapes/plain');
  const open = await openPopup();
  await open.screen('list');
  await open.click('lock');
  const stored = await driver.stored('local');
  const again = await openPopup();
  await unlock(again, 'lantern-ferry-anchor-quai');
  assert.equal(await again.notice(), 'wrong-passphrase');
  assert.match(await again.text('#notices'), /Nothing was lost/);
  assert.equal(await again.name(), 'locked');
  assert.deepEqual(await driver.stored('local'), stored);
  const third = await openPopup();
  await unlock(third);
  await third.screen('list');
  assert.equal(await countOf(third), 1);
});

test('create is refused while a vault is there, also a damaged one (P5)', async () => {
  const open = await openPopup();
  assert.deepEqual(await open.send({ type: 'create', passphrase: 'another passphrase here' }), { error: { code: 'vault-exists' } });
  assert.equal(await countOf(open), 1);
});

// Codes in the hands of a person: counted ones never come twice, parameters can be changed, a code can be taken to another
// device, and a wrong clock is found and answered.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { BROWSER } from './browser.mjs';
import { start } from './driver.mjs';
import { Popup } from './popup.mjs';
import { startPages } from './qr-pages.mjs';
import { makeVault } from './scenes.mjs';

/** RFC 4226 appendix D: the first ten codes of this secret. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const COUNTED = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'];

/** @type {import('./driver.mjs').Driver} */
let driver;
/** @type {Awaited<ReturnType<typeof startPages>>} */
let pages;
let ahead = 0;

before(async () => {
  pages = await startPages(() => 'x', { clock: () => Date.now() + ahead });
  driver = await start();
  await (await makeVault(driver)).close();
});
after(async () => {
  await driver?.close();
  await pages?.close();
});

/** @param {Popup} page @param {string} uri @returns {Promise<string>} the id */
async function add(page, uri) {
  const { token } = await page.send({ type: 'preview', text: uri });
  return (await page.send({ type: 'add', token, picks: [{ index: 0 }] })).ids[0];
}

/** @param {string} screen @param {string} id */
async function vaultPage(screen, id) {
  const page = new Popup(await driver.browser.newPage());
  await page.page.goto(`${driver.base}vault/vault.html#${screen}/${id}`);
  return page.screen(screen);
}

test('a counted code is stored before it is shown: the worker killed at any moment, none comes twice', async () => {
  await driver.go(`${pages.url}/nothing`);
  const popup = await driver.popup();
  const id = await add(popup, `otpauth://hotp/Ferry:counted?secret=${SECRET}&counter=0&issuer=Ferry`);
  /** @type {string[]} */
  const shown = [];
  for (let round = 0; round < 8; round += 1) {
    const asked = popup.send({ type: 'codes', advance: id }).then((answer) => answer?.codes?.[0]?.code, () => undefined);
    await pause([0, 5, 400, 15, 25, 400, 40, 60][round]);
    await driver.killWorker();
    const code = await asked;
    if (code) shown.push(code);
  }
  const last = (await popup.send({ type: 'codes', advance: id })).codes[0].code;
  assert.ok(COUNTED.includes(last), 'one of the codes of the standard');
  shown.push(last);
  const places = shown.map((code) => COUNTED.indexOf(code));
  assert.ok(shown.length > 1);
  assert.ok(places.every((place, at) => place > (places[at - 1] ?? -1)), `the counter only goes on: ${places}`);
  await popup.close();
});

test('an account without its PIN says so, keeps no other from its code, and gives codes once the PIN is set', async () => {
  await driver.go(`${pages.url}/nothing`);
  const first = await driver.popup();
  const id = await add(first, 'otpauth://yaotp/Quay:pinless?secret=ORSXG5DJNZTXIZLTORUW4ZZRGI&issuer=Quay');
  const other = await add(first, `otpauth://totp/Quay:beside?secret=${SECRET}&issuer=Quay`);
  await first.close();
  const popup = await driver.popup();
  await popup.screen('list');
  const shown = (/** @type {string} */ one) => popup.page.$eval(`[data-id="${one}"] .code`, (code) => code.textContent ?? '');
  await popup.until((one) => document.querySelector(`[data-id="${one}"] .code.missing`), 'that the PIN is missing', id);
  assert.equal(await shown(id), 'PIN missing');
  assert.match(await shown(other), /^\d{6}$/);
  await popup.press(`[data-id="${id}"] [data-action=copy]`);
  await popup.notice(/pin-wrong/);
  await popup.send({ type: 'edit', id, otp: { pin: '5239' } });
  await popup.close();
  const again = await driver.popup();
  await again.until((one) => /^[a-z]{8}$/.test(document.querySelector(`[data-id="${one}"] .code`)?.textContent ?? ''), 'its code', id);
  await again.close();
});

test('a counter is shown, set to what the site names, and goes on from there', async () => {
  const popup = await driver.popup();
  const id = await add(popup, `otpauth://hotp/Ferry:set?secret=${SECRET}&counter=0&issuer=Ferry`);
  await popup.close();
  const page = await vaultPage('entry', id);
  await page.click('next-code');
  await page.until((/** @type {string} */ code) => document.querySelector('.detail .code')?.textContent === code, 'the first code', COUNTED[0]);
  await page.press('.detail .code-card summary');
  await page.type('#counter', '7');
  await page.click('set-counter');
  await page.until(() => document.querySelector('.toast'), 'that it is set');
  await page.click('next-code');
  await page.until((/** @type {string} */ code) => document.querySelector('.detail .code')?.textContent === code, 'the code of counter 7', COUNTED[7]);
  await page.page.close();
});

test('all parameters can be changed, and one that is wrong is refused by name', async () => {
  const popup = await driver.popup();
  const id = await add(popup, `otpauth://totp/Ferry:parameters?secret=${SECRET}&issuer=Ferry`);
  await popup.close();
  const page = await vaultPage('edit', id);
  await page.press('#code-fields > summary');
  await page.type('#secret', 'not base 32!');
  await page.click('save');
  assert.equal(await page.notice(), 'secret-not-base32');
  await page.type('#secret', 'JBSWY3DPEHPK3PXP');
  await page.type('#digits', '8');
  await page.type('#period', '60');
  await page.page.select('#algorithm', 'sha256');
  await page.click('save');
  await page.screen('entry');
  const { otp } = (await page.send({ type: 'list' })).entries.find((/** @type {any} */ one) => one.id === id);
  assert.deepEqual(otp, { kind: 'totp', algorithm: 'sha256', digits: 8, period: 60, shortSecret: true });
  assert.match(await page.text('.facts'), /site's choice/, 'a short key is said to be the choice of the site');
  const { codes } = await page.send({ type: 'export', ids: [id], confirmed: true });
  assert.match(codes[0].text, /secret=JBSWY3DPEHPK3PXP&/);
  await page.page.close();
});

test('P2: the link and the QR code come only after a yes, and go away', async () => {
  const popup = await driver.popup();
  const { entries } = await popup.send({ type: 'list' });
  const id = entries.find((/** @type {any} */ one) => one.account === 'parameters').id;
  await popup.close();
  const page = await vaultPage('entry', id);
  const holdsSecret = () => page.page.evaluate(() => document.documentElement.outerHTML.includes('JBSWY3DP') || document.querySelector('svg.qr') !== null);
  await page.click('show-qr');
  await page.until(() => document.querySelector('[data-code=confirm-show]'), 'the question');
  assert.equal(await holdsSecret(), false);
  await page.click('no');
  assert.equal(await holdsSecret(), false);
  await page.click('show-qr');
  await page.click('yes-show');
  await page.until(() => document.querySelector('svg.qr path'), 'the QR code');
  const png = await (await page.page.$('svg.qr'))?.screenshot({ encoding: 'base64' });
  const found = await page.send({ type: 'scan', from: 'pictures', pictures: [`data:image/png;base64,${png}`] });
  assert.equal(found.offers[0].duplicateOf, id, 'what is shown reads back to the same code');
  await page.click('hide');
  assert.equal(await holdsSecret(), false);
  await page.page.close();
});

test('several accounts are shown as an export that reads back whole', async () => {
  const popup = await driver.popup();
  for (let n = 0; n < 11; n += 1) await add(popup, `otpauth://totp/Fleet:ship-${n}?secret=${SECRET.slice(0, 16)}${'ABCDEFGHIJK'[n]}AAAAAAA&issuer=Fleet`);
  const { entries } = await popup.send({ type: 'list' });
  const ids = entries.filter((/** @type {any} */ one) => one.name === 'Fleet').map((/** @type {any} */ one) => one.id);
  const odd = entries.find((/** @type {any} */ one) => one.account === 'parameters').id;
  const { codes, leftOut } = await popup.send({ type: 'export', ids: [...ids, odd], confirmed: true });
  assert.equal(codes.length, 2);
  assert.deepEqual(leftOut, [odd], 'what the format cannot hold is named');
  const whole = await popup.send({ type: 'preview', text: codes.map((/** @type {any} */ one) => one.text).join('\n') });
  assert.deepEqual(new Set(whole.offers.map((/** @type {any} */ one) => one.duplicateOf)), new Set(ids));
  const half = await popup.send({ type: 'preview', text: codes[1].text });
  assert.deepEqual(half.missingParts, [1]);
  await popup.close();
});

test('the clock: compared on a click with the site in the tab alone, applied, and taken back', async () => {
  ahead = 47_000;
  await driver.go(`${pages.url}/nothing`);
  const first = await driver.popup();
  const ids = [await add(first, `otpauth://totp/Ferry:clock?secret=${SECRET}&issuer=Ferry`)];
  await first.close();
  const popup = await driver.popup();
  const before = pages.asked;
  await popup.press('.here:has([data-action=fill]) [data-action=open]');
  await popup.screen('entry');
  assert.equal(pages.asked, before, 'nothing is asked without a click');
  const [code] = (await popup.send({ type: 'codes', ids })).codes;
  await popup.click('clock');
  await popup.screen('clock');
  await popup.click('compare');
  await popup.until(() => document.querySelector('#skew [data-code=clock-wrong]'), 'the difference');
  assert.match(await popup.text('#skew'), /4[678] seconds behind/);
  await popup.click('apply');
  await popup.until(() => document.querySelector('[data-code=clock-applied]'), 'that it is applied');
  const moved = await popup.send({ type: 'codes', ids });
  assert.notEqual(moved.codes[0].code, code.code, 'codes are those of the site now');
  assert.ok(moved.codes[0].expiresAt - Date.now() <= 30_000 && moved.codes[0].expiresAt > Date.now() - 1000, 'and their time left is told by the clock of this computer');
  await driver.killWorker();
  assert.equal(Math.abs((await popup.send({ type: 'clock' })).applied - 47) <= 1, true, 'it outlives the worker');
  await popup.click('stop');
  await popup.until(() => !document.querySelector('[data-code=clock-applied]'), 'that it is gone');
  assert.equal((await popup.send({ type: 'clock' })).applied, 0);
  await popup.close();
});

test('the clock on a page that forbids requests: Chromium asks all the same, Firefox may not, and Holdfast says so', async () => {
  ahead = 0;
  await driver.go(`${pages.url}/closed`);
  const popup = await driver.popup();
  await popup.press('#entries [data-action=open]');
  await popup.screen('entry');
  await popup.click('clock');
  await popup.screen('clock');
  await popup.click('compare');
  if (BROWSER === 'chromium') await popup.until(() => document.querySelector('#skew [data-code=clock-right]'), 'that the clocks agree');
  else assert.equal(await popup.notice(), 'no-time-here');
  await popup.close();
});

test('the next code stands beside the current one in its last seconds', async () => {
  const popup = await driver.popup();
  const id = await add(popup, `otpauth://totp/Ferry:quick?secret=${SECRET}&period=7&issuer=Ferry`);
  await popup.close();
  const page = await vaultPage('entry', id);
  await page.until(() => /^then \d{3} \d{3}$/.test(document.querySelector('.detail .next')?.textContent ?? ''), 'the next code');
  const next = (await page.text('.detail .next')).replace(/\D/g, '');
  await page.until((/** @type {string} */ code) => document.querySelector('.detail .code')?.textContent === code, 'it to become the current one', next);
  await page.page.close();
});

// Every way in: the real extension adds an account from each, and its codes are right by an independent calculation.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { BROWSER } from './browser.mjs';
import { start } from './driver.mjs';
import { Popup } from './popup.mjs';
import { picture, startPages } from './qr-pages.mjs';
import { makeVault } from './scenes.mjs';

/** @type {import('./driver.mjs').Driver} */
let driver;
/** @type {Awaited<ReturnType<typeof startPages>>} */
let pages;
const folder = mkdtempSync(join(tmpdir(), 'holdfast-pictures-'));

before(async () => {
  pages = await startPages(uriOf);
  driver = await start();
  await (await makeVault(driver)).close();
});
after(async () => {
  await driver?.close();
  await pages?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A secret of its own for each way. @param {string} way */
const bytesOf = (way) => createHmac('sha256', 'ways').update(way).digest().subarray(0, 20);
/** @param {Buffer} bytes */
function base32(bytes) {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)]).join('');
}
/** @param {string} way */
function uriOf(way) {
  return `otpauth://totp/Harbour:${way}?secret=${base32(bytesOf(way))}&issuer=Harbour`;
}
/** RFC 6238, by node alone. @param {string} way @param {number} step */
function codeOf(way, step) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', bytesOf(way)).update(counter).digest();
  return String((hash.readUInt32BE((hash[19] ?? 0) & 15) & 0x7fffffff) % 1e6).padStart(6, '0');
}

/** The account is there and makes the codes of its secret. @param {Popup} page @param {string} way @param {string} [account] */
async function assertKept(page, way, account = way) {
  const { entries } = await page.send({ type: 'list' });
  const entry = entries.find((/** @type {any} */ one) => one.account === account);
  assert.ok(entry, `an account from ${way} among ${entries.map((/** @type {any} */ one) => one.account)}`);
  const { now, codes } = await page.send({ type: 'codes', ids: [entry.id] });
  const step = Math.floor(now / 30_000);
  assert.ok([codeOf(way, step), codeOf(way, step - 1)].includes(codes[0].code), `the code of ${way}`);
  return entry;
}

/** @param {Popup} popup */
async function saveIn(popup) {
  await popup.screen('preview');
  await popup.click('save');
  await popup.screen('added');
}

for (const way of ['link', 'inline-svg', 'data-image', 'session-image', 'canvas', 'table', 'shadow', 'capture']) {
  test(`one click adds from: ${way}`, async () => {
    await driver.go(`${pages.url}/${way}`);
    const popup = await driver.popup();
    await popup.click('add-from-page');
    await saveIn(popup);
    const entry = await assertKept(popup, way);
    assert.equal(entry.sites[0]?.host, new URL(pages.url).host, 'bound to the site that showed it');
    await popup.close();
  });
}

test('a picture that the session fetched once is never fetched again', () => assert.equal(pages.served, 1));

test('a key that is written out beside the words that announce it is offered when there is no picture', async () => {
  await driver.go(`${pages.url}/written`);
  const popup = await driver.popup();
  await popup.click('add-from-page');
  await popup.screen('preview');
  await popup.type('.offer-account', 'written');
  await saveIn(popup);
  await assertKept(popup, 'written');
  await popup.close();
});

for (const [way, code, words] of [['nothing', 'no-qr-code', /No QR code/], ['other-code', 'qr-not-otpauth', /There is a QR code, but/]]) {
  test(`nothing found says why: ${way}`, async () => {
    await driver.go(`${pages.url}/${way}`);
    const popup = await driver.popup();
    await popup.click('add-from-page');
    assert.equal(await popup.notice(), code);
    assert.match(await popup.text('#notices'), /** @type {RegExp} */ (words));
    await popup.close();
  });
}

/** @returns {Promise<Popup>} the screen of the vault page that brings in */
async function vaultAdd() {
  const page = new Popup(await driver.browser.newPage());
  await page.page.goto(`${driver.base}vault/vault.html#add`);
  return page.screen('add');
}

test('files, several at once', async () => {
  const paths = ['file', 'file-2'].map((way) => {
    const path = join(folder, `${way}.bmp`);
    writeFileSync(path, picture(uriOf(way)));
    return path;
  });
  const page = await vaultAdd();
  const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement> | null} */ (await page.page.$('#pictures'));
  await input?.uploadFile(...paths);
  await page.until(() => document.querySelectorAll('#found .offer').length === 2, 'two accounts to choose from');
  await page.click('save');
  await page.screen('accounts');
  await assertKept(page, 'file');
  await assertKept(page, 'file-2');
  await page.page.close();
});

for (const how of ['paste', 'drop']) {
  test(`a picture by ${how}`, async () => {
    const page = await vaultAdd();
    // The clipboard of a headless Firefox holds text alone: there the event is made, with the picture in its hands.
    const real = how === 'paste' && BROWSER === 'chromium';
    await page.page.evaluate(async (/** @type {string} */ name, /** @type {string} */ base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      if (name === 'clipboard') {
        const image = await createImageBitmap(new Blob([bytes], { type: 'image/bmp' }));
        const canvas = new OffscreenCanvas(image.width, image.height);
        canvas.getContext('2d')?.drawImage(image, 0, 0);
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': canvas.convertToBlob({ type: 'image/png' }) })]);
        return;
      }
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'screenshot.bmp', { type: 'image/bmp' }));
      const event = name === 'paste' ? new ClipboardEvent('paste', { bubbles: true }) : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      if (name === 'paste') Object.defineProperty(event, 'clipboardData', { value: data });
      document.body.dispatchEvent(event);
    }, real ? 'clipboard' : how, picture(uriOf(how)).toString('base64'));
    if (real) await driver.browser.paste(page.page);
    await page.type('.offer-host', 'https://harbour.example/login');
    await page.click('save');
    await page.screen('entry');
    const entry = await assertKept(page, how);
    assert.equal(entry.sites[0]?.host, 'harbour.example', 'the site can be named before saving');
    await page.page.close();
  });
}

test('pasted text with several addresses, and what is there already is named', async () => {
  const page = await vaultAdd();
  await page.type('#text', `${uriOf('text-1')} ${uriOf('link')}`);
  await page.click('check-text');
  await page.until(() => document.querySelector('#found [data-code=duplicate]'), 'the duplicate');
  await page.click('save');
  await page.screen('entry');
  await assertKept(page, 'text-1');
  const { entries } = await page.send({ type: 'list' });
  assert.equal(entries.filter((/** @type {any} */ one) => one.account === 'link').length, 1, 'a duplicate is not ticked');
  await page.page.close();
});

test('by hand, with the live code as proof', async () => {
  const page = await vaultAdd();
  await page.type('#name', 'Harbour');
  await page.type('#account', 'hand');
  await page.type('#secret', base32(bytesOf('hand')).toLowerCase().replace(/(.{4})/g, '$1 '));
  await page.click('check');
  await page.until(() => /^\d{3}\s?\d{3}$/.test(document.querySelector('#found .proof .code')?.textContent ?? ''), 'the live code');
  await page.click('save');
  await page.screen('entry');
  await assertKept(page, 'hand');
  await page.page.close();
});

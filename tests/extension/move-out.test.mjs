// What leaves the vault unsealed: only after the passphrase, and readable again; the emergency kit on paper.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { URI } from 'otpauth';
import { only } from './browser.mjs';
import { start } from './driver.mjs';
import { downloads } from './files.mjs';
import { sheetsOf } from './scanned.mjs';
import { makeVault } from './scenes.mjs';
import { PERSON } from './tour-steps.mjs';

const FOLDER = fileURLToPath(new URL('../../target/looks', import.meta.url));
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** @type {import('./driver.mjs').Driver} */
let driver;
/** @type {Awaited<ReturnType<typeof downloads>>} */
let saved;
/** @type {string[]} */
let coded = [];

before(async () => {
  mkdirSync(FOLDER, { recursive: true });
  driver = await start();
  saved = await downloads(driver);
  const popup = await makeVault(driver);
  const texts = [...Array(7).keys()].map((n) => `otpauth://totp/Harbour%20${n}:anna%40example.org?secret=${SECRET.slice(0, 24)}${'ABCDEFGH'[n]}AAAAAAA&issuer=Harbour%20${n}`);
  texts.push(`otpauth://totp/Slow:anna?secret=${SECRET}&issuer=Slow&period=60&digits=8&algorithm=SHA256`);
  const { token, offers } = await popup.send({ type: 'preview', text: texts.join('\n') });
  coded = (await popup.send({ type: 'add', token, picks: offers.map((/** @type {any} */ _, /** @type {number} */ index) => ({ index })) })).ids;
  await popup.send({ type: 'captureBackup', keep: { id: coded[0], host: 'harbour.example', codes: ['alpha-11', 'bravo-22'].map((text) => ({ text })) } });
  await popup.send({ type: 'captureBackup', keep: { name: 'Texts only', host: 'texts.example', codes: [{ text: 'zulu-99' }] } });
  await popup.close();
});
after(() => driver?.close());

/** @param {import('./popup.mjs').Popup} page @param {string} format @param {string} passphrase */
async function write(page, format, passphrase) {
  await page.press(`input[value=${format}]`);
  await page.type('#out-passphrase', passphrase);
  await page.click('export');
}

test('without the passphrase nothing is written', async () => {
  const page = await driver.open('vault/vault.html#move');
  await page.screen('move');
  await write(page, 'otpauth', 'not the passphrase');
  assert.equal(await page.notice(), 'wrong-passphrase');
  assert.equal(await page.text('#out-result'), '');
  assert.deepEqual(await page.send({ type: 'export', to: 'json' }), { error: { code: 'bad-message' } });
  assert.deepEqual(await page.send({ type: 'kit', ticket: 'guessed', ids: coded, drawn: true }), { error: { code: 'offer-expired' } });
  await page.page.close();
});

test('each file reads back as what is here, and what it lacks is told', async () => {
  const page = await driver.open('vault/vault.html#move');
  await page.screen('move');
  for (const [format, name] of /** @type {[string, RegExp][]} */ ([['otpauth', /otpauth\.txt$/], ['aegis', /aegis\.json$/], ['json', /json\.json$/]])) {
    await write(page, format, PERSON.passphrase);
    await page.until(() => document.querySelector('#out-result [data-code=written]'), 'that it was written');
    const text = (await saved.next(name)).bytes.toString('utf8');
    assert.equal(await page.page.$eval('#out-result [data-count]', (one) => one.getAttribute('data-count')), format === 'json' ? '9' : '8');
    if (format === 'otpauth') {
      const { offers } = await page.send({ type: 'preview', text });
      assert.deepEqual(new Set(offers.map((/** @type {any} */ one) => one.duplicateOf)), new Set(coded));
      const now = Date.now();
      const codes = (await page.send({ type: 'codes', ids: coded })).codes.map((/** @type {any} */ one) => one.code).sort();
      assert.deepEqual(text.trim().split('\n').map((line) => URI.parse(line).generate({ timestamp: now })).sort(), codes, 'the otpauth package makes the same codes');
      assert.match(await page.text('#out-result'), /1 account does not fit into this format.*backup codes of 1 account.*The sites of 8 accounts/s);
    }
    if (format === 'json') assert.ok(text.includes('zulu-99') && text.includes('alpha-11'));
  }
  await page.page.close();
});

test('the QR codes for Google read back, one after the other', async () => {
  const page = await driver.open('vault/vault.html#move');
  await page.screen('move');
  await write(page, 'google', PERSON.passphrase);
  await page.until(() => document.querySelector('#out-result svg.qr path'), 'a QR code');
  assert.match(await page.text('#out-result'), /7 accounts were written/);
  const png = await (await page.page.$('#out-result svg.qr'))?.screenshot({ encoding: 'base64' });
  const found = await page.send({ type: 'scan', from: 'pictures', pictures: [`data:image/png;base64,${png}`] });
  assert.deepEqual(new Set(found.offers.map((/** @type {any} */ one) => one.duplicateOf)), new Set(coded.slice(0, 7)));
  await page.click('hide');
  await page.until(() => !document.querySelector('#out-result svg.qr'), 'that it is gone');
  await page.page.close();
});

test('the kit holds every code as a QR code and every backup code, and leaves nothing behind', async () => {
  const page = await driver.open('print/kit.html');
  await page.screen('form');
  await page.type('#kit-passphrase', 'not the passphrase');
  await page.click('make-kit');
  assert.equal(await page.notice(), 'wrong-passphrase');
  await page.type('#kit-passphrase', PERSON.passphrase);
  await page.click('make-kit');
  await page.screen('kit');
  const words = await page.text('.paper');
  for (const text of ['9 accounts', '3 unused backup codes', 'alpha-11', 'bravo-22', 'zulu-99', 'How to restore', 'Recovery key']) assert.ok(words.includes(text), text);
  assert.equal(words.includes(SECRET.slice(0, 24)), false, 'keys stand there as text only when asked for');

  await page.page.emulateMediaType('print');
  await page.page.setViewport({ width: 690, height: 980, deviceScaleFactor: 2 }); // A4 within its margins
  const picture = await page.page.screenshot({ fullPage: true, encoding: 'base64' });
  writeFileSync(join(FOLDER, 'kit-printed.png'), Buffer.from(picture, 'base64'));
  const found = await page.send({ type: 'scan', from: 'pictures', pictures: [`data:image/png;base64,${picture}`] });
  assert.deepEqual(new Set(found.offers.map((/** @type {any} */ one) => one.duplicateOf)), new Set(coded), 'all of them, from one picture of the paper');

  assert.equal((await page.send({ type: 'settings' })).kitAt, undefined, 'a kit counts when a person says that it is on paper');
  await page.page.emulateMediaType('screen');
  await page.page.click('#printed');
  assert.equal(await page.notice(), 'printed');
  const { kitAt } = await page.send({ type: 'settings' });
  assert.ok(kitAt > Date.now() - 120_000 && kitAt <= Date.now());
  await page.click('clear');
  await page.screen('form');
  await page.page.click('#with-codes');
  await page.type('#kit-passphrase', PERSON.passphrase);
  await page.click('make-kit');
  await page.screen('kit');
  assert.equal(await page.page.$('#printed'), null, 'a kit without the backup codes is no copy of everything');

  // The key on it was made for it, and opens the vault.
  const [key] = words.match(/(?:[0-9A-Z]{4}-){8}[0-9A-Z]{4}/) ?? [];
  assert.ok(key, 'a recovery key stands on it');
  const { slots } = await page.send({ type: 'slots' });
  assert.deepEqual(slots.filter((/** @type {any} */ slot) => slot.kind === 'recovery').map((/** @type {any} */ slot) => /^Emergency kit of /.test(slot.label)), [true]);

  const other = await driver.open('vault/vault.html#accounts');
  await other.screen('accounts');
  await other.send({ type: 'lock' });
  await page.screen('locked');
  assert.equal(await page.page.evaluate(() => /alpha-11|svg/.test(document.getElementById('sheet')?.innerHTML ?? '')), false, 'locking takes it off the page');
  const kept = JSON.stringify([await driver.stored('local'), await driver.stored('session'), await driver.mirrored()]);
  for (const secret of ['alpha-11', 'zulu-99', SECRET.slice(0, 24), key]) assert.equal(kept.includes(secret), false);
  assert.equal((await other.send({ type: 'unlock', recoveryKey: key })).vault, 'unlocked');
  await other.page.close();
  await page.page.close();
});

test('the printed sheets bring everything back in a new browser', { timeout: 120_000, skip: only('chromium') }, async () => {
  const page = await driver.open('print/kit.html');
  await page.screen('form');
  assert.equal(await page.page.$eval('[name=kit-key]:checked', (one) => one.getAttribute('value')), 'line', 'there is a key by now');
  await page.type('#kit-passphrase', PERSON.passphrase);
  await page.click('make-kit');
  await page.screen('kit');
  for (const format of /** @type {const} */ (['a4', 'letter'])) {
    const pdf = await /** @type {any} */ (page.page).pdf({ format });
    writeFileSync(join(FOLDER, `kit-${format}.pdf`), pdf);
    const sheets = await sheetsOf(pdf);
    const text = sheets.map((sheet) => sheet.text).join('\n');
    for (const words of ['Holdfast emergency kit', 'How to restore', 'Recovery key', 'alpha-11', 'bravo-22', 'zulu-99']) assert.ok(text.includes(words), `${words} on ${format}`);
    for (const part of ['Print', 'Clear this page', 'passport']) assert.equal(text.includes(part), false, `${part} is not for paper`);
    const codes = sheets.flatMap((sheet) => sheet.codes);
    const now = Date.now();
    const here = (await page.send({ type: 'codes', ids: coded })).codes.map((/** @type {any} */ one) => one.code).sort();
    assert.deepEqual(codes.map((code) => URI.parse(code).generate({ timestamp: now })).sort(), here, `ZXing and the otpauth package on ${format}`);
    if (format === 'letter') continue;

    const fresh = await start();
    try {
      const popup = await makeVault(fresh);
      for (const { png } of sheets) {
        const found = await popup.send({ type: 'scan', from: 'pictures', pictures: [`data:image/png;base64,${png.toString('base64')}`] });
        if (!found.offers) continue; // a sheet of backup codes alone
        await popup.send({ type: 'add', token: found.token, picks: found.offers.map((/** @type {any} */ _, /** @type {number} */ index) => ({ index })) });
      }
      const { entries } = await popup.send({ type: 'list' });
      const names = entries.map((/** @type {any} */ one) => `${one.name} ${one.account}`).sort();
      assert.deepEqual(names, [...[...Array(7).keys()].map((n) => `Harbour ${n} anna@example.org`), 'Slow anna'].sort());
      const there = (await popup.send({ type: 'codes', ids: entries.map((/** @type {any} */ one) => one.id) })).codes.map((/** @type {any} */ one) => one.code).sort();
      assert.deepEqual(there, (await page.send({ type: 'codes', ids: coded })).codes.map((/** @type {any} */ one) => one.code).sort());
      await popup.close();
    } finally {
      await fresh.close();
    }
  }
  await page.page.close();
});

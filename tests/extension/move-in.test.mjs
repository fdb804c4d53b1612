// Another app's file in the hands of a person: the dry run changes nothing, one press takes it in, one takes it out again.
import assert from 'node:assert/strict';
import { scryptSync, createCipheriv, randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { start } from './driver.mjs';
import { choose } from './files.mjs';
import { makeVault } from './scenes.mjs';

const SECRETS = { ferry: 'JBSWY3DPEHPK3PXPJBSWY3DP', quay: 'GEZDGNBVGY3TQOJQGEZDGNBV', tide: 'MFRGGZDFMZTWQ2LKMFRGGZDF' };
const CODES = 'Backup codes:\n1. 4f7a-91bc\n2. 83de-02aa\n3. 77c1-9e0d\n4. 1b2c-88f0\n5. 60de-4c31';

/** @type {import('./driver.mjs').Driver} */
let driver;

before(async () => {
  driver = await start();
  const popup = await makeVault(driver);
  for (const [name, secret] of [['Ferry', SECRETS.ferry], ['Quay', 'KRSXG5CTMVRXEZLUKRSXG5CT']]) {
    const { token } = await popup.send({ type: 'preview', text: `otpauth://totp/${name}:anna?secret=${secret}&issuer=${name}` });
    await popup.send({ type: 'add', token, picks: [{ index: 0 }] });
  }
  await popup.close();
});
after(() => driver?.close());

/** @param {string} issuer @param {string} secret @param {string} [note] */
const item = (issuer, secret, note = '') => ({
  type: 'totp', uuid: crypto.randomUUID(), name: 'anna', issuer, note, favorite: false, icon: null, info: { secret, algo: 'SHA1', digits: 6, period: 30 }, groups: [],
});

/** @param {object[]} entries */
const database = (entries) => ({ version: 3, entries, groups: [] });

/** @param {object[]} entries an Aegis export */
const plain = (entries) => ({ name: 'aegis-plain.json', bytes: Buffer.from(JSON.stringify({ version: 1, header: { slots: null, params: null }, db: database(entries) })) });

/** The same, sealed as its docs/vault.md says. @param {object[]} entries @param {string} password @param {{ N: number, p: number }} [cost] */
function sealed(entries, password, { N, p } = { N: 32768, p: 1 }) {
  const gcm = (/** @type {Buffer} */ key, /** @type {Buffer} */ text) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const out = Buffer.concat([cipher.update(text), cipher.final()]);
    return { out, params: { nonce: nonce.toString('hex'), tag: cipher.getAuthTag().toString('hex') } };
  };
  const [master, salt] = [randomBytes(32), randomBytes(32)];
  const slot = gcm(scryptSync(password, salt, 32, { N, r: 8, p, maxmem: 2 ** 30 }), master);
  const db = gcm(master, Buffer.from(JSON.stringify(database(entries))));
  const header = { slots: [{ type: 1, uuid: crypto.randomUUID(), key: slot.out.toString('hex'), key_params: slot.params, n: N, r: 8, p, salt: salt.toString('hex'), repaired: true, is_backup: false }], params: db.params };
  return { name: 'aegis-sealed.json', bytes: Buffer.from(JSON.stringify({ version: 1, header, db: db.out.toString('base64') })) };
}

async function movePage() {
  const page = await driver.open('vault/vault.html#move');
  return page.screen('move');
}

/** @param {import('./popup.mjs').Popup} page @returns {Promise<any[]>} */
const entries = async (page) => (await page.send({ type: 'list' })).entries.sort((/** @type {any} */ a, /** @type {any} */ b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));

/** @param {import('./popup.mjs').Popup} page @returns {Promise<Record<string, number>>} */
const counts = (page) => page.page.$$eval('#dry-run [data-part][data-count]', (all) => Object.fromEntries(all.map((one) => [one.getAttribute('data-part'), Number(one.getAttribute('data-count'))])));

test('the dry run tells new, here, changed and not understood apart, and changes nothing', async () => {
  const kept = await driver.stored('local');
  const page = await movePage();
  await choose(page, '#import-files', plain([item('Ferry', SECRETS.ferry), item('Quay', SECRETS.quay), item('Tide', SECRETS.tide, CODES), item('Bad', 'JBSW0')]));
  await page.until(() => document.querySelector('#dry-run [data-action=take-import]'), 'the dry run');
  assert.deepEqual(await counts(page), { new: 1, changed: 1, here: 1, refused: 1 });
  assert.match(await page.text('#dry-run [data-part=new]'), /Tide.*5 backup codes/s);
  assert.match(await page.text('#dry-run [data-part=refused]'), /No\. 4, “Bad: anna”/);
  const html = await page.page.evaluate(() => document.documentElement.outerHTML);
  for (const secret of [...Object.values(SECRETS), 'JBSW0', '4f7a-91bc']) assert.equal(html.includes(secret), false, 'no secret on the page (P2)');
  assert.deepEqual(await driver.stored('local'), kept);
  await page.page.close();
});

test('one press takes in what was chosen, and one takes out exactly that', async () => {
  const page = await movePage();
  const earlier = await entries(page);
  await choose(page, '#import-files', plain([item('Quay', SECRETS.quay), item('Tide', SECRETS.tide, CODES)]));
  await page.until(() => document.querySelector('#dry-run [data-action=take-import]'), 'the dry run');
  await page.page.select('#dry-run [data-part=changed] select', 'replace');
  await page.click('take-import');
  await page.until(() => document.querySelector('[data-code=taken]'), 'that it was taken in');
  assert.match(await page.text('[data-code=taken]'), /1 account taken in, 1 account changed.*delete “aegis-plain.json”/s);
  const now = await entries(page);
  assert.equal(now.length, 3);
  assert.equal(now.find((one) => one.name === 'Tide').backup.unspent, 5, 'backup codes from the note');
  await driver.killWorker();
  await page.click('undo-import');
  await page.until(() => document.querySelector('[data-code=undone]'), 'that it was taken out');
  const after = await entries(page);
  assert.deepEqual(after.map((one) => [one.id, one.name, one.otp]), earlier.map((one) => [one.id, one.name, one.otp]));
  const { codes } = await page.send({ type: 'export', ids: [after.find((one) => one.name === 'Quay').id], confirmed: true });
  assert.match(codes[0].text, /secret=KRSXG5CTMVRXEZLUKRSXG5CT&/, 'the code that was here is here again');
  await page.page.close();
});

test('an encrypted file asks for its password, tells a wrong one, and opens', async () => {
  const page = await movePage();
  await choose(page, '#import-files', sealed([item('Tide', SECRETS.tide)], 'a harbour in autumn'));
  await page.type('#import-password', 'a harbour in spring');
  await page.click('open-import');
  assert.equal(await page.notice(/wrong-/), 'wrong-or-damaged', 'an Aegis file does not tell which');
  await page.type('#import-password', 'a harbour in autumn');
  await page.click('open-import');
  await page.until(() => document.querySelector('#dry-run [data-action=take-import]'), 'the dry run');
  assert.deepEqual(await counts(page), { new: 1 });
  await page.click('take-import');
  await page.until(() => document.querySelector('[data-code=taken]'), 'that it was taken in');
  assert.ok((await entries(page)).some((one) => one.name === 'Tide'));
  await page.page.close();
});

test('backup codes go out of the note that held them, unless they are to stay there; an undo takes both out', async () => {
  const page = await movePage();
  for (const trim of [true, false]) {
    await choose(page, '#import-files', plain([item('Pier', 'MFRGGZDFMZTWQ2LKMFRGGZDG', `Opened by Mia.\n${CODES}`)]));
    await page.until(() => document.querySelector('#dry-run #trim-notes'), 'the question about notes');
    assert.match(await page.text('#dry-run'), /Take them out of the note that they stand in \(1\)/);
    assert.equal(await page.page.$eval('#trim-notes', (one) => /** @type {HTMLInputElement} */ (one).checked), true, 'so it is proposed');
    if (!trim) await page.press('#trim-notes');
    await page.click('take-import');
    await page.until(() => document.querySelector('[data-code=taken]'), 'that it was taken in');
    const pier = (await entries(page)).find((one) => one.name === 'Pier');
    assert.equal(pier.backup.unspent, 5);
    assert.equal(pier.note, trim ? 'Opened by Mia.' : `Opened by Mia.\n${CODES}`);
    await page.click('undo-import');
    await page.until(() => document.querySelector('[data-code=undone]'), 'that it was taken out');
    assert.equal((await entries(page)).some((one) => one.name === 'Pier'), false);
  }
  await page.page.close();
});

test('a cost that nobody can pay is refused before any work', async () => {
  const huge = 2 ** 31;
  const slot = { type: 1, n: huge, r: 8, p: 1, salt: '00', key: '00', key_params: { nonce: '00', tag: '00' } };
  const ente = (/** @type {number} */ memLimit) => ({ version: 1, kdfParams: { memLimit, opsLimit: 4, salt: 'AAAAAAAAAAAAAAAAAAAAAA==' }, encryptedData: 'AAAA', encryptionNonce: 'AAAA' });
  const bitwarden = { encrypted: true, passwordProtected: true, salt: 'x', kdfType: 0, kdfIterations: huge, data: '2.a|b|c' };
  const page = await movePage();
  for (const [name, file] of Object.entries({ 'scrypt 2^31': { version: 1, header: { slots: [slot], params: { nonce: '00', tag: '00' } }, db: 'AAAA' }, 'Argon2id above 1 GiB': ente(2 ** 30 + 1024), 'PBKDF2 2^31': bitwarden })) {
    await page.page.evaluate(() => document.getElementById('notices')?.replaceChildren());
    const began = Date.now();
    await choose(page, '#import-files', { name: 'costly.json', bytes: Buffer.from(JSON.stringify(file)) });
    assert.equal(await page.notice(), 'cost-too-high', name);
    const took = Date.now() - began;
    console.log(`${name}: refused in ${took} ms`);
    assert.ok(took < 3000, `${name} took ${took} ms`);
    assert.equal(await page.page.$('#import-password'), null);
  }
  // What Ente really asks for is borne: its password is asked.
  await choose(page, '#import-files', { name: 'ente.json', bytes: Buffer.from(JSON.stringify(ente(2 ** 30))) });
  await page.until(() => document.querySelector('#import-password'), 'the password to be asked');
  await page.page.close();
});

test('a long opening tells how far it is, leaves the popup alone, and can be cancelled', { timeout: 180_000 }, async () => {
  const page = await movePage();
  const file = sealed([item('Mole', 'MFRGGZDFMZTWQ2LKMFRGGZDH')], 'a slow harbour', { N: 65536, p: 16 });
  const open = async () => {
    await choose(page, '#import-files', file);
    await page.type('#import-password', 'a slow harbour');
    await page.click('open-import');
    await page.until(() => document.querySelector('#import-progress')?.checkVisibility(), 'the progress');
  };
  const shown = () => page.page.$eval('#import-progress', (one) => ({ part: /** @type {HTMLProgressElement} */ (one).value, all: Number(/** @type {HTMLElement} */ (one).dataset.expected) }));

  await open();
  const first = await shown();
  await page.until((/** @type {number} */ earlier) => (/** @type {HTMLProgressElement | null} */ (document.querySelector('#import-progress'))?.value ?? 0) > earlier, 'the progress to go on', first.part);
  assert.match(await page.text('#import-waiting'), /^\d+ % · about \d+ seconds? left$/);
  const asked = Date.now();
  const popup = await driver.popup();
  await popup.until(() => /\d{3}/.test(document.querySelector('.code')?.textContent ?? ''), 'a code in the popup');
  console.log(`a popup showed a code after ${Date.now() - asked} ms, while a file was opened`);
  assert.equal(await page.page.$('#dry-run'), null, 'the file is still being opened');
  await popup.close();
  await page.page.bringToFront();
  const stopped = Date.now();
  await page.click('cancel');
  await page.until(() => !document.querySelector('#import-progress'), 'that it stopped');
  assert.ok(Date.now() - stopped < 2000);
  assert.equal(await page.text('#notices'), '');

  await open();
  const began = Date.now();
  const { all } = await shown();
  await page.until(() => document.querySelector('#dry-run [data-action=take-import]'), 'the dry run', undefined);
  console.log(`reckoned ${all} ms, took ${Date.now() - began} ms`);
  assert.deepEqual(await counts(page), { new: 1 });
  await page.page.close();
});

test('what is no export is refused by name', async () => {
  const page = await movePage();
  await choose(page, '#import-files', { name: 'letter.txt', bytes: Buffer.from('Dear Anna, the harbour is quiet.') });
  assert.equal(await page.notice(), 'unknown-format');
  await page.page.close();
});

test('10,000 entries come in within seconds, and a popup answers meanwhile', { timeout: 180_000 }, async () => {
  const page = await movePage();
  const base32 = (/** @type {number} */ n) => [...Array(16).keys()].map((at) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[(n >> (at % 4) * 5) & 31]).join('');
  const taken = (await entries(page)).length;
  const many = [...Array(10_000 - taken).keys()].map((n) => ({ ...item(`Many ${n}`, base32(n + 1)), name: `anna-${n}` }));
  const began = Date.now();
  await choose(page, '#import-files', plain(many));
  await page.until(() => document.querySelector('#dry-run [data-action=take-import]'), 'the dry run');
  const looked = Date.now();
  await page.click('take-import');
  const asked = Date.now();
  const popup = await driver.popup();
  await popup.until(() => /\d{3}/.test(document.querySelector('.code')?.textContent ?? ''), 'a code in the popup');
  const waited = Date.now() - asked;
  const done = await page.page.evaluate(() => document.querySelector('[data-code=taken]') !== null);
  await popup.close();
  await page.page.bringToFront();
  await page.until(() => document.querySelector('[data-code=taken]'), 'that it was taken in');
  const took = Date.now();
  console.log(`10,000 entries: dry run ${looked - began} ms, taken in ${took - looked} ms; a popup opened meanwhile showed a code after ${waited} ms${done ? '' : ', before they were in'}`);
  assert.ok(looked - began < 5000 && waited < 5000);
  await page.page.bringToFront();
  assert.equal((await entries(page)).length, 10_000);
  await page.click('undo-import');
  await page.until(() => document.querySelector('[data-code=undone]'), 'that it was taken out');
  assert.equal((await entries(page)).length, taken);
  await page.page.close();
});

test('what came into an empty vault can be taken out again, and the vault goes on', async () => {
  const fresh = await start();
  try {
    await (await makeVault(fresh)).close();
    const page = await fresh.open('vault/vault.html#move');
    await choose(page, '#import-files', plain([item('Ferry', SECRETS.ferry)]));
    await page.until(() => document.querySelector('#dry-run [data-action=take-import]'), 'the dry run');
    await page.click('take-import');
    await page.click('undo-import');
    await page.until(() => document.querySelector('[data-code=undone]'), 'that it was taken out');
    await fresh.killWorker();
    assert.deepEqual((await page.send({ type: 'list' })).entries, []);
    const { copies } = await page.send({ type: 'copies' });
    assert.ok(copies.some((/** @type {{ count?: number }} */ { count }) => count === 1), 'what was taken out still lies among the copies (P5)');
  } finally {
    await fresh.close();
  }
});

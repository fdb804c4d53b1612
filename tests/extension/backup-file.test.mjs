// A backup file from beginning to end: saved, read back, forgotten by the browser, restored. And trying a restore, which
// changes nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from './driver.mjs';
import { choose, downloads } from './files.mjs';
import { Popup } from './popup.mjs';
import { makeVault } from './scenes.mjs';
import { PERSON } from './tour-steps.mjs';

const OWN = 'harbour lantern tide 58';

/** @type {import('./driver.mjs').Driver} */
let driver;
/** @type {Awaited<ReturnType<typeof downloads>>} */
let saved;
/** @type {import('./files.mjs').Saved} the file that the first test leaves behind */
let backup;

before(async () => {
  driver = await start();
  saved = await downloads(driver);
  const popup = await makeVault(driver);
  for (const name of ['Ferry', 'Quay', 'Lighthouse']) {
    const { token } = await popup.send({ type: 'preview', text: `otpauth://totp/${name}:anna?secret=${name === 'Quay' ? 'GEZDGNBVGY3TQOJQ' : 'JBSWY3DPEHPK3PXP'}&issuer=${name}` });
    await popup.send({ type: 'add', token, picks: [{ index: 0 }] });
  }
  await popup.send({ type: 'captureBackup', keep: { name: 'Chandler', host: 'chandler.example', codes: ['alpha-11', 'bravo-22', 'charlie-33'].map((text) => ({ text })) } });
  await popup.close();
});
after(() => driver?.close());

/** @param {string} screen @param {import('./driver.mjs').Driver} [where] */
function vaultPage(screen, where = driver) {
  return where.open(`vault/vault.html#${screen}`);
}

/** @param {Popup} page @returns {Promise<any[]>} */
const entries = async (page) => (await page.send({ type: 'list' })).entries;

/** @param {Popup} page @param {string} part @returns {Promise<number>} */
const counted = (page, part) => page.page.evaluate((wanted) => Number(document.querySelector(`#difference [data-part="${wanted}"]`)?.getAttribute('data-count') ?? 0), part);

test('a backup counts only when it was read back from the file', async () => {
  const page = await vaultPage('backup');
  await page.screen('backup');
  await page.until(() => document.querySelector('#backup-state [data-level=never]'), 'that nothing is backed up');
  await page.click('save-backup');
  const file = await saved.next(/\.holdfast$/);
  backup = file;
  const { 'vault.a': a, 'vault.b': b } = await driver.stored('local');
  assert.ok([a, b].includes(file.bytes.toString('base64')), 'the file is the vault as it is stored');
  assert.equal((await page.send({ type: 'settings' })).backupAt, undefined, 'saving alone does not count');
  await choose(page, '#backup-file', file);
  await page.until(() => document.querySelector('#read-back-said [data-code=read-back]'), 'that it was read back');
  assert.match(await page.text('#read-back-said'), /byte for byte .* 4 accounts/);
  assert.equal(await counted(page, 'same'), 4);
  await page.until(() => document.querySelector('#backup-state [data-level=good]'), 'that everything is in it');
  const { backupAt, backupCount } = await page.send({ type: 'settings' });
  assert.equal(backupCount, 4);
  assert.ok(Math.abs(backupAt - Date.now()) < 120_000);
  await page.page.close();
});

test('a damaged file, and one that is none, do not count', async () => {
  const page = await vaultPage('backup');
  await page.screen('backup');
  const flipped = Buffer.from(backup.bytes);
  flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1;
  await choose(page, '#backup-file', { name: 'broken.holdfast', bytes: flipped });
  assert.equal(await page.notice(), 'damaged');
  await choose(page, '#backup-file', { name: 'text.holdfast', bytes: Buffer.from('Dear diary') });
  assert.equal(await page.notice(/not-a-vault/), 'not-a-vault');
  await page.page.close();
});

test('a change is said to be in no backup, in the popup and on the page', async () => {
  const popup = await driver.popup();
  await popup.screen('list');
  assert.equal(await popup.text('[data-code=backup-age]'), '', 'all is in the backup');
  const chandler = (await entries(popup)).find((one) => one.name === 'Chandler');
  await popup.send({ type: 'spend', id: chandler.id, index: 0 });
  await popup.close();
  const again = await driver.popup();
  await again.screen('list');
  assert.match(await again.text('[data-code=backup-age]'), /^1 account was added or changed since/);
  await again.close();
  const page = await vaultPage('safe');
  await page.screen('safe');
  assert.equal(await page.page.$eval('[aria-label="Backup file"]', (card) => card.getAttribute('data-level')), 'old');
  await page.page.close();
});

test('trying a restore changes nothing, and refuses a wrong passphrase', async () => {
  const before = await driver.stored('local');
  const page = await vaultPage('drill');
  await page.screen('drill');
  await choose(page, '#drill-file', backup);
  await page.type('#drill-passphrase', 'not the passphrase');
  await page.click('compare-backup');
  assert.equal(await page.notice(), 'wrong-passphrase');
  await page.type('#drill-passphrase', PERSON.passphrase);
  await page.click('compare-backup');
  await page.until(() => document.querySelector('#difference'), 'the difference');
  assert.deepEqual([await counted(page, 'same'), await counted(page, 'newer'), await counted(page, 'only-here')], [3, 1, 0]);
  assert.match(await page.text('#difference [data-part=newer]'), /Chandler.*backup codes/s);
  assert.deepEqual(await driver.stored('local'), before, 'not a byte is another');
  await page.page.close();
});

test('taking a backup in brings back what is gone, keeps what is newer, and keeps a copy of what was', async () => {
  const page = await vaultPage('drill');
  await page.screen('drill');
  const quay = (await entries(page)).find((one) => one.name === 'Quay');
  await page.send({ type: 'remove', id: quay.id });
  await choose(page, '#drill-file', backup);
  await page.type('#drill-passphrase', PERSON.passphrase);
  await page.click('compare-backup');
  await page.click('merge-backup');
  await page.screen('accounts');
  const now = await entries(page);
  assert.equal(now.find((one) => one.name === 'Quay').trashed, undefined);
  assert.equal(now.find((one) => one.name === 'Chandler').backup.unspent, 2, 'a code that was used stays used');
  assert.ok((await page.send({ type: 'copies' })).copies.some((/** @type {any} */ copy) => copy.place === 'before'));
  await page.page.close();
});

test('replacing asks first, makes the vault as the backup was, and can be taken back', async () => {
  const page = await vaultPage('drill');
  await page.screen('drill');
  await choose(page, '#drill-file', backup);
  await page.type('#drill-passphrase', PERSON.passphrase);
  await page.click('compare-backup');
  await page.click('ask-replace');
  await page.click('replace-vault');
  await page.screen('accounts');
  assert.equal((await entries(page)).find((one) => one.name === 'Chandler').backup.unspent, 3);
  const copies = (await page.send({ type: 'copies' })).copies.filter((/** @type {any} */ copy) => copy.place === 'before');
  await page.send({ type: 'copies', bring: copies[0].id, how: 'replace' });
  assert.equal((await entries(page)).find((one) => one.name === 'Chandler').backup.unspent, 2);
  await page.page.close();
});

test('a file with a passphrase of its own opens with that one alone', async () => {
  const page = await vaultPage('backup');
  await page.screen('backup');
  await page.press('#opens-own');
  await page.type('#passphrase', OWN);
  await page.type('#passphrase-again', `${OWN}x`);
  await page.click('save-backup');
  await page.until(() => document.querySelector('#mismatch')?.checkVisibility(), 'that the two are not the same');
  await page.type('#passphrase-again', OWN);
  await page.click('save-backup');
  const file = await saved.next(/\.holdfast$/);
  await choose(page, '#backup-file', file);
  await page.until(() => document.querySelector('#read-back-said [data-code=read-back]'), 'that it was read back');
  assert.match(await page.text('#read-back-said'), /byte for byte/);
  const there = file.bytes.toString('base64');
  const asked = (/** @type {string} */ passphrase) => page.send({ type: 'import', step: 'drill', backup: there, way: { passphrase } });
  assert.deepEqual(await asked(PERSON.passphrase), { error: { code: 'wrong-passphrase' } });
  assert.equal((await asked(OWN)).difference.same, 4);
  await page.page.close();
});

test('a new browser begins with the backup file, and the codes are the same', async () => {
  const other = await start();
  try {
    const first = await other.popup();
    await first.screen('first-run');
    await first.press('[data-action=from-backup]');
    await first.closed();
    const page = await vaultPage('begin', other);
    await choose(page, '#begin-file', backup);
    await page.type('#begin-passphrase', 'not the passphrase');
    await page.click('begin');
    assert.equal(await page.notice(), 'wrong-passphrase');
    await page.type('#begin-passphrase', PERSON.passphrase);
    await page.click('begin');
    await page.screen('accounts');
    assert.deepEqual((await entries(page)).map((one) => one.name).sort(), ['Chandler', 'Ferry', 'Lighthouse', 'Quay']);
    const here = await vaultPage('accounts');
    await here.screen('accounts');
    const codes = async (/** @type {Popup} */ where) => new Set((await entries(where)).map((one) => one.id));
    assert.deepEqual(await codes(page), await codes(here));
    await page.send({ type: 'lock' });
    assert.equal((await page.send({ type: 'unlock', passphrase: PERSON.passphrase })).vault, 'unlocked');
    assert.deepEqual(await page.send({ type: 'import', step: 'begin', backup: 'SE9MREZBU1Q=', way: { passphrase: 'x' } }), { error: { code: 'truncated' } });
    await here.page.close();
  } finally {
    await other.close();
  }
});

// Damaged storage: every copy of the vault is broken in turn, behind the extension's back (P5).
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { start } from './driver.mjs';
import { addShapes, makeVault, unlock } from './scenes.mjs';

/** @type {import('./driver.mjs').Driver} */
let driver;
/** @type {import('./popup.mjs').Popup | undefined} */
let popup;
/** @type {Record<string, unknown>} */
let whole;
/** The slot that was written last. */
let newest = '';
const SLOTS = ['vault.a', 'vault.b'];

before(async () => {
  driver = await start();
  await (await makeVault(driver)).close();
  await addShapes(driver);
  const earlier = await driver.stored('local');
  const open = await driver.popup();
  const { entries } = await open.send({ type: 'list' });
  await open.send({ type: 'edit', id: entries[0].id, changes: { note: 'the last change' } });
  await open.close();
  whole = await driver.stored('local');
  newest = SLOTS.find((slot) => earlier[slot] !== whole[slot]) ?? '';
  assert.ok(newest, 'the change went to one of the two slots');
  assert.equal(SLOTS.filter((slot) => earlier[slot] !== whole[slot]).length, 1, 'and left the other as it was');
});
after(() => driver?.close());
afterEach(async () => {
  await popup?.close();
  popup = undefined;
});

/** @param {unknown} text Base64 with one byte of the payload changed. */
function broken(text) {
  const bytes = Buffer.from(String(text), 'base64');
  const at = bytes.length - 40;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString('base64');
}

/** Locks, then puts back what was whole, then breaks. @param {Record<string, unknown>} changes @param {boolean} mirror whether to break the mirror */
async function withDamage(changes, mirror) {
  const open = await driver.popup();
  await open.send({ type: 'lock' });
  await open.close();
  await driver.killWorker();
  await driver.inside(() => chrome.storage.local.clear());
  await driver.damage({ ...whole, ...changes });
  await setMirror(mirror ? broken(whole[newest]) : String(whole[newest]));
  popup = await driver.popup();
  return popup;
}

/** @param {string} base64 */
function setMirror(base64) {
  return driver.inside(async (text) => {
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    /** @param {IDBRequest<any>} request @returns {Promise<any>} */
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const { name = '' } of await indexedDB.databases()) {
      const base = await done(indexedDB.open(name));
      for (const store of base.objectStoreNames) {
        const change = base.transaction(store, 'readwrite').objectStore(store);
        for (const key of await done(change.getAllKeys())) await done(change.put(bytes, key));
      }
      base.close();
    }
  }, base64);
}

/** @param {import('./popup.mjs').Popup} open */
async function noteOf(open) {
  const { entries } = await open.send({ type: 'list' });
  assert.equal(entries.length, 1, 'the account is there');
  return entries[0].note;
}

test('the newest copy damaged: the vault opens from another one, says so, and keeps the damaged one', async () => {
  const damaged = broken(whole[newest]);
  const open = await withDamage({ [newest]: damaged }, false);
  await unlock(open);
  await open.screen('list');
  assert.equal(await noteOf(open), 'the last change', 'the mirror has the newest change');
  assert.equal(await open.notice(), 'copy-lost', 'nothing is lost');
  for (const note of ['after the damage', 'and once more']) {
    await open.send({ type: 'edit', id: (await open.send({ type: 'list' })).entries[0].id, changes: { note } });
  }
  const kept = (await open.send({ type: 'copies' })).copies.filter((/** @type {any} */ copy) => copy.place === 'aside');
  assert.deepEqual(kept.map((/** @type {any} */ copy) => copy.state), ['damaged']);
  assert.equal(kept[0].size, Buffer.from(damaged, 'base64').length, 'the damaged copy is still there after two writes');
});

test('the newest copy and the mirror damaged: the generation before opens, and says so', async () => {
  const open = await withDamage({ [newest]: broken(whole[newest]) }, true);
  await unlock(open);
  await open.screen('list');
  assert.equal((await noteOf(open)) ?? '', '', 'one change older');
  assert.equal(await open.notice(), 'fell-back');
});

test('the older copy damaged: the newest opens, nothing is lost, the copy is made again and the person is told', async () => {
  const older = SLOTS.find((slot) => slot !== newest) ?? '';
  const open = await withDamage({ [older]: broken(whole[older]) }, false);
  await unlock(open);
  await open.screen('list');
  assert.equal(await noteOf(open), 'the last change');
  assert.equal(await open.notice(), 'copy-lost');
  const { copies } = await open.send({ type: 'copies' });
  for (const place of [...SLOTS, 'mirror']) assert.equal(copies.find((/** @type {any} */ copy) => copy.place === place)?.state, 'whole', place);
});

test('both slots damaged: the mirror opens', async () => {
  const open = await withDamage(Object.fromEntries(SLOTS.map((slot) => [slot, broken(whole[slot])])), false);
  await unlock(open);
  await open.screen('list');
  assert.equal(await noteOf(open), 'the last change');
});

test('both slots gone: the mirror opens', async () => {
  const open = await withDamage(Object.fromEntries(SLOTS.map((slot) => [slot, ''])), false);
  await unlock(open);
  await open.screen('list');
  assert.equal(await noteOf(open), 'the last change');
});

test('every copy damaged: said so, nothing is written over, and the damage is told apart from a wrong passphrase', async () => {
  const changes = Object.fromEntries(SLOTS.map((slot) => [slot, broken(whole[slot])]));
  const open = await withDamage(changes, true);
  await unlock(open);
  assert.equal(await open.notice(/damaged/), 'damaged');
  assert.match(await open.text('#notices'), /nothing was written over/i);
  assert.deepEqual(await open.send({ type: 'create', passphrase: 'another passphrase here' }), { error: { code: 'vault-exists' } });
  const now = await driver.stored('local');
  for (const slot of SLOTS) assert.equal(now[slot], changes[slot], 'left as it was');
});

test('no copy is even readable: the damaged screen, and nothing is created over it', async () => {
  const changes = Object.fromEntries(SLOTS.map((slot) => [slot, 'bm90IGEgdmF1bHQ=']));
  await withDamage(changes, true);
  await popup?.close();
  await setMirror('bm90IGEgdmF1bHQ=');
  const open = await driver.popup();
  popup = open;
  await open.screen('damaged');
  assert.match(await open.text('body'), /nothing was written over|left as/i);
  assert.deepEqual(await open.send({ type: 'create', passphrase: 'another passphrase here' }), { error: { code: 'vault-exists' } });
  const now = await driver.stored('local');
  for (const slot of SLOTS) assert.equal(now[slot], changes[slot]);
});

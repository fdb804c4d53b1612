// After the lock, whatever brought it about: no message, no page and no memory gives anything (P2).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { only } from './browser.mjs';
import { start } from './driver.mjs';
import { Popup } from './popup.mjs';
import { addShapes, makeVault, unlock } from './scenes.mjs';
import { findings } from './traces.mjs';
import { PERSON } from './tour-steps.mjs';

/** @type {import('./driver.mjs').Driver} */
let driver;
let id = '';
const NOTE = 'zebra crossing at the quay';
const CODE = 'QRTZ-8841-MNPX';

before(async () => {
  driver = await start({ permissions: ['idle'] });
  await (await makeVault(driver)).close();
  await addShapes(driver);
  const popup = await driver.popup();
  id = (await popup.send({ type: 'list' })).entries[0].id;
  await popup.send({ type: 'edit', id, changes: { note: NOTE } });
  await popup.send({ type: 'captureBackup', keep: { id, host: driver.host, codes: [{ text: CODE }] } });
  await popup.close();
});
after(() => driver?.close());

/** Opens the vault again, whatever its state. */
async function unlocked() {
  const popup = await driver.popup();
  if ((await popup.name()) === 'locked') await unlock(popup);
  await popup.screen('list');
  return popup;
}

/** The vault page in a tab of its own. */
async function vaultPage() {
  const page = new Popup(await driver.browser.newPage());
  await page.page.goto(`${driver.base}vault/vault.html#entry/${id}`);
  await page.screen('entry');
  return page;
}

/** @param {Popup} page */
async function shut(page) {
  await page.screen('locked');
  const text = await page.page.evaluate(() => document.documentElement.outerHTML);
  for (const word of [NOTE, CODE, id, driver.host]) assert.ok(!text.includes(word), word);
}

test('no message gives anything after the lock', async () => {
  const popup = await unlocked();
  await popup.send({ type: 'lock' });
  await driver.go('/shapes/plain');
  const again = await driver.popup();
  /** @type {Record<string, unknown>[]} */
  const asked = [
    { type: 'list' }, { type: 'list', backup: id }, { type: 'codes' }, { type: 'codes', advance: id },
    { type: 'scan', from: 'page' }, { type: 'preview', text: 'otpauth://totp/a?secret=JBSWY3DPEHPK3PXP' },
    { type: 'preview', form: { name: 'a', account: '', secret: 'JBSWY3DPEHPK3PXP', kind: 'totp' } }, { type: 'add', token: '', picks: [] },
    { type: 'edit', id, changes: { note: '' } }, { type: 'remove', id }, { type: 'restore', id },
    { type: 'captureBackup', text: 'abcd-efgh' }, { type: 'captureBackup', keep: { id, host: '', codes: [{ text: 'x' }] } },
    { type: 'drilled', ids: [id] }, { type: 'readiness' }, { type: 'add', bare: { name: 'x', account: '', host: '', reachedBy: [] } }, { type: 'revealBackup', id, index: 0 }, { type: 'spend', id, index: 0 }, { type: 'unspend', id, index: 0 },
    { type: 'fill', id, what: 'code' }, { type: 'byItself' }, { type: 'byItself', on: true }, { type: 'scan', from: 'survey' }, { type: 'settings' },
    { type: 'settings', changes: { lockAfter: 0 } }, { type: 'copies' }, { type: 'copies', bring: 'mirror', how: 'merge' },
    { type: 'export', ids: [id], confirmed: true }, { type: 'slots' }, { type: 'slots', do: 'add', way: { passphrase: 'another passphrase here' }, label: '' },
    { type: 'slots', do: 'remove', id: '0000000000000000' }, { type: 'slots', do: 'change-key', keep: [{ passphrase: PERSON.passphrase }] },
  ];
  for (const message of asked) assert.deepEqual(await again.send(message), { error: { code: 'locked' } }, JSON.stringify(message));
  const state = await again.send({ type: 'state' });
  assert.deepEqual({ ...state, notice: undefined }, { vault: 'locked', ways: ['passphrase'], notice: undefined });
  assert.equal(await driver.valueOf('#code'), '', 'nothing was filled');
  await again.close();
});

test('pages that are open shut at once when another one locks', async () => {
  await (await unlocked()).close();
  const page = await vaultPage();
  const popup = await driver.popup();
  await popup.screen('list');
  await popup.click('lock');
  await shut(popup);
  await shut(page);
  await page.page.close();
});

test('after the chosen idle time a page that is left open shuts by itself', async () => {
  const popup = await unlocked();
  await popup.send({ type: 'settings', changes: { lockAfter: 1 } });
  await popup.close();
  await driver.inside(async () => {
    const { session } = /** @type {any} */ (await chrome.storage.session.get('session'));
    await chrome.storage.session.set({ session: { ...session, minutes: 0.05 } }); // three seconds, where the shortest choice is a minute
  });
  const page = await vaultPage();
  await shut(page);
  assert.equal(JSON.stringify(await driver.stored('session')).includes('"key"'), false, 'the key is gone');
  await page.page.close();
});

test('a locked screen locks the vault, where that is switched on', { skip: only('chromium') }, async () => {
  await (await unlocked()).close();
  const page = await vaultPage();
  await driver.browser.inBackground(() => /** @type {any} */ (chrome.idle.onStateChanged).dispatch('idle'));
  assert.equal((await page.send({ type: 'state' })).vault, 'unlocked', 'being idle is no lock');
  await driver.browser.inBackground(() => /** @type {any} */ (chrome.idle.onStateChanged).dispatch('locked'));
  await shut(page);
  await page.page.close();
});

test('a computer that slept finds the vault locked, also when it may stay open until the browser closes', async () => {
  const popup = await unlocked();
  await popup.send({ type: 'settings', changes: { lockAfter: 0 } });
  assert.equal((await popup.send({ type: 'state' })).lockAt, undefined);
  await driver.browser.inBackground(() => {
    const real = Date.now;
    Date.now = () => real() + 600_000; // the alarm of each minute did not come for ten
  });
  assert.equal((await popup.send({ type: 'state' })).vault, 'locked');
  await popup.close();
  await driver.killWorker();
});

test('the linear memory of every WASM instance there ever was holds no secret after the lock', async () => {
  await driver.killWorker();
  const first = await driver.popup();
  // Before anything is loaded: every instance that is made from here on is remembered, also those that are thrown away.
  await driver.browser.inBackground(() => {
    const seen = /** @type {WebAssembly.Instance[]} */ ([]);
    const Real = WebAssembly.Instance;
    WebAssembly.Instance = /** @type {any} */ (new Proxy(Real, { construct: (target, given) => {
      const made = Reflect.construct(target, given);
      seen.push(made);
      return made;
    } }));
    Object.assign(globalThis, { seen });
  });
  await unlock(first);
  await first.screen('list');
  const key = await driver.inside(async () => /** @type {any} */ ((await chrome.storage.session.get('session')).session).key);
  const popup = await driver.popup();
  await popup.send({ type: 'edit', id, changes: { note: `${NOTE}, twice` } });
  assert.equal((await popup.send({ type: 'revealBackup', id, index: 0 })).text, CODE);
  await popup.send({ type: 'codes' });
  const needles = {
    note: Buffer.from(NOTE).toString('latin1'), 'backup code': CODE, passphrase: PERSON.passphrase,
    'data key': Buffer.from(key, 'base64').toString('latin1'),
    secret: Buffer.from(secretBytes(driver.site.store.shapes.factor.secret)).toString('latin1'),
  };
  /** @returns {Promise<string[]>} which of them are in a memory */
  const search = () => driver.browser.inBackground((wanted) => {
    /** @type {string[]} */
    const found = [];
    const { seen } = /** @type {any} */ (globalThis);
    for (const [n, instance] of seen.entries()) {
      const bytes = new Uint8Array(/** @type {WebAssembly.Memory} */ (instance.exports.memory).buffer);
      for (const [what, text] of Object.entries(wanted)) {
        const needle = Uint8Array.from(text, (char) => char.charCodeAt(0));
        for (let at = bytes.indexOf(needle[0] ?? 0); at >= 0; at = bytes.indexOf(needle[0] ?? 0, at + 1)) {
          if (needle.every((byte, index) => bytes[at + index] === byte)) { found.push(`${what} in instance ${n}`); break; }
        }
      }
    }
    return [...found, `${seen.length} instances`];
  }, needles);
  const open = await search();
  assert.ok(open.some((one) => one.startsWith('note')) && open.some((one) => one.startsWith('data key')), `the search finds what is there: ${open}`);
  await popup.send({ type: 'lock' });
  const [count, ...rest] = (await search()).reverse();
  assert.match(count ?? '', /^([2-9]|\d\d+) instances/);
  assert.deepEqual(rest, []);
  await popup.close();
});

test('storage.local, storage.session, IndexedDB and the profile folder hold no secret after the lock', async () => {
  const places = {
    'storage.local': JSON.stringify(await driver.stored('local')), 'storage.session': JSON.stringify(await driver.stored('session')),
    IndexedDB: (await driver.mirrored()).join('\n'), 'the profile folder': driver.onDisk(),
  };
  const secrets = [NOTE, CODE, PERSON.passphrase, driver.site.store.shapes.factor.secret];
  for (const [place, text] of Object.entries(places)) {
    assert.ok(text.length > 10, place);
    for (const secret of secrets) assert.deepEqual(findings(text, secret), [], `${secret} in ${place}`);
    for (const [piece] of text.matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)) {
      const inside = Buffer.from(piece, 'base64').toString('latin1');
      for (const secret of secrets) assert.deepEqual(findings(inside, secret), [], `${secret} inside base64 in ${place}`);
    }
  }
});

/** @param {string} secret in base32 */
function secretBytes(secret) {
  const bits = [...secret].map((char) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(char).toString(2).padStart(5, '0')).join('');
  return (bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2));
}

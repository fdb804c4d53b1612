// The message gate: who is answered, and to what. Everybody else and everything else is refused and changes nothing.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { BROWSER } from './browser.mjs';
import { start } from './driver.mjs';
import { addShapes, makeVault } from './scenes.mjs';

/** @type {import('./driver.mjs').Driver} */
let driver;
/** @type {import('./popup.mjs').Popup} */
let popup;

const REFUSED = { error: { code: 'bad-message' } };

before(async () => {
  driver = await start();
  await (await makeVault(driver)).close();
  await addShapes(driver);
  await driver.go('/shapes/plain');
  popup = await driver.popup();
});
after(() => driver?.close());

test('the gate lets the popup through', async () => {
  const state = await popup.send({ type: 'state' });
  assert.equal(state.vault, 'unlocked');
  assert.equal(state.count, 1);
});

/** Every way to be wrong; each stands for one rule. @type {[string, unknown][]} */
const WRONG = [
  ['nothing', null], ['a text', 'state'], ['a number', 7], ['a list', ['state']], ['an empty object', {}],
  ['a list with a type', Object.assign([], { type: 'state' })],
  ['a type that is no text', { type: 1 }], ['a type in a list', { type: ['state'] }], ['a type that is null', { type: null }],
  ['an empty type', { type: '' }], ['a type in capitals', { type: 'STATE' }], ['a type with a space', { type: 'state ' }],
  ['an unknown type', { type: 'secrets' }],
  ['__proto__', { type: '__proto__' }], ['constructor', { type: 'constructor' }], ['toString', { type: 'toString' }],
  ['valueOf', { type: 'valueOf' }], ['hasOwnProperty', { type: 'hasOwnProperty' }],
  ['a field too many', { type: 'state', more: 1 }], ['lock with a field', { type: 'lock', now: true }],
  ['create without a passphrase', { type: 'create' }], ['unlock without a passphrase', { type: 'unlock' }],
  ['a passphrase that is a number', { type: 'unlock', passphrase: 12345678 }],
  ['a passphrase in a list', { type: 'unlock', passphrase: ['x'] }], ['a passphrase that is null', { type: 'unlock', passphrase: null }],
  ['a passphrase without end', { type: 'unlock', passphrase: 'x'.repeat(5000) }],
  ['list of a number', { type: 'list', backup: 3 }],
  ['codes of a text', { type: 'codes', ids: 'all' }], ['codes of numbers', { type: 'codes', ids: [1] }],
  ['codes with an advance that is a list', { type: 'codes', advance: ['x'] }],
  ['scan from nowhere', { type: 'scan' }], ['scan from elsewhere', { type: 'scan', from: 'https://example.com/' }],
  ['scan of no pictures', { type: 'scan', from: 'pictures' }], ['scan of numbers', { type: 'scan', from: 'pictures', pictures: [1] }],
  ['preview of nothing', { type: 'preview' }], ['preview of both', { type: 'preview', text: 'x', form: { name: 'x', account: '', secret: 'x', kind: 'totp' } }],
  ['preview of a form without a secret', { type: 'preview', form: { name: 'x', account: '', kind: 'totp' } }],
  ['preview of an unknown kind', { type: 'preview', form: { name: 'x', account: '', secret: 'x', kind: 'constructor' } }],
  ['add without picks', { type: 'add', token: 'x' }], ['add without a token', { type: 'add', picks: [] }],
  ['add with picks that are none', { type: 'add', token: 'x', picks: [0] }], ['add with an index below zero', { type: 'add', token: 'x', picks: [{ index: -1 }] }],
  ['edit without changes', { type: 'edit', id: 'x' }], ['edit of the id', { type: 'edit', id: 'x', changes: { id: 'y' } }],
  ['edit of the secret', { type: 'edit', id: 'x', changes: { otp: {} } }], ['edit with an odd scope', { type: 'edit', id: 'x', changes: { sites: [{ host: 'x', scope: 'everything' }] } }],
  ['edit of both', { type: 'edit', id: 'x', changes: {}, otp: {} }], ['edit of the code with a name', { type: 'edit', id: 'x', otp: { name: 'x' } }],
  ['export without a yes', { type: 'export', ids: ['x'] }], ['export with a no', { type: 'export', ids: ['x'], confirmed: false }],
  ['export of everything', { type: 'export', confirmed: true }], ['a clock that is a text', { type: 'clock', apply: '3' }], ['a clock of half a second', { type: 'clock', apply: 0.5 }],
  ['unlock in two ways', { type: 'unlock', passphrase: 'x', recoveryKey: 'y' }], ['unlock by half a passkey', { type: 'unlock', output: 'AA==' }], ['unlock by nothing', { type: 'unlock' }],
  ['slots by an unknown verb', { type: 'slots', do: 'constructor' }], ['a way in without a way', { type: 'slots', do: 'add', label: '' }], ['another passphrase without a proof', { type: 'slots', do: 'replace', id: 'x', way: { passphrase: 'y' } }],
  ['a passphrase that is judged and offered', { type: 'passphrase', judge: 'x', suggest: true }],
  ['bring back in no way', { type: 'copies', bring: 'mirror' }], ['bring back nothing', { type: 'copies', how: 'merge' }], ['bring back by deleting', { type: 'copies', bring: 'mirror', how: 'delete' }],
  ['remove nothing', { type: 'remove' }], ['remove by number', { type: 'remove', id: 1 }], ['restore nothing', { type: 'restore' }],
  ['capture of nothing', { type: 'captureBackup' }], ['capture of two', { type: 'captureBackup', from: 'page', text: 'x' }],
  ['keep without codes', { type: 'captureBackup', keep: { host: 'x' } }], ['keep without a host', { type: 'captureBackup', keep: { codes: [] } }],
  ['reveal without an index', { type: 'revealBackup', id: 'x' }], ['reveal of a fraction', { type: 'revealBackup', id: 'x', index: 0.5 }],
  ['reveal of a text', { type: 'revealBackup', id: 'x', index: '0' }],
  ['a site that is none', { type: 'todo', add: ['A b.example'] }], ['a site that is an address', { type: 'todo', done: 'https://a.example/' }], ['a step that nobody knows', { type: 'todo', step: { host: 'a.example', step: 'constructor' } }],
  ['two changes of the list at once', { type: 'todo', add: ['a.example'], drop: 'b.example' }], ['sites of nothing', { type: 'sites' }], ['sites of both', { type: 'sites', text: 'a.example', file: 'AAAA' }],
  ['a bare account with a key', { type: 'add', bare: { name: 'x', account: '', host: '', reachedBy: [], secret: 'x' } }], ['readiness of one', { type: 'readiness', id: 'x' }],
  ['drilled without accounts', { type: 'drilled' }], ['drilled on a day of one’s choice', { type: 'drilled', ids: ['x'], at: 1 }],
  ['spend without an index', { type: 'spend', id: 'x' }], ['unspend below zero', { type: 'unspend', id: 'x', index: -1 }],
  ['fill without an account', { type: 'fill', what: 'code' }], ['fill of anything', { type: 'fill', id: 'x', what: 'secret' }],
  ['fill with a frame', { type: 'fill', id: 'x', what: 'code', frame: 0 }], ['fill with a tab', { type: 'fill', id: 'x', what: 'code', tabId: 1 }],
  ['fill with a yes that is no host', { type: 'fill', id: 'x', what: 'code', confirm: true }],
  ['services of nothing', { type: 'services' }], ['services of a text', { type: 'services', hosts: 'github.com' }], ['services of numbers', { type: 'services', hosts: [1] }], ['services of too many', { type: 'services', hosts: Array(10_001).fill('') }],
  ['settings that hold objects', { type: 'settings', changes: { lockAfterMinutes: {} } }],
];

for (const [name, message] of WRONG) {
  test(`refused: ${name}`, async () => {
    assert.deepEqual(await popup.send(message), REFUSED);
  });
}

test('a message with a prototype of its own gains nothing', async () => {
  const answer = await popup.page.evaluate(() => chrome.runtime.sendMessage(JSON.parse('{"type":"state","__proto__":{"passphrase":"x"}}')));
  assert.ok(answer.vault === 'unlocked' || answer.error?.code === 'bad-message');
});

test('what came with the refusals changed nothing', async () => {
  const state = await popup.send({ type: 'state' });
  assert.equal(state.vault, 'unlocked');
  assert.equal(state.count, 1);
  assert.equal(await driver.valueOf('#code'), '');
});

test('a content script is refused, though it carries our id', async () => {
  const { entries } = await popup.send({ type: 'list' });
  const messages = [
    { type: 'state' }, { type: 'list' }, { type: 'codes' }, { type: 'lock' },
    { type: 'fill', id: entries[0].id, what: 'code' }, { type: 'seen' },
  ];
  for (const message of messages) {
    const answer = await popup.page.evaluate(async (sent) => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      const [done] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? 0 },
        args: [sent],
        func: (inner) => chrome.runtime.sendMessage(inner).then((value) => ({ value: value ?? null }), (error) => ({ value: null, error: String(error) })),
      });
      return /** @type {any} */ (done?.result);
    }, message);
    assert.ok(answer, 'the content script ran');
    assert.ok(answer.value === null || answer.value.error?.code === 'bad-message', `${message.type}: ${JSON.stringify(answer)}`);
  }
  assert.equal((await popup.send({ type: 'state' })).vault, 'unlocked', 'it could not even lock');
  assert.equal(await driver.valueOf('#code'), '', 'it could not have anything filled (P4)');
});

test('a page has no way to speak to Holdfast (P4)', async () => {
  const seen = await driver.tab.evaluate(async (id) => {
    const runtime = /** @type {any} */ (globalThis).chrome?.runtime;
    if (typeof runtime?.sendMessage !== 'function') return 'no messaging';
    try {
      return JSON.stringify(await runtime.sendMessage(id, { type: 'state' }));
    } catch (error) {
      return `refused: ${error}`;
    }
  }, driver.browser.id);
  assert.match(seen, /^(no messaging|refused: )/);
});

test('a page cannot reach a file of Holdfast or put it in a frame', async () => {
  const seen = await driver.tab.evaluate(async (url) => {
    const fetched = await fetch(`${url}popup/popup.html`).then(() => 'fetched', () => 'refused');
    const loaded = await new Promise((resolve) => {
      const image = new Image();
      image.onload = () => resolve('loaded');
      image.onerror = () => resolve('refused');
      image.src = `${url}icons/48.png`;
    });
    return [fetched, loaded];
  }, driver.base);
  assert.deepEqual(seen, ['refused', 'refused']);
});

test('another extension is not answered', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stranger-'));
  try {
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ manifest_version: 3, name: 'Stranger', version: '1', background: BROWSER === 'firefox' ? { scripts: ['main.js'] } : { service_worker: 'main.js' } }));
    writeFileSync(join(folder, 'page.html'), '<!doctype html><title>Stranger</title>');
    writeFileSync(join(folder, 'main.js'), '');
    const stranger = await driver.browser.addStranger(folder);
    const page = await driver.browser.newPage();
    await page.goto(`${stranger}page.html`);
    const answers = await page.evaluate(async (id) => {
      const sent = await chrome.runtime.sendMessage(id, { type: 'state' }).then((value) => ({ value }), (error) => ({ refused: String(error) }));
      const port = chrome.runtime.connect(id);
      const connected = await new Promise((resolve) => {
        port.onDisconnect.addListener(() => resolve('cut off'));
        port.onMessage.addListener((message) => resolve(message));
        port.postMessage({ type: 'state' });
      });
      return { sent, connected };
    }, driver.browser.id);
    await page.close();
    assert.ok('refused' in answers.sent || answers.sent.value === undefined, JSON.stringify(answers));
    assert.equal(answers.connected, 'cut off');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a locked vault answers nothing but its state', async () => {
  popup = await driver.popup();
  const { entries } = await popup.send({ type: 'list' });
  const { id } = entries[0];
  assert.equal((await popup.send({ type: 'lock' })).vault, 'locked');
  for (const message of [
    { type: 'list' }, { type: 'codes' }, { type: 'list', backup: id }, { type: 'revealBackup', id, index: 0 }, { type: 'fill', id, what: 'code' },
    { type: 'edit', id, changes: { name: 'x' } }, { type: 'remove', id }, { type: 'preview', text: 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP' },
    { type: 'settings' },
  ]) {
    assert.deepEqual(await popup.send(message), { error: { code: 'locked' } }, message.type);
  }
});

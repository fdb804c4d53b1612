// The shapes of message payloads, without a browser: what passes, and what one change to it does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shapes } from '../../../extension/background/shapes.js';

/** @type {[string, Record<string, unknown>][]} */
const GOOD = [
  ['state', {}], ['state', { seen: true }], ['create', { passphrase: 'x' }], ['unlock', { passphrase: '' }], ['lock', {}],
  ['list', {}], ['list', { backup: 'id' }], ['list', { earlier: 'id' }], ['restore', { id: 'a', part: 'about', from: 1 }], ['codes', {}], ['codes', { ids: ['a', 'b'] }], ['codes', { advance: 'a' }],
  ['scan', { from: 'page' }], ['scan', { from: 'survey' }], ['scan', { from: 'pictures', pictures: ['data:,'] }],
  ['preview', { text: 'otpauth://' }], ['preview', { form: { name: '', account: '', secret: 'AAAA', kind: 'totp', digits: 6 } }],
  ['add', { token: 'x', picks: [{ index: 0, host: 'a.example', scope: 'domain' }] }],
  ['add', { bare: { name: '', account: '', host: 'a.example', reachedBy: ['sms'] } }], ['readiness', {}],
  ['edit', { id: 'a', changes: { name: 'b', sites: [{ host: 'a.example', scope: 'host' }] } }],
  ['remove', { id: 'a' }], ['restore', { id: 'a' }], ['captureBackup', { from: 'page' }], ['captureBackup', { text: 'x' }],
  ['captureBackup', { keep: { host: 'a.example', codes: [{ text: '1234-5678', label: '1', spent: false }] } }],
  ['drilled', { ids: ['a', 'b'] }], ['drilled', { ids: ['a'], undo: 0 }], ['edit', { id: 'a', changes: { reachedBy: ['sms', 'call'] } }],
  ['revealBackup', { id: 'a', index: 0 }], ['spend', { id: 'a', index: 199 }], ['unspend', { id: 'a', index: 0 }],
  ['fill', { id: 'a', what: 'code' }], ['fill', { id: 'a', what: 'backup', index: 2, confirm: 'a.example', target: 1, overwrite: true }],
  ['fill', { id: 'a', what: 'code', append: true }],
  ['byItself', {}], ['byItself', { on: true }], ['byItself', { off: 'https://a.example' }],
  ['edit', { id: 'a', otp: { kind: 'hotp', secret: 'AAAA', counter: 7 } }], ['clock', {}], ['clock', { compare: true }], ['clock', { apply: -47 }],
  ['copies', {}], ['copies', { bring: 'days/3', how: 'merge' }],
  ['services', { hosts: [] }], ['services', { hosts: ['github.com'] }],
  ['unlock', { recoveryKey: 'ABCD' }], ['unlock', { output: 'AA==', input: 'AA==', credential: 'AA==' }],
  ['passphrase', { judge: 'x' }], ['passphrase', { suggest: true }], ['slots', {}], ['slots', { do: 'passkeys' }], ['slots', { do: 'letters', typed: 'a' }],
  ['slots', { do: 'add', way: { recoveryKey: 'ABCD' }, label: '' }], ['slots', { do: 'rename', id: 'a', label: 'b' }], ['slots', { do: 'remove', id: 'a' }],
  ['slots', { do: 'replace', id: 'a', way: { passphrase: 'x' }, proof: { passphrase: 'y' } }], ['slots', { do: 'change-key', keep: [{ passphrase: 'x' }] }],
  ['export', { ids: ['a', 'b'], confirmed: true }], ['export', { to: 'backup' }], ['export', { to: 'backup', passphrase: 'x' }],
  ['export', { to: 'aegis', way: { passphrase: 'x' } }], ['export', { to: 'json', way: { recoveryKey: 'x' } }],
  ['import', { step: 'plan', report: 'AAAA' }],
  ['import', { step: 'take', token: 'x', takings: [{ index: 0, how: 'replace', backup: true, trim: true }] }], ['import', { step: 'undo' }],
  ['import', { step: 'read-back', backup: 'AAAA' }], ['import', { step: 'drill', backup: 'AAAA', way: { passphrase: 'x' } }],
  ['todo', {}], ['todo', { add: ['a.example', 'localhost:3000', '[::1]:80'] }], ['todo', { step: { host: '0a0a', step: 'opened' } }],
  ['todo', { step: { host: 'a.example', step: 'texts-off', undo: true } }], ['todo', { done: 'a.example' }], ['todo', { drop: 'a.example' }], ['todo', { drill: ['a'] }],
  ['sites', { text: 'a.example' }], ['sites', { file: 'AAAA' }],
  ['prove', { way: { passphrase: 'x' } }], ['kit', { ticket: 'x', ids: ['a'], drawn: true }],
  ['print', { ids: ['a'], confirmed: true }], ['print', { ids: ['a'], done: true }], ['captureBackup', { file: 'AA==' }],
  ['settings', {}], ['settings', { changes: { lockAfter: 5, theme: 'dark', hideCodes: true, kitAt: 1, badge: true, drillYearly: false } }],
];

const passes = (/** @type {string} */ type, /** @type {unknown} */ payload) => shapes[type]?.(payload) === true;

test('each good payload passes', () => {
  for (const [type, payload] of GOOD) assert.ok(passes(type, payload), `${type} ${JSON.stringify(payload)}`);
});

test('every message of the table has a shape, and names of Object.prototype have none', () => {
  assert.deepEqual(new Set(GOOD.map(([type]) => type)), new Set(Object.keys(shapes)));
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) assert.equal(shapes[name], undefined);
});

test('a field too many is refused, on top and inside', () => {
  for (const [type, payload] of GOOD) assert.ok(!passes(type, { ...payload, more: 1 }), type);
  assert.ok(!passes('add', { token: 'x', picks: [{ index: 0, secret: 'x' }] }));
  assert.ok(!passes('edit', { id: 'a', changes: { otp: {} } }));
});

test('any field with a value of another type is refused', () => {
  for (const [type, payload] of GOOD) {
    for (const field of Object.keys(payload)) {
      for (const wrong of [null, Symbol.iterator, () => 0, NaN, [[]]]) {
        assert.ok(!passes(type, { ...payload, [field]: wrong }), `${type}.${field} = ${String(wrong)}`);
      }
    }
  }
});

test('payloads that are no plain objects are refused', () => {
  for (const type of Object.keys(shapes)) for (const wrong of [null, undefined, 'x', 1, []]) assert.ok(!passes(type, wrong), type);
});

test('a field that only the prototype has does not count', () => {
  assert.ok(!passes('unlock', Object.create({ passphrase: 'x' })));
});

test('texts and lists have their bounds', () => {
  assert.ok(!passes('unlock', { passphrase: 'x'.repeat(4097) }));
  assert.ok(!passes('captureBackup', { keep: { host: 'a', codes: Array(201).fill({ text: 'x' }) } }));
  assert.ok(!passes('revealBackup', { id: 'a', index: -1 }));
  assert.ok(!passes('revealBackup', { id: 'a', index: 0.5 }));
});

// Which target a fill goes to, and what is asked instead.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose, markOf } from '../../../extension/background/choose.js';

const TOP = { origin: 'https://bank.example:8443', top: true, foreign: /** @type {string[]} */ ([]) };
/** @param {'code' | 'backup' | 'either'} holds @param {string} [label] */
const target = (holds, label = holds) => ({ frame: 0, elements: [0], kind: /** @type {const} */ ('field'), holds, label });
/** @param {any[]} targets @param {Record<string, unknown>} [more] */
const plan = (targets, more = {}) => ({ wants: /** @type {any} */ ('code'), targets, unsure: false, reason: '', ...more });
/** @param {'code' | 'backup'} what @param {Record<string, unknown>} [more] */
const order = (what, more = {}) => ({ type: /** @type {const} */ ('fill'), id: 'x', what, ...more });

test('the first target that holds what is ordered', () => {
  const [backup, code] = [target('backup'), target('code')];
  assert.deepEqual(choose(order('code'), plan([backup, code]), [TOP]), { target: code });
  assert.deepEqual(choose(order('backup'), plan([code, backup]), [TOP]), { target: backup });
});

test('a field for either takes both', () => {
  const either = target('either');
  for (const what of /** @type {const} */ (['code', 'backup'])) assert.deepEqual(choose(order(what), plan([either]), [TOP]), { target: either });
});

test('a field for it alone goes before a field for either, and without a question', () => {
  const targets = [target('either'), target('code')];
  assert.deepEqual(choose(order('code'), plan(targets, { unsure: true }), [TOP]), { target: targets[1] });
  assert.deepEqual(choose(order('backup'), plan(targets, { unsure: true }), [TOP]), { target: targets[0] });
});

test('a backup field is not given a one-time code unasked, nor the other way round', () => {
  assert.deepEqual(choose(order('code'), plan([target('backup')], { wants: 'backup' }), [TOP]), {
    ask: { reason: 'wants-other', host: 'bank.example:8443', wants: 'backup', targets: [{ target: 0, label: 'backup', holds: 'backup' }] },
  });
  assert.equal(/** @type {any} */ (choose(order('backup'), plan([target('code')]), [TOP])).ask.reason, 'wants-other');
});

test('a backup code is offered for a field of one-time codes only where it has room', () => {
  const rows = [{ ...target('code'), maxlength: 6 }, { ...target('code'), kind: 'row', elements: [0, 1, 2, 3, 4, 5] }];
  const roomy = [{ ...target('code'), maxlength: 16 }, target('code')];
  const offered = (/** @type {any[]} */ targets) => /** @type {any} */ (choose(order('backup'), plan(targets), [TOP])).ask.targets.length;
  assert.deepEqual([rows, roomy].map(offered), [0, 2]);
});

test('a target that a person chose is taken, whatever it was thought to hold', () => {
  const targets = [target('code'), target('backup')];
  assert.deepEqual(choose(order('code', { target: 1 }), plan(targets, { unsure: true }), [TOP]), { target: targets[1] });
});

test('a chosen target that is no longer there is a page without a field', () => {
  assert.deepEqual(choose(order('code', { target: 2 }), plan([target('code')]), [TOP]), { ask: { reason: 'no-field', host: 'bank.example:8443' } });
});

test('two near-equal fields are asked about by their labels and their places in the plan', () => {
  const targets = [target('backup'), target('code', 'Code'), target('code', 'Other code')];
  assert.deepEqual(choose(order('code'), plan(targets, { unsure: true }), [TOP]), {
    ask: {
      reason: 'which-field', host: 'bank.example:8443',
      targets: [{ target: 1, label: 'Code', holds: 'code' }, { target: 2, label: 'Other code', holds: 'code' }],
    },
  });
});

test('the field that was chosen before is taken again, by its label and its place among those alike', () => {
  const targets = [target('code', 'Code'), target('code', 'Other code'), target('code', 'Code')];
  const marks = targets.map((one) => markOf(one, targets));
  assert.equal(new Set(marks).size, 3);
  for (const [at, mark] of marks.entries()) {
    assert.deepEqual(choose(order('code'), plan(targets, { unsure: true }), [TOP], mark), { target: targets[at] });
  }
  const { ask } = /** @type {any} */ (choose(order('code'), plan(targets, { unsure: true }), [TOP], 7));
  assert.equal(ask.reason, 'which-field', 'a field that went away is asked about anew');
});

test('doubt about a single field is no question', () => {
  const only = target('code');
  assert.deepEqual(choose(order('code'), plan([only, target('backup')], { unsure: true }), [TOP]), { target: only });
});

test('a page that asks for a texted code is said to do so', () => {
  assert.equal(/** @type {any} */ (choose(order('code'), plan([], { wants: 'texted' }), [TOP])).ask.reason, 'texted');
});

test('frames that the browser left out are named, once each', () => {
  const frames = [{ ...TOP, foreign: ['https://login.example', 'https://ads.example'] }, { origin: 'https://bank.example:8443', top: false, foreign: ['https://ads.example'] }];
  assert.deepEqual(choose(order('code'), plan([], { wants: 'none' }), frames), {
    ask: { reason: 'foreign-frame', host: 'login.example', origins: ['https://login.example', 'https://ads.example'] },
  });
});

test('a page without a field is said to have none', () => {
  assert.deepEqual(choose(order('code'), plan([], { wants: 'none' }), [TOP]), { ask: { reason: 'no-field', host: 'bank.example:8443' } });
});

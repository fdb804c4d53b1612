// The worker killed at every await of every path that writes: what was acknowledged is there, what was not is there whole
// or not at all, no copy is torn, and the list is never empty (P5).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BROWSER } from './browser.mjs';
import { start } from './driver.mjs';
import { withFault } from './faults.mjs';
import { addShapes, makeVault } from './scenes.mjs';
import { PERSON } from './tour-steps.mjs';

/** Firefox takes a second for each point: every fifth is played there, all of them with HOLDFAST_LONG=1. */
const STEP = BROWSER === 'chromium' || process.env.HOLDFAST_LONG === '1' ? 1 : 5;

/** @type {import('./driver.mjs').Driver} */
let driver;
/** @type {import('./browser.d.ts').Page} */
let page;
let id = '';

before(async () => {
  driver = await start();
  await (await makeVault(driver)).close();
  await addShapes(driver);
  page = await driver.browser.newPage();
  await page.goto(`${driver.base}icons/holdfast.svg`);
  id = (await send({ type: 'list' })).entries[0].id;
  await send({ type: 'captureBackup', keep: { id, host: driver.host, codes: Array.from({ length: 200 }, (_, n) => ({ text: `code-${1000 + n}` })) } });
});
after(() => driver?.close());

/** @param {unknown} message @returns {Promise<any>} */
const send = (message) => page.evaluate((given) => chrome.runtime.sendMessage(given), message);

/**
 * Runs one kind of write once without a fault, to learn its points, then once for each of them.
 * @param {string} name
 * @param {(round: number) => Record<string, unknown>} message
 * @param {(round: number, state: any) => boolean} isThere whether the change of that round is stored
 * @param {() => Promise<unknown>} [prepare] before each round
 * @returns {Promise<number>}
 */
async function atEachPoint(name, message, isThere, prepare = async () => undefined) {
  await prepare();
  const { answer, points = [] } = await withFault(driver, page, message(0), Infinity);
  assert.equal(answer?.error, undefined, `${name}: ${JSON.stringify(answer)}`);
  assert.ok(points.length > 5, `${name} has points: ${points}`);
  let before = await whole();
  for (let at = 0; at < points.length; at += STEP) {
    await prepare();
    const round = at + 1;
    const { point, answer: given } = await withFault(driver, page, message(round), at);
    const after = await whole();
    const where = `${name}, point ${at} (${point ?? 'not reached'})`;
    assert.equal(after.count, after.list.length, where);
    assert.ok(after.list.length >= before.list.length, `${where}: ${before.list.length} accounts before, ${after.list.length} after`);
    assert.equal(after.notice, undefined, `${where}: no copy is torn or lost`);
    if (given && !given.error) assert.ok(isThere(round, after), `${where}: acknowledged and not there`);
    if (point === undefined) assert.ok(given, `${where}: it was answered`);
    before = after;
  }
  return Math.ceil(points.length / STEP);
}

/** Everything as a new worker finds it. */
async function whole() {
  const state = await send({ type: 'state' });
  if (state.vault !== 'unlocked') await send({ type: 'unlock', passphrase: PERSON.passphrase });
  const now = await send({ type: 'state' });
  const { entries } = await send({ type: 'list' });
  return { count: now.count, notice: now.notice, list: entries.filter((/** @type {any} */ one) => one.trashed === undefined), rows: (await send({ type: 'list', backup: id })).codes };
}

/** @param {any} state */
const noteIn = (state) => state.list.find((/** @type {any} */ one) => one.id === id)?.note;

test('an edit', async (context) => {
  const count = await atEachPoint('edit', (round) => ({ type: 'edit', id, changes: { note: `edit ${round}` } }), (round, state) => noteIn(state) === `edit ${round}`);
  context.diagnostic(`${count} points`);
});

test('a new account', async (context) => {
  const count = await atEachPoint('keep', (round) => ({ type: 'captureBackup', keep: { name: `Kept ${round}`, host: '', codes: [{ text: 'abcd-1234' }] } }),
    (round, state) => state.list.some((/** @type {any} */ one) => one.name === `Kept ${round}`));
  context.diagnostic(`${count} points`);
});

test('a spent backup code', async (context) => {
  const count = await atEachPoint('spend', (round) => ({ type: 'spend', id, index: round }), (round, state) => state.rows[round]?.spentAt !== undefined);
  context.diagnostic(`${count} points`);
});

test('the first change of a day, with the copy of the day before it', async (context) => {
  const count = await atEachPoint('first of a day', (round) => ({ type: 'edit', id, changes: { note: `day ${round}` } }), (round, state) => noteIn(state) === `day ${round}`, async () => {
    await driver.inside(async () => {
      const { 'vault.newest': newest } = /** @type {any} */ (await chrome.storage.local.get('vault.newest'));
      await chrome.storage.local.set({ 'vault.newest': { ...newest, day: '2020-02-02' } });
      await chrome.storage.session.set({ written: crypto.randomUUID() }); // so that it is read again
    });
  });
  context.diagnostic(`${count} points`);
});

test('a copy brought back', async (context) => {
  const count = await atEachPoint('bring', () => ({ type: 'copies', bring: 'mirror', how: 'merge' }), () => true);
  context.diagnostic(`${count} points`);
});

test('another way in, and another data key', async (context) => {
  const { recoveryKey } = await send({ type: 'slots', do: 'new-recovery-key' });
  const added = await atEachPoint('add', () => ({ type: 'slots', do: 'add', way: { recoveryKey }, label: '' }), () => true, async () => {
    const { slots } = await send({ type: 'slots' });
    for (const slot of slots) if (slot.kind === 'recovery') await send({ type: 'slots', do: 'remove', id: slot.id });
  });
  const changed = await atEachPoint('key', () => ({ type: 'slots', do: 'change-key', keep: [{ passphrase: PERSON.passphrase }] }), () => true);
  context.diagnostic(`${added} points and ${changed} points`);
});

test('locking and unlocking', async (context) => {
  const locks = await atEachPoint('lock', () => ({ type: 'lock' }), () => true, async () => { await whole(); });
  const unlocks = await atEachPoint('unlock', () => ({ type: 'unlock', passphrase: PERSON.passphrase }), () => true, async () => { await send({ type: 'lock' }); });
  context.diagnostic(`${locks} points and ${unlocks} points`);
});

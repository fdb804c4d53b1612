// The whole browser killed (SIGKILL) while a backup code is filled: at every call that the worker makes from the moment when
// the code is spent until the page has it, and after. After a new start the code is spent and not lost, nothing else is
// spent, no copy is torn, and undo works.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { startSite } from '../../www/server.mjs';
import { BROWSER, startBrowser } from './browser.mjs';
import { Driver } from './driver.mjs';
import { toFault } from './faults.mjs';
import { addShapes, makeVault, unlock } from './scenes.mjs';

/** Firefox takes long to start: every third point there, all with HOLDFAST_LONG=1. */
const STEP = BROWSER === 'firefox' && process.env.HOLDFAST_LONG !== '1' ? 3 : 1;
const profile = mkdtempSync(join(tmpdir(), 'holdfast-spend-'));
/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;
/** @type {Driver} */
let driver;
let id = '';
/** Rows that were spent in a round and are to stay so. @type {Set<number>} */
const spent = new Set();
/** @type {string[]} */
const CODES = Array.from({ length: 200 }, (_, n) => `kill-${1000 + n}`);

async function begin() {
  const browser = await startBrowser({ profile });
  const [first] = await browser.pages();
  const tab = first ?? (await browser.newPage());
  driver = new Driver(site, browser, tab);
  await driver.go('/shapes/backup');
}

before(async () => {
  site = await startSite();
  await begin();
  await (await makeVault(driver)).close();
  await addShapes(driver);
  const popup = await driver.popup();
  id = (await popup.send({ type: 'list' })).entries[0].id;
  await popup.send({ type: 'captureBackup', keep: { id, host: driver.host, codes: CODES.map((text) => ({ text })) } });
  await popup.close();
});
after(async () => {
  await driver?.browser.close();
  await site?.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** Kills the browser, starts another one on the same profile and unlocks there; gives the rows as they are then. @param {string} where */
async function again(where) {
  await driver.browser.crash();
  await driver.browser.close();
  await begin();
  const popup = await driver.popup();
  await unlock(popup);
  await popup.screen('list');
  const { notice } = await popup.send({ type: 'state' });
  assert.notEqual(notice?.code, 'fell-back', `${where}: a copy was torn`);
  const { codes: rows } = await popup.send({ type: 'list', backup: id });
  assert.equal(rows.length, CODES.length, `${where}: a code is lost`);
  return { popup, /** @type {{ index: number, spentAt?: number, spentOn?: string }[]} */ rows };
}

/** Looks at the rows after a kill in the fill of one of them, and tries undo. @param {string} where @param {number} index @param {boolean} must whether it has to be spent */
async function look(where, index, must) {
  const { popup, rows } = await again(where);
  const row = rows[index];
  if (must) assert.ok(row?.spentAt !== undefined && row.spentOn === driver.host, `${where}: the code counts as unspent`);
  for (const other of rows) if (other.index !== index) assert.equal(other.spentAt !== undefined, spent.has(other.index), `${where}: code ${other.index}`);
  const { text } = await popup.send({ type: 'revealBackup', id, index });
  assert.equal(text, CODES[index], `${where}: the code can still be read`);
  if (row?.spentAt !== undefined) {
    const { entry } = await popup.send({ type: 'unspend', id, index });
    assert.equal(entry.backup.unspent, CODES.length - spent.size, `${where}: undo`);
    await popup.send({ type: 'spend', id, index });
    spent.add(index);
  }
  await popup.close();
}

/** @param {import('./popup.mjs').Popup} popup @param {number} index @param {number} at */
async function fillWithFault(popup, index, at) {
  await popup.send({ type: 'clock' }); // wakes the worker; touches no vault
  return toFault(driver, () => popup.send({ type: 'fill', id, what: 'backup', index }), at, true);
}

test('at every call of the worker between spending and filling, and after it', { timeout: 900_000 }, async (context) => {
  await driver.go('/shapes/backup');
  const popup = await driver.popup();
  const learned = await fillWithFault(popup, 0, Infinity);
  assert.equal(learned.answer?.filled?.report, 'filled', JSON.stringify(learned));
  spent.add(0);
  await pause(1_500); // the time of use is noted, and nobody waits for that
  await popup.close();
  const { points = [] } = learned;
  // The store is asked for the last time before it is written; the page is written to by the last script.
  const stored = points.findIndex((point) => point === 'after storage.local.set');
  const written = points.lastIndexOf('after scripting.executeScript');
  assert.ok(stored > 0 && written > stored, points.join(', '));
  let [killed, filled] = [0, 0];
  for (let at = stored - 1; at < points.length + 6; at += STEP) {
    const index = at - stored + 2;
    await driver.go('/shapes/backup');
    const open = await driver.popup();
    const { point, points: reached = [] } = await fillWithFault(open, index, at);
    const held = await driver.valueOf('#recovery');
    if (held !== '') filled += 1;
    const where = `point ${at} (${point ?? 'not reached'}), ${held === '' ? 'nothing' : 'the code'} in the field`;
    // Where the browser said that it had stored it, it is stored; what the page got was stored before. The popup asks for things
    // of its own meanwhile, so the points of one round are not those of another.
    await look(where, index, held !== '' || reached.includes('after storage.local.set'));
    killed += 1;
    if (point === undefined) break;
  }
  context.diagnostic(`${killed} kills at points ${stored - 1} and following of ${points.length}; in ${filled} the page had the code already`);
  assert.ok(killed > 3 && filled > 0);
});

test('at moments of a fill that nobody chose: what was answered is spent, everything else is spent or not, and nothing is lost', { timeout: 600_000 }, async (context) => {
  let told = 0;
  for (const [round, wait] of [0, 5, 10, 20, 40, 80, 160, 400].entries()) {
    const index = 150 + round;
    await driver.go('/shapes/backup');
    const popup = await driver.popup();
    let filled = false;
    popup.send({ type: 'fill', id, what: 'backup', index }).then((answer) => { filled = answer?.filled?.report === 'filled'; }, () => undefined);
    await pause(wait);
    const must = filled;
    if (must) told += 1;
    await look(`${wait} ms${must ? ', answered' : ''}`, index, must);
  }
  context.diagnostic(`8 kills, in ${told} the fill was answered already`);
});

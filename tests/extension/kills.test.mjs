// Death at a bad moment: the worker killed in the midst of writes, the browser killed, the session's end (P5).
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { start } from './driver.mjs';
import { addShapes, makeVault, unlock } from './scenes.mjs';

/** @type {import('./driver.mjs').Driver} */
let driver;
const profile = mkdtempSync(join(tmpdir(), 'holdfast-profile-'));

before(async () => {
  driver = await start({ profile });
  await (await makeVault(driver)).close();
  await addShapes(driver);
});
after(async () => {
  await driver?.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** @param {import('./popup.mjs').Popup} popup */
async function entryOf(popup) {
  const { entries } = await popup.send({ type: 'list' });
  assert.equal(entries.length, 1, 'the account is there');
  return entries[0];
}

test('the worker killed in the midst of a write: what was acknowledged is kept, what was not is whole or absent', async () => {
  const popup = await driver.popup();
  const { id } = await entryOf(popup);
  let acknowledged = '';
  let cut = 0;
  for (let round = 0; round < 24; round += 1) {
    const note = `note of round ${round}`;
    const sent = popup.send({ type: 'edit', id, changes: { note } }).then((answer) => answer?.entry?.note === note, () => false);
    await pause(round * 2);
    await driver.killWorker();
    const done = await sent;
    const now = await entryOf(popup);
    if (done) acknowledged = note;
    else cut += 1;
    assert.ok([acknowledged, note].includes(now.note ?? ''), `round ${round}: “${now.note}” is neither “${acknowledged}” nor “${note}”`);
    acknowledged = now.note ?? '';
  }
  assert.ok(cut > 0, 'at least one write was cut short');
  assert.ok(cut < 24, 'at least one write was acknowledged');
  assert.equal((await popup.send({ type: 'state' })).notice, undefined, 'no copy was ever torn');
  await popup.close();
});

test('a popup that is open when the worker dies goes on as if nothing had happened', async () => {
  await driver.go('/shapes/plain');
  const popup = await driver.popup();
  await popup.screen('list');
  await driver.killWorker();
  await popup.click('fill', '.here');
  await driver.tab.waitForFunction(() => /^\d{6}$/.test(/** @type {HTMLInputElement} */ (document.querySelector('#code')).value), { timeout: 10_000, polling: 50 });
});

test('changes that are sent at once are all kept', async () => {
  const popup = await driver.popup();
  const { id } = await entryOf(popup);
  const answers = await popup.page.evaluate((given) => Promise.all(
    Array.from({ length: 10 }, (_, n) => chrome.runtime.sendMessage({ type: 'edit', id: given, changes: n % 2 ? { note: `at once ${n}` } : { name: `Name ${n}` } })),
  ), id);
  assert.deepEqual(answers.filter((answer) => answer.error), []);
  const now = await entryOf(popup);
  assert.equal(now.note, 'at once 9');
  assert.equal(now.name, 'Name 8');
  await popup.close();
});

test('a deadline that has passed is a lock, whether or not the alarm came', async () => {
  const popup = await driver.popup();
  assert.equal((await popup.send({ type: 'state' })).vault, 'unlocked');
  await popup.page.evaluate(async () => {
    const { session } = /** @type {any} */ (await chrome.storage.session.get('session'));
    await chrome.storage.session.set({ session: { ...session, deadline: Date.now() - 1 } });
  });
  assert.equal((await popup.send({ type: 'state' })).vault, 'locked');
  assert.deepEqual(await popup.send({ type: 'list' }), { error: { code: 'locked' } });
  await popup.close();
  const again = await driver.popup();
  await unlock(again);
  await again.screen('list');
  await again.close();
});

test('a locked vault does not open again by a message that was on its way', async () => {
  const popup = await driver.popup();
  await popup.page.evaluate(async () => {
    const sent = [];
    for (let n = 0; n < 30; n += 1) {
      sent.push(chrome.runtime.sendMessage({ type: 'list' }));
      if (n === 15) sent.push(chrome.runtime.sendMessage({ type: 'lock' }));
    }
    await Promise.all(sent);
  });
  assert.equal((await popup.send({ type: 'state' })).vault, 'locked');
  await popup.close();
  const again = await driver.popup();
  await unlock(again);
  await again.screen('list');
  await again.close();
});

test('the browser killed outright: the vault is locked and whole afterwards', async () => {
  const popup = await driver.popup();
  const { id } = await entryOf(popup);
  const last = await popup.send({ type: 'edit', id, changes: { note: 'before the crash' } });
  assert.equal(last.entry.note, 'before the crash');
  for (let n = 0; n < 20; n += 1) popup.send({ type: 'edit', id, changes: { name: `Crash ${n}` } }).catch(() => undefined);
  await pause(60);
  await driver.browser.crash();
  await driver.close();
  driver = await start({ profile });
  const again = await driver.popup();
  await unlock(again);
  await again.screen('list');
  const now = await entryOf(again);
  assert.equal(now.note, 'before the crash', 'the acknowledged change is there');
  assert.match(now.name, /^(Name 8|Crash \d+)$/);
});

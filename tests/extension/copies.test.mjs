// The stored copies: each way in which some of them can be gone or broken, every byte of the newest flipped, the daily
// ones, and bringing one back (P5). HOLDFAST_LONG=1 flips every byte instead of a sample.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from './driver.mjs';
import { addShapes, makeVault } from './scenes.mjs';
import { Popup } from './popup.mjs';
import { Writer } from './writer.mjs';

const LONG = process.env.HOLDFAST_LONG === '1';
const PLACES = /** @type {const} */ (['vault.a', 'vault.b', 'mirror']);
const HARM = /** @type {const} */ (['whole', 'gone', 'garbage', 'flipped']);

/** @type {import('./driver.mjs').Driver} */
let driver;
/** @type {Writer} */
let writer;
let id = '';
/** What is stored, newest in slot b. @type {{ local: Record<string, any>, mirror: string }} */
let whole;

before(async () => {
  driver = await start();
  await (await makeVault(driver)).close();
  await addShapes(driver);
  writer = await Writer.open(driver);
  await writer.run(() => session.setMinutes(0)); // no clock that is moved here ends the session
  id = await writer.run(() => vault.read((/** @type {any} */ open) => open.list(Date.now())[0].id));
  await note('the change before');
  await note('the last change');
  whole = await writer.run(async () => ({
    local: await chrome.storage.local.get(null),
    mirror: btoa(String.fromCharCode(...await shelves.mirrorGet())),
  }));
  assert.ok(whole.mirror === whole.local['vault.a'] || whole.mirror === whole.local['vault.b']);
});
after(() => driver?.close());

/** @param {string} text */
const note = (text) => writer.run(([given, words]) => vault.write((/** @type {any} */ open, /** @type {number} */ now) => open.edit(given, { note: words }, now)), [id, text]);

/** The slot that was written last. */
const newest = () => (whole.mirror === whole.local['vault.a'] ? 'vault.a' : 'vault.b');

/** @param {typeof PLACES[number]} place */
const textOf = (place) => (place === 'mirror' ? whole.mirror : String(whole.local[place]));

/** @param {string} text @param {typeof HARM[number]} how @returns {string | undefined} */
function harmed(text, how) {
  if (how === 'whole') return text;
  if (how === 'gone') return undefined;
  if (how === 'garbage') return Buffer.from('not a vault').toString('base64');
  const bytes = Buffer.from(text, 'base64');
  bytes[bytes.length - 40] = (bytes.at(-40) ?? 0) ^ 1;
  return bytes.toString('base64');
}

/**
 * Stores these copies, with everything else as it was, and opens the vault as a worker does that has just started: from
 * what is stored.
 * @param {Record<typeof PLACES[number], string | undefined>} texts
 * @returns {Promise<{ note?: string, notice?: string, code?: string, states: string[] }>}
 */
function reopened(texts) {
  return writer.run(async ({ local, given }) => {
    await chrome.storage.local.clear();
    const { mirror, ...slots } = given;
    const kept = Object.fromEntries(Object.entries(slots).filter(([, text]) => text !== undefined));
    await chrome.storage.local.set({ 'vault.newest': local['vault.newest'], ...kept });
    await new Promise((resolve) => {
      const opening = indexedDB.open('holdfast');
      opening.onsuccess = () => {
        const base = opening.result;
        const change = base.transaction('mirror', 'readwrite');
        if (mirror === undefined) change.objectStore('mirror').delete('vault');
        else change.objectStore('mirror').put(Uint8Array.from(atob(mirror), (char) => char.charCodeAt(0)), 'vault');
        change.oncomplete = () => { base.close(); resolve(undefined); };
      };
    });
    await vault.noticed();
    await chrome.storage.session.set({ written: crypto.randomUUID() });
    try {
      const seen = await vault.read((/** @type {any} */ open) => open.list(Date.now())[0]?.note ?? '');
      const found = (await copies.list()).filter((/** @type {any} */ one) => one.key === undefined && ['vault.a', 'vault.b', 'mirror'].includes(one.place));
      return { note: seen, notice: (await vault.notice())?.code, states: found.map((/** @type {any} */ one) => one.state) };
    } catch (error) {
      return { code: /** @type {any} */ (error).code ?? String(error), states: [] };
    }
  }, { local: whole.local, given: texts });
}

test('whatever is gone or broken of the three copies, the newest whole one opens, the person is told, and all are made whole again', async () => {
  let tried = 0;
  for (const a of HARM) {
    for (const b of HARM) {
      for (const m of HARM) {
        const how = { 'vault.a': a, 'vault.b': b, mirror: m };
        const texts = /** @type {any} */ (Object.fromEntries(PLACES.map((place) => [place, harmed(textOf(place), how[place])])));
        const seen = await reopened(texts);
        const name = JSON.stringify(how);
        const latest = how[newest()] === 'whole' || m === 'whole';
        const other = how[newest() === 'vault.a' ? 'vault.b' : 'vault.a'];
        const older = other === 'whole';
        tried += 1;
        // With none of the three there is the copy of the day still: as it was before the day's first change.
        assert.equal(seen.note, latest ? 'the last change' : older ? 'the change before' : '', name);
        // A newest slot that opens is enough, with a glance at the other one's header; all three are opened at unlocking.
        const quiet = how[newest()] === 'whole' && (older || other === 'flipped');
        assert.equal(seen.notice, quiet ? undefined : latest ? 'copy-lost' : 'fell-back', name);
        if (!quiet) assert.deepEqual(seen.states, ['whole', 'whole', 'whole'], name);
      }
    }
  }
  assert.equal(tried, 64);
});

test('every byte of the newest copy flipped, one at a time: it is refused, and the other generation opens', { timeout: 900_000 }, async (context) => {
  const good = Buffer.from(textOf(newest()), 'base64');
  const step = LONG ? 1 : Math.ceil(good.length / 96);
  const wrong = await writer.run(async ({ slot, local, bytes, by, given }) => {
    const file = Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0));
    /** @type {string[]} */
    const bad = [];
    let count = 0;
    for (let at = 0; at < file.length; at += by) {
      const flipped = file.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      const text = btoa(String.fromCharCode(...flipped));
      await chrome.storage.local.clear();
      await chrome.storage.local.set({ ...local, [slot]: text });
      await shelves.mirrorPut(flipped);
      await vault.noticed();
      await chrome.storage.session.set({ written: `flip ${at}` });
      const seen = await vault.read((/** @type {any} */ open) => open.entry(given, Date.now()).note).catch((/** @type {any} */ error) => error.code ?? String(error));
      const told = (await vault.notice())?.code;
      if (seen !== 'the change before' || told !== 'fell-back') bad.push(`byte ${at}: ${seen}, ${told}`);
      count += 1;
    }
    return { bad, count };
  }, { slot: newest(), local: whole.local, bytes: textOf(newest()), by: step, given: id });
  assert.deepEqual(wrong.bad, []);
  context.diagnostic(`${wrong.count} of ${good.length} bytes flipped`);
  assert.ok(wrong.count >= 90);
});

const byNumber = (/** @type {number} */ one, /** @type {number} */ other) => one - other;

test('a copy of each day is kept, ten of them; a clock that goes back a year takes none away, and no change is lost', async () => {
  await reopened(/** @type {any} */ (Object.fromEntries(PLACES.map((place) => [place, textOf(place)]))));
  const days = async () => (await writer.run(() => copies.list())).filter((/** @type {any} */ one) => one.place === 'days');
  for (let day = 1; day <= 12; day += 1) {
    await writer.moveClock(day * 86_400_000);
    await note(`day ${day}, first`);
    await note(`day ${day}, second`);
  }
  const kept = await days();
  assert.equal(kept.length, 10);
  assert.ok(kept.every((/** @type {any} */ one) => one.state === 'whole' && one.count === 1));
  const generations = kept.map((/** @type {any} */ one) => one.generation);
  assert.deepEqual([...new Set(generations)], generations, 'each is another one');
  await writer.moveClock(-365 * 86_400_000);
  await note('a year ago');
  assert.equal(await writer.run((given) => vault.read((/** @type {any} */ open) => open.entry(given, Date.now()).note), id), 'a year ago');
  const back = await days();
  assert.equal(back.length, 10);
  assert.deepEqual(back.map((/** @type {any} */ one) => one.generation).sort(byNumber).slice(0, 9), generations.sort(byNumber).slice(1), 'only the oldest made room');
  await writer.moveClock(0);
  await note('today again');
});

test('a session whose deadline lies further away than it can is over: the clock went back', async () => {
  const locked = await writer.run(async () => {
    const { session: record } = /** @type {any} */ (await chrome.storage.session.get('session'));
    await chrome.storage.session.set({ session: { ...record, minutes: 15, deadline: Date.now() + 365 * 86_400_000 } });
    const { unlocked } = await session.status();
    await chrome.storage.session.set({ session: record });
    return unlocked;
  });
  assert.equal(locked, false);
});

test('the page shows each copy and brings one back, in both ways, without destroying what is there', async () => {
  const { id: added } = await writer.run(async () => ({ id: await vault.write((/** @type {any} */ open, /** @type {number} */ now) => open.keepBackup({ name: 'Added today', host: '', codes: [{ text: '1234-5678', spent: false }] }, now)) }));
  const page = new Popup(await driver.browser.newPage());
  await page.page.goto(`${driver.base}vault/vault.html#restore`);
  await page.screen('restore');
  const rows = await page.page.$$eval('.copy', (all) => all.map((one) => /** @type {HTMLElement} */ (one).dataset.place));
  for (const place of [...PLACES, 'days']) assert.ok(rows.includes(place), place);
  const lists = async () => (await page.send({ type: 'list' })).entries.map((/** @type {any} */ one) => one.name).sort();
  const now = await lists();
  assert.ok(now.includes('Added today'));

  await page.click('bring', '.copy[data-place="days"]');
  await page.click('replace');
  await page.until(() => document.querySelector('.copy[data-place="before"]'), 'what was there before, among the copies');
  assert.ok(!(await lists()).includes('Added today'), 'the vault is as it was then');

  await page.click('bring', '.copy[data-place="before"]');
  await page.click('merge');
  await page.until(() => document.querySelectorAll('.copy[data-place="before"]').length === 2, 'a second copy from before');
  assert.deepEqual(await lists(), now, 'what was missing is back');
  assert.equal((await page.send({ type: 'list' })).entries.find((/** @type {any} */ one) => one.id === added)?.backup?.unspent, 1);
  assert.deepEqual(await page.send({ type: 'copies', bring: 'days/99', how: 'merge' }), { error: { code: 'no-such-copy' } });
  await page.page.close();
});

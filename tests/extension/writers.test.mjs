// Many writers and much to write: two windows at once a thousand times, a quota that is too small, and ten thousand
// accounts (P5).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { only } from './browser.mjs';
import { start } from './driver.mjs';
import { addShapes, makeVault, unlock } from './scenes.mjs';
import { Writer } from './writer.mjs';

/** @type {import('./driver.mjs').Driver} */
let driver;
/** @type {import('./browser.d.ts').Page} */
let page;

before(async () => {
  driver = await start();
  await (await makeVault(driver)).close();
  await addShapes(driver);
  page = await driver.browser.newPage();
  await page.goto(`${driver.base}icons/holdfast.svg`);
});
after(() => driver?.close());

/** @param {unknown} message @returns {Promise<any>} */
const send = (message) => page.evaluate((given) => chrome.runtime.sendMessage(given), message);

test('two windows and the background write at once, 1,000 times: nothing is lost', { timeout: 300_000 }, async (context) => {
  const windows = [await Writer.open(driver), await Writer.open(driver)];
  const began = performance.now();
  await Promise.all([
    ...windows.map((one, which) => one.run(async (name) => {
      for (let n = 0; n < 400; n += 1) {
        await vault.write((/** @type {any} */ open, /** @type {number} */ now) => open.keepBackup({ name: `window ${name}, ${n}`, host: '', codes: [{ text: 'abcd-1234', spent: false }] }, now));
      }
    }, which)),
    page.evaluate(async () => {
      for (let n = 0; n < 200; n += 1) {
        const answer = await chrome.runtime.sendMessage({ type: 'captureBackup', keep: { name: `background, ${n}`, host: '', codes: [{ text: 'abcd-1234' }] } });
        if (!answer.id) throw new Error(JSON.stringify(answer));
      }
    }),
  ]);
  context.diagnostic(`1,000 changes by three writers in ${Math.round(performance.now() - began)} ms`);
  const names = new Set((await send({ type: 'list' })).entries.map((/** @type {any} */ one) => one.name));
  for (const which of [0, 1]) for (let n = 0; n < 400; n += 1) assert.ok(names.has(`window ${which}, ${n}`), `window ${which}, ${n}`);
  for (let n = 0; n < 200; n += 1) assert.ok(names.has(`background, ${n}`), `background, ${n}`);
  assert.equal(names.size, 1001);
  assert.equal((await send({ type: 'state' })).notice, undefined);
  for (const one of windows) await one.close();
});

test('a change that does not fit fails with a clear message and changes nothing; with room again it is saved', { skip: only('chromium') }, async () => {
  const { entries } = await send({ type: 'list' });
  const { id } = entries[0];
  await send({ type: 'state', seen: true });
  await page.evaluate(async () => {
    const { local } = chrome.storage;
    const left = local.QUOTA_BYTES - await local.getBytesInUse(null);
    await local.set({ ballast: 'x'.repeat(left - 2_000) });
  });
  const stored = await driver.stored('local');
  const answer = await send({ type: 'edit', id, changes: { note: 'n'.repeat(200_000) } });
  assert.deepEqual(answer, { error: { code: 'storage-full' } });
  assert.deepEqual(await driver.stored('local'), stored, 'nothing stored was changed');
  assert.equal((await send({ type: 'list' })).entries.find((/** @type {any} */ one) => one.id === id).note, undefined, 'nor what is shown');
  await driver.killWorker();
  assert.equal((await send({ type: 'list' })).entries.length, entries.length);
  const small = await send({ type: 'spend', id: 'none', index: 0 });
  assert.equal(small.error?.code, 'no-such-entry', 'other refusals keep their names');

  await page.evaluate(() => chrome.storage.local.remove('ballast'));
  assert.equal((await send({ type: 'edit', id, changes: { note: 'n'.repeat(200_000) } })).entry?.note.length, 200_000);
  await send({ type: 'edit', id, changes: { note: '' } });
});

test('room that is nearly used up is told once, before it is too late', { skip: only('chromium') }, async () => {
  const { entries } = await send({ type: 'list' });
  await send({ type: 'state', seen: true });
  await page.evaluate(async () => {
    const { local } = chrome.storage;
    await local.set({ ballast: 'x'.repeat(Math.round(local.QUOTA_BYTES * 0.8)) });
  });
  await send({ type: 'edit', id: entries[0].id, changes: { note: 'nearly' } });
  assert.equal((await send({ type: 'state' })).notice?.code, 'nearly-full');
  await send({ type: 'state', seen: true });
  await send({ type: 'edit', id: entries[0].id, changes: { note: 'nearly, again' } });
  assert.equal((await send({ type: 'state' })).notice, undefined);
  await page.evaluate(() => chrome.storage.local.remove('ballast'));
});

test('ten thousand accounts: they fit, one more is refused, and the popup stays usable', { timeout: 300_000 }, async (context) => {
  await driver.go('about:blank'); // bound to no site
  const had = (await send({ type: 'list' })).entries.length;
  const lines = Array.from({ length: 10_000 - had }, (_, n) => `otpauth://totp/Site${n}:person${n}@mail.example?secret=JBSWY3DPEHPK3PX${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[n % 26]}&issuer=Site${n}`);
  const times = /** @type {Record<string, number>} */ ({});
  /** @template T @param {string} name @param {() => Promise<T>} work */
  const timed = async (name, work) => {
    const began = performance.now();
    const result = await work();
    times[name] = Math.round(performance.now() - began);
    return result;
  };
  for (let at = 0; at < lines.length; at += 4_000) {
    const part = lines.slice(at, at + 4_000);
    const preview = await send({ type: 'preview', text: part.join('\n') });
    assert.equal(preview.offers?.length, part.length, JSON.stringify(preview.error ?? ''));
    const added = await timed('adding the last part', () => send({ type: 'add', token: preview.token, picks: part.map((_, index) => ({ index })) }));
    assert.equal(added.ids?.length, part.length, JSON.stringify(added.error ?? ''));
  }
  assert.equal((await send({ type: 'state' })).count, 10_000);
  const preview = await send({ type: 'preview', text: 'otpauth://totp/One:more?secret=JBSWY3DPEHPK3PXP' });
  assert.deepEqual(await send({ type: 'add', token: preview.token, picks: [{ index: 0 }] }), { error: { code: 'too-many' } });
  const { entries } = await send({ type: 'list' });
  const saved = await timed('saving one change', () => send({ type: 'edit', id: entries[5_000].id, changes: { note: 'among ten thousand' } }));
  assert.equal(saved.entry?.note, 'among ten thousand');
  await driver.killWorker();
  const popup = await timed('opening the popup with the worker dead', async () => {
    const opened = await driver.popup();
    await opened.screen('list');
    await opened.until(() => document.querySelectorAll('#entries > li').length > 0, 'accounts');
    return opened;
  });
  await timed('searching', async () => {
    await popup.type('#search', 'Site7777');
    await popup.until(() => document.querySelectorAll('#entries > li').length === 1, 'the one that was searched for');
  });
  await popup.send({ type: 'lock' });
  await popup.close();
  const again = await driver.popup();
  await timed('unlocking, with all copies opened', async () => {
    await unlock(again);
    await again.screen('list');
  });
  const { room } = await send({ type: 'copies' });
  context.diagnostic(`${Object.entries(times).map(([name, ms]) => `${name} ${ms} ms`).join(', ')}; ${room ? (room.used / 1e6).toFixed(1) : 'no count of'} MB stored`);
  assert.equal((await again.send({ type: 'state' })).count, 10_000);
  await again.close();
});

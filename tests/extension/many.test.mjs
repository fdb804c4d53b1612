// Hundreds of accounts: the popup shows the first of them at once and brings the rest behind, and nobody can tell.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from './driver.mjs';
import { makeVault } from './scenes.mjs';

const COUNT = 400;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** @param {number} n */
const secret = (n) => `GEZDGNBVGY3TQOJQGEZDGNBVGY3TQ${[n, n >> 5, n >> 10].map((part) => LETTERS[part & 31]).join('')}`;
/** @param {number} n */
const name = (n) => `Harbour ${String(n).padStart(3, '0')}`;

/** @type {import('./driver.mjs').Driver} */
let driver;

before(async () => {
  driver = await start();
  const popup = await makeVault(driver);
  const text = Array.from({ length: COUNT }, (_, n) => `otpauth://totp/${encodeURIComponent(name(n))}:anna?secret=${secret(n)}&issuer=${encodeURIComponent(name(n))}`).join('\n');
  const { token, offers } = await popup.send({ type: 'preview', text });
  const { ids } = await popup.send({ type: 'add', token, picks: offers.map((/** @type {unknown} */ _, /** @type {number} */ index) => ({ index, host: index === COUNT - 5 ? driver.host : `harbour-${index}.example`, scope: 'host' })) });
  await popup.send({ type: 'edit', id: ids[COUNT - 2], changes: { pinned: true } });
  await popup.close();
});
after(() => driver?.close());

test('the first answer holds what is seen first: this site, the pinned, then by name; the whole one holds everything', async () => {
  await driver.go('/');
  const popup = await driver.popup();
  const first = await popup.send({ type: 'list', first: 60 });
  assert.deepEqual([first.more, first.count, first.entries.length], [true, COUNT, 60]);
  assert.deepEqual(first.entries.slice(0, 4).map((/** @type {{ name: string }} */ entry) => entry.name), [name(COUNT - 5), name(COUNT - 2), name(0), name(1)]);
  const whole = await popup.send({ type: 'list' });
  assert.deepEqual([whole.more, whole.entries.length], [undefined, COUNT]);
  await popup.close();
});

test('the list goes on where the first rows end, in the same order, and the search finds what came later', async () => {
  await driver.go('/');
  const popup = await driver.popup();
  await popup.screen('list');
  assert.equal(await popup.page.$eval('#search', (field) => /** @type {HTMLInputElement} */ (field).placeholder), `Search ${COUNT} accounts`);
  const rows = () => popup.page.$$eval('#entries > li .name', (names) => names.map((one) => one.textContent));
  const before = await rows();
  await popup.until(() => document.querySelector('[data-code=backup-age]')?.textContent?.includes('400 accounts'), 'what is known only with all of them');
  const after = await rows();
  assert.deepEqual(after.slice(0, before.length), before, 'rows moved when the rest came');
  assert.equal(after[0], name(COUNT - 2));
  await popup.page.type('#search', name(COUNT - 1));
  await popup.until((wanted) => document.querySelectorAll('#entries > li').length === 1 && document.querySelector('#entries .name')?.textContent === wanted, 'the last account', name(COUNT - 1));
  await popup.until(() => document.querySelector('#entries .code:not(.waiting)'), 'its code');
  await popup.close();
});

test('what is typed before the rest has come is searched for in all of it', async () => {
  await driver.killWorker();
  await driver.go('/');
  const popup = await driver.popup();
  await popup.page.waitForSelector('#search');
  await popup.page.type('#search', name(COUNT - 1));
  await popup.until((wanted) => document.querySelector('#entries .name')?.textContent === wanted, 'the last account', name(COUNT - 1));
  assert.equal(await popup.page.$eval('#search', (field) => /** @type {HTMLInputElement} */ (field).value), name(COUNT - 1));
  await popup.close();
});

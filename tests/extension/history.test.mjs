// What an edit replaces is kept, and brought back from the account's page; a set of backup codes from the trash too.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from './driver.mjs';
import { addShapes, makeVault } from './scenes.mjs';

/** @type {import('./driver.mjs').Driver} */
let driver;
before(async () => {
  driver = await start();
  await (await makeVault(driver)).close();
  await addShapes(driver);
});
after(() => driver?.close());

test('an edit by mistake is taken back from the account, and that is an earlier version then', async () => {
  const popup = await driver.popup();
  const { id } = (await popup.send({ type: 'list' })).entries[0];
  await popup.send({ type: 'edit', id, changes: { note: 'the right note' } });
  await popup.send({ type: 'edit', id, changes: { note: 'a mistake' } });
  await popup.close();
  const page = await driver.open(`vault/vault.html#entry/${id}`);
  await page.screen('entry');
  await page.press('#earlier > summary');
  await page.until(() => [...document.querySelectorAll('#earlier li')].some((one) => one.textContent?.includes('the right note')), 'the note of before');
  await page.click('restore-earlier', '#earlier li:has(bdi)');
  await page.until(() => document.querySelector('.note')?.textContent === 'the right note', 'the right note');
  const { earlier } = await page.send({ type: 'list', earlier: id });
  assert.ok(earlier.some((/** @type {any} */ one) => one.about?.note === 'a mistake'), 'the mistake is kept too');
  assert.ok(!JSON.stringify(earlier).includes('secret'), 'and no secret is in the list (P2)');
  assert.deepEqual(await page.send({ type: 'restore', id, part: 'about', from: 1 }), { error: { code: 'no-such-version' } });
  await page.page.close();
});

test('a set of backup codes that another one replaced lies in the trash, says what it was, and comes back with its used codes', async () => {
  const popup = await driver.popup();
  const { id } = (await popup.send({ type: 'list' })).entries[0];
  /** @param {string} word @param {number} count */
  const keep = (word, count) => popup.send({ type: 'captureBackup', keep: { id, host: driver.host, codes: Array.from({ length: count }, (_, n) => ({ text: `${word}-${1000 + n}` })) } });
  await keep('olds', 10);
  await popup.send({ type: 'spend', id, index: 4 });
  await keep('news', 8);
  await popup.close();
  const page = await driver.open('vault/vault.html#trash');
  await page.screen('trash');
  const shown = () => page.page.$$eval('[data-from]', (all) => all.map((one) => /** @type {HTMLElement} */ (one).innerText.replace(/\s+/g, ' ')));
  const [only, ...others] = await shown();
  assert.deepEqual(others, []);
  assert.match(only ?? '', /10 backup codes, 1 used\. Kept .* from localhost:\d+, replaced .*, here until/);
  assert.ok(!(await page.page.evaluate(() => document.documentElement.outerHTML)).includes('olds-'), 'no code is shown (P2)');
  await page.click('restore-set');
  await page.screen('entry');
  const { codes } = await page.send({ type: 'list', backup: id });
  assert.deepEqual(codes.filter((/** @type {any} */ row) => row.spentAt !== undefined).map((/** @type {any} */ row) => row.index), [4]);
  assert.equal((await page.send({ type: 'revealBackup', id, index: 0 })).text, 'olds-1000');
  await page.page.close();
  const after = await driver.open('vault/vault.html#trash');
  await after.screen('trash');
  assert.match((await after.page.$$eval('[data-from]', (all) => all.map((one) => /** @type {HTMLElement} */ (one).innerText)))[0] ?? '', /8 backup codes, none used/, 'the two changed places');
  await after.page.close();
});

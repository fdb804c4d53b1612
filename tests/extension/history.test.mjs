// What an edit replaces is kept, and brought back from the account's page.
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

// Filling every kind of code field of the practice site: the server says whether what arrived is right.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SHAPES } from '../../www/shapes/list.mjs';
import { start } from './driver.mjs';
import { addShapes, makeVault } from './scenes.mjs';

/** @type {import('./driver.mjs').Driver} */
let driver;
let id = '';

before(async () => {
  driver = await start();
  await (await makeVault(driver)).close();
  await addShapes(driver);
  const popup = await driver.popup();
  const { entries } = await popup.send({ type: 'list' });
  id = entries[0].id;
  const codes = driver.site.store.shapes.backup.map((text) => ({ text }));
  await popup.send({ type: 'captureBackup', keep: { id, host: driver.host, codes } });
  await popup.close();
});
after(() => driver?.close());

/** @param {import('../../www/shapes/list.mjs').Shape} shape @param {'code' | 'backup'} what */
async function fillAndSend(shape, what) {
  await driver.go(`/shapes/${shape.name}`);
  const popup = await driver.popup();
  const answer = await popup.send({ type: 'fill', id, what });
  await popup.close();
  const frame = shape.framed ? driver.tab.frames()[1] : driver.tab.mainFrame();
  assert.ok(frame);
  assert.equal(answer.filled?.report, 'filled', `${shape.name}: ${JSON.stringify(answer)}`);
  await Promise.all([driver.tab.waitForNavigation(), frame.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#send')).click())]);
  return driver.pageText();
}

for (const shape of SHAPES.filter(({ wants }) => wants === 'code' || wants === 'either')) {
  test(`a code is filled: ${shape.title}`, async () => {
    assert.match(await fillAndSend(shape, 'code'), /Accepted\./);
  });
}

for (const shape of SHAPES.filter(({ wants }) => wants === 'backup' || wants === 'either')) {
  test(`a backup code is filled: ${shape.title}`, async () => {
    assert.match(await fillAndSend(shape, 'backup'), /Accepted\./);
  });
}

test('a backup page is not given the code of the app unasked', async () => {
  await driver.go('/shapes/backup');
  const popup = await driver.popup();
  const answer = await popup.send({ type: 'fill', id, what: 'code' });
  await popup.close();
  assert.equal(answer.ask?.reason, 'wants-other', JSON.stringify(answer));
  assert.equal(await driver.valueOf('#recovery'), '');
});

test('a field for the one-time code takes a backup code after a yes: many sites want both in one field', async () => {
  await driver.go('/shapes/bare');
  const popup = await driver.popup();
  await popup.click('backup-codes', '.here');
  await popup.click('fill-backup');
  await popup.screen('ask');
  assert.equal(await popup.page.$eval('.question', (one) => /** @type {HTMLElement} */ (one).dataset.reason), 'wants-other');
  assert.equal(await driver.tab.$$eval('input:not([type=hidden])', (fields) => fields.map((one) => one.value).join('')), '');
  await popup.click('target');
  await driver.tab.waitForFunction(() => [...document.querySelectorAll('input:not([type=hidden])')].some((one) => /** @type {HTMLInputElement} */ (one).value !== ''));
  const held = await driver.tab.$$eval('input:not([type=hidden])', (fields) => fields.map((one) => one.value).join(''));
  const bare = (/** @type {string} */ text) => text.replace(/[^a-z0-9]/gi, '');
  assert.ok(driver.site.store.shapes.backup.map(bare).includes(bare(held)), held);
  await popup.close();
});

test('a field that is too short for a backup code is not offered for one', async () => {
  await driver.go('/shapes/plain');
  const popup = await driver.popup();
  const { ask } = await popup.send({ type: 'fill', id, what: 'backup' });
  assert.deepEqual([ask?.reason, ask?.targets], ['wants-other', []]);
  await popup.close();
});

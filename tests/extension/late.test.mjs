// The text message is late: the real keys of the shortcut (Alt+Shift+L) open the popup on its panel, whatever the worker
// and the vault are up to.
import { after, before, test } from 'node:test';
import { start } from './driver.mjs';
import { addShapes, makeVault, unlock } from './scenes.mjs';

/** @type {import('./driver.mjs').Driver} */
let driver;

before(async () => {
  driver = await start();
  await (await makeVault(driver)).close();
  await addShapes(driver);
  const popup = await driver.popup();
  const { id } = (await popup.send({ type: 'list' })).entries[0];
  await popup.send({ type: 'captureBackup', keep: { id, host: driver.host, codes: driver.site.store.shapes.backup.map((text) => ({ text })) } });
  await popup.close();
});
after(() => driver?.close());

test('the shortcut opens the panel: the live code, the backup codes, what to press; and a code goes where it is wanted', async () => {
  await driver.go('/shapes/backup');
  const popup = await driver.late();
  await popup.screen('late');
  await popup.until(() => document.querySelector('.code-card .code')?.textContent?.trim(), 'the live code');
  await popup.until(() => /of \d+ left/.test(document.querySelector('.backup .chip')?.textContent ?? ''), 'the backup codes');
  await popup.until(() => /takes a backup code: press/i.test(document.querySelector('.press')?.textContent ?? ''), 'what to press here');
  await popup.click('fill-backup', '.backup');
  await driver.tab.waitForFunction((wanted) => /** @type {HTMLInputElement} */ (document.querySelector('#recovery')).value === wanted, { timeout: 15_000 }, driver.site.store.shapes.backup[0]);
  await popup.close();
});

test('the shortcut wakes a worker that rests', async () => {
  await driver.go('/shapes/backup');
  await driver.killWorker();
  const popup = await driver.late();
  await popup.screen('late');
  await popup.close();
});

test('a locked vault is opened first, and the panel comes then', async () => {
  const first = await driver.popup();
  await first.send({ type: 'lock' });
  await first.close();
  const popup = await driver.late();
  await unlock(popup);
  await popup.screen('late');
  await popup.close();
});

test('the toolbar button afterwards opens the list: the shortcut counts once', async () => {
  const popup = await driver.popup();
  await popup.screen('list');
  await popup.close();
});

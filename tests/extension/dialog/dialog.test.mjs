// The browser's own question for a permission, answered as a person answers it: a headed Chromium on a virtual display,
// keys from outside. Chromium closes the popup while it asks, so what was meant has to be finished by the background.
//   ./build.sh test dialog      (Linux; installs Xvfb and xdotool with apt where they lack)
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { start } from '../driver.mjs';
import { addShapes, makeVault } from '../scenes.mjs';

const PATIENCE = 30_000; // ms

/** @type {import('node:child_process').ChildProcess} */
let screen;
/** @type {import('../driver.mjs').Driver} */
let driver;
/** @type {import('node:http').Server} */
let server;
let port = 0;

const FORM = '<!doctype html><title>Sign in</title><form><h1>Two-factor authentication</h1><label>Authentication code <input id="code" autocomplete="one-time-code"></label></form>';

before(async () => {
  screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const number = await new Promise((done, fail) => {
    screen.stdout?.once('data', (bytes) => done(String(bytes).trim()));
    screen.once('error', fail);
  });
  process.env.DISPLAY = `:${number}`;
  server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(request.url === '/form' ? FORM : `<!doctype html><title>Shop</title><h1>Sign in</h1><iframe id="other" src="http://127.0.0.1:${port}/form" width="600" height="300"></iframe>`);
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', () => done(undefined)); });
  port = /** @type {import('node:net').AddressInfo} */ (server.address()).port;
  driver = await start({ headless: false });
  await (await makeVault(driver)).close();
});
after(async () => {
  await driver?.close();
  server?.close();
  screen?.kill();
});

/** @param {() => Promise<boolean>} done @param {string} what */
async function until(done, what) {
  for (const end = Date.now() + PATIENCE; ;) {
    if (await done().catch(() => false)) return;
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await pause(100);
  }
}

/**
 * Runs something in the background, without a page: one would take the question away.
 * @template T
 * @param {(argument: any) => T | Promise<T>} work
 * @param {unknown} [argument]
 * @returns {Promise<T>}
 */
async function inWorker(work, argument) {
  const { puppet } = /** @type {import('../chromium.mjs').Chromium} */ (driver.browser);
  const target = await puppet.waitForTarget((one) => one.type() === 'service_worker' && one.url().startsWith(driver.base), { timeout: PATIENCE });
  const worker = await target.worker();
  return /** @type {T} */ (await worker?.evaluate(work, argument));
}

/** Clicks what makes the browser ask: the popup may be gone before the click is over. @param {Promise<unknown>} click */
const asks = (click) => click.catch((error) => assert.match(String(error), /closed/i));

/**
 * Says yes to the browser's question. Its focus stands on "deny"; the question may not be there yet, so the keys come
 * again until the answer is known.
 * @param {() => Promise<boolean>} answered
 */
async function allow(answered) {
  await until(async () => {
    if (await answered()) return true;
    await pause(1_000);
    spawnSync('xdotool', ['key', 'Tab']);
    await pause(150);
    spawnSync('xdotool', ['key', 'Return']);
    await pause(500);
    return answered();
  }, 'the permission');
}

test('a field in a foreign frame is filled after its origin was allowed', async () => {
  await driver.go(`http://localhost:${port}/`);
  const popup = await driver.popup();
  const { token } = await popup.send({ type: 'preview', form: { name: 'Framed', account: 'ana', secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', kind: 'totp' } });
  await popup.send({ type: 'add', token, picks: [{ index: 0, host: `127.0.0.1:${port}`, scope: 'host' }] });
  await popup.page.reload();
  await popup.screen('list');
  await popup.page.keyboard.press('Enter');
  await popup.screen('ask');
  assert.match(await popup.text('main'), new RegExp(`127\\.0\\.0\\.1:${port}`), 'the popup names the origin that asks');
  await asks(popup.click('allow'));
  const frame = () => driver.tab.frames().find((one) => one.url().endsWith('/form'));
  const value = async () => String(await frame()?.$eval('#code', (field) => /** @type {HTMLInputElement} */ (field).value));
  await allow(() => inWorker((wanted) => chrome.permissions.contains({ origins: wanted }), [`http://127.0.0.1:${port}/*`]));
  await until(async () => /^\d{6}$/.test(await value()), 'the code');
  assert.equal(popup.open, false, 'Chromium closed the popup while it asked');
  assert.deepEqual((await inWorker(() => chrome.permissions.getAll())).origins, [`http://127.0.0.1:${port}/*`]);
});

test('"fill by itself" is on once the browser was told yes', async () => {
  const { origin } = new URL(driver.site.url);
  await addShapes(driver);
  await driver.go('/shapes/plain');
  const popup = await driver.popup();
  await asks(popup.press('#by-itself'));
  const registered = () => inWorker(() => chrome.scripting.getRegisteredContentScripts().then((all) => all.map(({ id }) => id).join()));
  await allow(async () => (await registered()).includes(origin));
  assert.equal(popup.open, false, 'Chromium closed the popup while it asked');
  await driver.go('/shapes/plain');
  await driver.tab.waitForFunction(() => /^\d{6}$/.test(/** @type {HTMLInputElement} */ (document.querySelector('#code')).value), { timeout: PATIENCE });
});

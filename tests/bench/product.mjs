// The built extension in real Chromium: how long a person waits for the popup's codes and for a filled field.
import { createServer } from 'node:http';
import { start } from '../extension/driver.mjs';
import { makeVault, unlock } from '../extension/scenes.mjs';
import { addresses } from './page/addresses.js';
import { median } from './page/rounds.js';

const ROUNDS = 7;
const INPUTS = [1, 50, 500];

/** @typedef {import('./micro.mjs').Row} Row */
/** @typedef {import('../extension/driver.mjs').Driver} Driver */

/** A page with `count` fields, one of which takes the code. @param {number} count */
const page = (count) => `<!doctype html><html lang=en><title>Sign in</title><main><h1>Two-factor authentication</h1><form>
  ${Array.from({ length: count - 1 }, (_, n) => `<p><label for=f${n}>Street and number ${n}</label> <input id=f${n} name=address[${n}] placeholder="Street ${n}"></p>`).join('')}
  <p><label for=code>Authentication code</label> <input id=code name=otp inputmode=numeric maxlength=6></p><button>Verify</button></form></main>`;

/** Adds accounts until there are `count`. @param {Driver} driver @param {import('../extension/popup.mjs').Popup} popup @param {number} from @param {number} count */
async function grow(driver, popup, from, count) {
  const lines = addresses(count).slice(from);
  for (let at = 0; at < lines.length; at += 2_000) {
    const { token, offers, error } = await popup.send({ type: 'preview', text: lines.slice(at, at + 2_000).join('\n') });
    if (error) throw new Error(error.code);
    const first = from === 0 && at === 0;
    const picks = offers.map((/** @type {unknown} */ _, /** @type {number} */ index) => (
      first && index === 0 ? { index, host: driver.host, scope: 'host' } : { index, host: `site-${from + at + index}.example`, scope: 'host' }));
    const added = await popup.send({ type: 'add', token, picks });
    if (added.error) throw new Error(added.error.code);
  }
}

/** Milliseconds from the popup's own beginning until the first code stood in it, and until it was painted. @param {Driver} driver */
async function popupTime(driver) {
  const popup = await driver.popup();
  await popup.screen('list');
  await popup.until(() => document.querySelector('.code')?.textContent?.trim(), 'a code');
  const time = await popup.page.evaluate(() => performance.getEntriesByName('first-code')[0]?.startTime ?? NaN);
  await popup.close();
  return time;
}

/** @returns {Promise<Row[]>} */
export async function product() {
  const driver = await start({ granted: ['http://localhost/*'] });
  /** @type {Row[]} */
  const rows = [];
  try {
    let popup = await makeVault(driver);
    let there = 0;
    for (const count of [1, 200, 1_000, 10_000]) {
      console.log(`    the popup at ${count} accounts …`);
      await grow(driver, popup, there, count);
      there = count;
      await popup.close();
      const warm = [];
      const dead = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        warm.push(await popupTime(driver));
        await driver.killWorker();
        dead.push(await popupTime(driver));
      }
      rows.push({ what: `Popup to first code, ${count} accounts`, unit: 'ms', family: 'popup', size: count, Holdfast: median(warm), 'after the worker died': median(dead) });
      popup = await driver.popup();
      await popup.screen('list');
    }
    await popup.close();
    rows.push(...await filling(driver));
  } finally {
    await driver.close();
  }
  return rows;
}

/** @param {Driver} driver @returns {Promise<Row[]>} */
async function filling(driver) {
  const rows = [];
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page(Number(new URL(request.url ?? '/', 'http://x').searchParams.get('inputs'))));
  }).listen(0);
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const desk = await driver.browser.newPage();
  await desk.goto(`${driver.base}icons/holdfast.svg`);
  const { entries } = await desk.evaluate(() => chrome.runtime.sendMessage({ type: 'list' }));
  const id = entries[0].id;
  for (const inputs of INPUTS) {
    console.log(`    filling among ${inputs} fields …`);
    const times = [];
    const judged = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await driver.tab.goto(`http://localhost:${port}/?inputs=${inputs}`);
      await driver.tab.bringToFront();
      judged.push(await desk.evaluate(async () => {
        const start = performance.now();
        await chrome.runtime.sendMessage({ type: 'scan', from: 'survey' });
        return performance.now() - start;
      }));
      times.push(await desk.evaluate(async (/** @type {string} */ account, /** @type {string} */ host) => {
        const start = performance.now();
        const answer = await chrome.runtime.sendMessage({ type: 'fill', id: account, what: 'code', confirm: host });
        if (answer.filled?.report !== 'filled') throw new Error(JSON.stringify(answer));
        return performance.now() - start;
      }, id, `localhost:${port}`));
    }
    rows.push({ what: `Survey and plan, ${inputs} fields`, unit: 'ms', family: 'survey', size: inputs, Holdfast: median(judged) });
    rows.push({ what: `Asked to filled, ${inputs} fields`, unit: 'ms', family: 'fill', size: inputs, Holdfast: median(times) });
  }
  server.close();
  await desk.close();
  return rows;
}

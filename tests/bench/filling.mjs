// From the gesture to the code in its field, on pages of one field, of fifty and of five hundred.
import { createServer } from 'node:http';
import { median } from './page/rounds.js';

const ROUNDS = 5;
const INPUTS = [1, 50, 500];
/** ms: a person presses when the page stands, not while it is being drawn. */
const AT_REST = 300;
/** @param {number} count */
const fields = (count) => (count === 1 ? '1 field' : `${count} fields`);

/** @typedef {import('./micro.mjs').Row} Row */
/** @typedef {import('../extension/driver.mjs').Driver} Driver */

/** A page with `count` fields, one of which takes the code. @param {number} count */
const page = (count) => `<!doctype html><html lang=en><title>Sign in</title><main><h1>Two-factor authentication</h1><form>
  ${Array.from({ length: count - 1 }, (_, n) => `<p><label for=f${n}>Street and number ${n}</label> <input id=f${n} name=address[${n}] placeholder="Street ${n}"></p>`).join('')}
  <p><label for=code>Authentication code</label> <input id=code name=otp inputmode=numeric maxlength=6></p><button>Verify</button></form></main>`;

/** Milliseconds from the keys of the shortcut to the code in the field. @param {Driver} driver */
async function shortcut(driver) {
  await driver.tab.bringToFront();
  const filled = driver.tab.evaluate(() => new Promise((done) => {
    document.querySelector('#code')?.addEventListener('input', () => done(Date.now()), { once: true });
  }));
  const pressed = Date.now();
  await driver.browser.pressShortcut(driver.tab, 'fill');
  return await filled - pressed;
}

/** @param {Driver} driver @returns {Promise<Row[]>} */
export async function filling(driver) {
  /** @type {Row[]} */
  const rows = [];
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page(Number(new URL(request.url ?? '/', 'http://x').searchParams.get('inputs'))));
  }).listen(0);
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const host = `localhost:${port}`;
  const desk = await driver.browser.newPage();
  await desk.goto(`${driver.base}icons/holdfast.svg`);
  await driver.tab.goto(`http://${host}/?inputs=1`);
  await driver.tab.bringToFront();
  const id = await desk.evaluate(async (site) => {
    const { entries: [entry] } = await chrome.runtime.sendMessage({ type: 'list' });
    await chrome.runtime.sendMessage({ type: 'fill', id: entry.id, what: 'code', confirm: site }); // binds it
    return entry.id;
  }, host);
  for (const inputs of INPUTS) {
    console.log(`    filling among ${inputs} fields …`);
    /** @type {Record<'judged' | 'filled' | 'warm' | 'dead', number[]>} */
    const times = { judged: [], filled: [], warm: [], dead: [] };
    const load = async () => {
      await driver.tab.goto(`http://${host}/?inputs=${inputs}`);
      await driver.tab.bringToFront();
      await new Promise((done) => setTimeout(done, AT_REST));
    };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const put = (/** @type {keyof typeof times} */ name, /** @type {number} */ time) => { if (round > 0) times[name].push(time); };
      await load();
      put('judged', await desk.evaluate(async () => {
        const began = performance.now();
        await chrome.runtime.sendMessage({ type: 'scan', from: 'survey' });
        return performance.now() - began;
      }));
      put('filled', await desk.evaluate(async (account) => {
        const began = performance.now();
        const answer = await chrome.runtime.sendMessage({ type: 'fill', id: account, what: 'code' });
        if (answer.filled?.report !== 'filled') throw new Error(JSON.stringify(answer));
        return performance.now() - began;
      }, id));
      await load();
      put('warm', await shortcut(driver));
      await load();
      await driver.killWorker();
      put('dead', await shortcut(driver));
    }
    const size = { unit: 'ms', size: inputs };
    rows.push(
      { what: `Survey and plan, ${fields(inputs)}`, family: 'survey', ...size, Holdfast: median(times.judged) },
      { what: `Asked to filled, ${fields(inputs)}`, family: 'fill', ...size, Holdfast: median(times.filled) },
      { what: `Shortcut to filled, ${fields(inputs)}`, ...size, Holdfast: median(times.warm) },
      { what: `Shortcut to filled, the worker dead, ${fields(inputs)}`, ...size, Holdfast: median(times.dead) },
    );
  }
  server.close();
  await desk.close();
  return rows;
}

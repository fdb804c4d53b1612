// Fault points: every call of the worker into the browser's storage, locks and alarms, before it is made and after it is
// done. At the chosen one the worker stops for ever, so that it can be killed there. Put into the worker from outside;
// nothing of it ships.

import { setTimeout as pause } from 'node:timers/promises';

/**
 * Runs in the worker. Each point is counted and named; at number `at` nothing goes on.
 * @param {{ at: number, pages: boolean }} given pages: calls into pages count too
 */
function plant({ at, pages }) {
  const scope = /** @type {any} */ (globalThis);
  const points = /** @type {string[]} */ ([]);
  const faults = scope.faults = { points, reached: '' };
  /** @param {string} name @returns {Promise<void> | undefined} */
  const point = (name) => {
    points.push(name);
    if (points.length - 1 !== at) return undefined;
    faults.reached = name;
    return new Promise(() => undefined);
  };
  /** @param {any} holder @param {string} method @param {string} name */
  const wrap = (holder, method, name) => {
    const real = holder[method].bind(holder);
    Object.defineProperty(holder, method, { configurable: true, value: async (/** @type {unknown[]} */ ...given) => {
      await point(`before ${name}`);
      const result = await real(...given);
      await point(`after ${name}`);
      return result;
    } });
  };
  for (const area of ['local', 'session']) for (const method of ['get', 'set', 'remove']) wrap(chrome.storage[/** @type {'local'} */ (area)], method, `storage.${area}.${method}`);
  for (const method of ['create', 'clear', 'get']) wrap(chrome.alarms, method, `alarms.${method}`);
  if (pages) wrap(chrome.scripting, 'executeScript', 'scripting.executeScript');
  const lock = navigator.locks.request.bind(navigator.locks);
  Object.defineProperty(navigator.locks, 'request', { configurable: true, value: async (/** @type {string} */ name, /** @type {() => Promise<unknown>} */ work) => {
    await point('before the lock');
    const result = await lock(name, async () => {
      await point('in the lock');
      const done = await work();
      await point('at the end of the lock');
      return done;
    });
    await point('after the lock');
    return result;
  } });
  // IndexedDB speaks by events: each handler is held back at its point.
  for (const [kind, event] of [[IDBOpenDBRequest, 'success'], [IDBTransaction, 'complete']]) {
    Object.defineProperty(/** @type {any} */ (kind).prototype, `on${event}`, { configurable: true, set(handler) {
      this.addEventListener(event, (/** @type {Event} */ happened) => {
        const held = point(`after IndexedDB ${event}`);
        if (!held) handler.call(this, happened);
      });
    } });
  }
  for (const method of ['add', 'put']) {
    const real = /** @type {any} */ (IDBObjectStore.prototype)[method];
    Object.defineProperty(IDBObjectStore.prototype, method, { configurable: true, value(/** @type {unknown[]} */ ...given) {
      const request = real.apply(this, given);
      point(`with an IndexedDB ${method} on its way`);
      return request;
    } });
  }
}

/**
 * Lets the worker, which is awake, do what is asked of it, up to the point number `at`.
 * @param {import('./driver.mjs').Driver} driver
 * @param {() => Promise<any>} ask sends the message
 * @param {number} at beyond the last point: none, and the message is answered
 * @param {boolean} [pages] calls into pages count too
 * @returns {Promise<{ answer?: any, point?: string, points?: string[], answered: Promise<unknown> }>} answered: when the one who asked is done
 */
export async function toFault(driver, ask, at, pages = false) {
  await driver.browser.inBackground(plant, { at, pages });
  /** @type {{ answer?: any } | undefined} */
  let given;
  const answered = ask().then((answer) => { given = { answer }; }, () => { given = {}; });
  const look = () => driver.browser.inBackground(() => /** @type {{ points: string[], reached: string }} */ (/** @type {any} */ (globalThis).faults));
  let seen = await look();
  for (; seen.reached === '' && !given; seen = await look()) await Promise.race([answered, pause(15)]);
  return seen.reached === '' ? { ...given, points: seen.points, answered } : { point: seen.reached, points: seen.points, answered };
}

/**
 * Lets the worker run one message with a fault at point number `at`, and kills it there.
 * @param {import('./driver.mjs').Driver} driver
 * @param {import('./browser.d.ts').Page} page that sends it
 * @param {unknown} message
 * @param {number} at beyond the last point: none, and the message is answered
 * @returns {Promise<{ answer?: any, point?: string, points?: string[] }>}
 */
export async function withFault(driver, page, message, at) {
  await page.evaluate(() => chrome.runtime.sendMessage({ type: 'clock' })); // wakes it; touches no vault
  const { answered, ...end } = await toFault(driver, () => page.evaluate((sent) => chrome.runtime.sendMessage(sent), message), at);
  await driver.killWorker();
  await answered;
  return end;
}

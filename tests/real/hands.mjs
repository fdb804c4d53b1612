// What hands and eyes do on any page: open, type, press, and wait until the page has come to rest. The page objects of
// the applications are made of these; none of it knows an application.
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE = 20_000; // ms: a slow machine
const QUIET = 250; // ms without a change in the document
const RESTLESS = 4_000; // ms after which a page that never rests (a clock, an animation) is taken as it is

/** @typedef {import('puppeteer-core').Page} Page */

/** Waits until the page has loaded, its requests are answered and its document has stopped changing. @param {Page} page */
export async function settle(page) {
  const until = Date.now() + PATIENCE;
  for (;;) {
    try {
      await page.waitForFunction(() => document.readyState === 'complete', { timeout: PATIENCE });
      await page.waitForNetworkIdle({ idleTime: QUIET, concurrency: 2, timeout: RESTLESS }).catch((error) => {
        if (error.name !== 'TimeoutError') throw error;
      });
      const address = page.url();
      await page.evaluate((quiet, restless) => new Promise((done) => {
        let timer = setTimeout(done, quiet, undefined);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, quiet, undefined);
        });
        observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
        setTimeout(done, restless, undefined);
      }), QUIET, RESTLESS);
      if (page.url() === address) return;
    } catch (error) {
      // The page went on to the next one while it was looked at.
      if (Date.now() > until || page.isClosed()) throw error;
      await pause(50);
    }
  }
}

/**
 * Does something on the page; if it makes the page go on to another one, that one is waited for.
 * @param {Page} page
 * @param {() => unknown} act
 */
export async function follow(page, act) {
  const stay = await page.evaluate(() => {
    const mark = `${Math.random()}`;
    addEventListener('beforeunload', () => { document.documentElement.dataset.leaves = mark; });
    return mark;
  }).catch(() => '');
  await act();
  await page.waitForFunction(
    (/** @type {string} */ mark) => document.documentElement?.dataset.leaves !== mark, { timeout: PATIENCE, polling: 50 }, stay,
  ).catch(() => undefined);
  await settle(page);
}

/** @param {Page} page @param {string} url */
export async function open(page, url) {
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  await settle(page);
}

/** Replaces what stands in a field by typing. @param {Page} page @param {string} selector @param {string} text */
export async function type(page, selector, text) {
  const field = await page.waitForSelector(selector, { visible: true, timeout: PATIENCE });
  await field?.click({ count: 3 });
  await field?.type(text);
}

/**
 * Clicks the first thing that can be seen there, and waits for what comes of it.
 * @param {Page} page
 * @param {string} selector
 * @param {string} [words] that it shows
 */
export async function press(page, selector, words) {
  for (const until = Date.now() + PATIENCE; ; await pause(50)) {
    const target = await seen(page, selector, words).catch(() => undefined);
    if (target) {
      return follow(page, () => target.click());
    }
    if (Date.now() > until) throw new Error(`nothing to press at ${selector}${words ? ` with “${words}”` : ''}`);
  }
}

/**
 * Goes to a page of the site, fills in a form there and sends it: signing in.
 * @param {Page} page
 * @param {string} path
 * @param {Record<string, string>} fields by selector
 * @param {string} button
 */
export async function enter(page, path, fields, button) {
  await open(page, `${origin(page)}${path}`);
  for (const [selector, text] of Object.entries(fields)) await type(page, selector, text);
  await press(page, button);
}

/** @param {Page} page @param {string} selector @param {string} [words] that it shows @returns {Promise<boolean>} whether something can be seen there */
export async function shows(page, selector, words) {
  return await seen(page, selector, words) !== undefined;
}

/** Waits until nothing can be seen there any more. @param {Page} page @param {string} selector */
export async function gone(page, selector) {
  for (const until = Date.now() + PATIENCE; await shows(page, selector).catch(() => true); await pause(50)) {
    if (Date.now() > until) throw new Error(`something is still at ${selector}`);
  }
  await settle(page);
}

/** @param {Page} page @param {string} selector @param {string} [words] */
async function seen(page, selector, words = '') {
  for (const one of await page.$$(selector)) {
    const fits = await one.evaluate((node, wanted) => node.checkVisibility({ visibilityProperty: true })
      && (wanted === '' || /** @type {HTMLElement} */ (node).innerText.includes(wanted)), words);
    if (fits) return one;
  }
  return undefined;
}

/** @param {Page} page @returns {string} the site that the page is on */
export function origin(page) {
  return new URL(page.url()).origin;
}

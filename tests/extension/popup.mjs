// The real popup as a person meets it: what it shows, and clicking and typing in it. Its handles are listed at the top
// of extension/popup/popup.js.
import { setTimeout as pause } from 'node:timers/promises';
import { picture } from './browser.mjs';

const PATIENCE = 15_000;

/** A popup grows while it opens: nobody aims at what still moves. @param {Element} one */
async function standsStill(one) {
  const where = () => Object.values(one.getBoundingClientRect().toJSON()).join();
  for (let before = '', n = 0; n < 40 && before !== where(); n += 1) {
    before = where();
    await new Promise((done) => setTimeout(done, 25));
  }
}

export class Popup {
  /** @param {import('./browser.d.ts').Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @returns {boolean} whether it is still open; a popup that filled something closes by itself */
  get open() {
    return !this.page.isClosed();
  }

  /** @returns {Promise<string>} the name of the screen */
  name() {
    return this.page.evaluate(() => document.body.dataset.screen ?? '');
  }

  /**
   * Waits for a screen.
   * @param {...string} names any of these
   */
  async screen(...names) {
    await this.until(
      (/** @type {string[]} */ wanted) => wanted.includes(document.body.dataset.screen ?? ''),
      `the screen ${names.join(' or ')}`,
      names,
    );
    return this;
  }

  /** @param {string} action @param {string} [within] a selector of what it must stand in */
  click(action, within) {
    return this.press(`${within ? `${within} ` : ''}[data-action="${action}"]`);
  }

  /** Clicks the first visible and enabled match. @param {string} selector */
  async press(selector) {
    await this.until(
      (/** @type {string} */ wanted) => [...document.querySelectorAll(wanted)].some(
        (one) => one.checkVisibility() && !one.matches(':disabled,[aria-disabled=true]'),
      ),
      `something to press at ${selector}`,
      selector,
    );
    for (const handle of await this.page.$$(selector)) {
      if (await handle.evaluate((one) => one.checkVisibility() && !one.matches(':disabled'))) {
        await handle.evaluate(standsStill);
        await handle.click().catch((error) => { // some presses close the popup before the mouse is up again
          if (this.open) throw error;
        });
        return this;
      }
    }
    throw new Error(`${selector} went away before it could be pressed`);
  }

  /** @param {string} selector @param {string} text replaces what stands there */
  async type(selector, text) {
    await this.until((/** @type {string} */ wanted) => document.querySelector(wanted)?.checkVisibility(), `a field at ${selector}`, selector);
    const field = await this.page.$(selector);
    await field?.click({ count: 3 });
    await field?.type(text);
    return this;
  }

  /** @param {string} selector @returns {Promise<string>} the visible text there; empty if nothing is there */
  text(selector) {
    return this.page.evaluate((wanted) => {
      const one = document.querySelector(wanted);
      return one instanceof HTMLElement ? one.innerText.trim() : '';
    }, selector);
  }

  /** Waits for a notice and gives its code. @param {RegExp} [wanted] @returns {Promise<string>} */
  async notice(wanted = /./) {
    await this.until(
      (/** @type {string} */ source) => [...document.querySelectorAll('#notices [data-code], #notices[data-code]')]
        .some((one) => new RegExp(source).test(one.getAttribute('data-code') ?? '')),
      `a notice like ${wanted}`,
      wanted.source,
    );
    return this.page.evaluate(
      (source) => [...document.querySelectorAll('#notices [data-code], #notices[data-code]')]
        .map((one) => one.getAttribute('data-code') ?? '').find((code) => new RegExp(source).test(code)) ?? '',
      wanted.source,
    );
  }

  /**
   * @param {(...args: any[]) => unknown} check runs in the popup
   * @param {string} what for the message when it does not come true
   * @param {...unknown} args
   */
  async until(check, what, ...args) {
    try {
      await this.page.waitForFunction(check, { timeout: PATIENCE, polling: 50 }, ...args);
    } catch (error) {
      const seen = this.open ? await this.page.evaluate(() => `${document.body.dataset.screen}${document.querySelector('[aria-busy]') ? ' (busy)' : ''}: ${document.body.innerText}`).catch(() => '') : '(closed)';
      throw new Error(`The popup never showed ${what}. It showed: ${seen.replace(/\s+/g, ' ').slice(0, 400)}`, { cause: error });
    }
  }

  /** Sends a message to the background as the popup does. @param {unknown} message @returns {Promise<any>} */
  send(message) {
    return this.page.evaluate((sent) => chrome.runtime.sendMessage(sent), message);
  }

  /** @returns {Promise<Uint8Array>} a picture at its real size */
  picture() {
    return picture(this.page);
  }

  /** @param {'light' | 'dark'} theme */
  async theme(theme) {
    await this.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  }

  async close() {
    if (this.open) await this.page.evaluate(() => window.close()).catch(() => undefined);
    await this.closed();
  }

  /** Waits until it closed by itself. */
  async closed() {
    for (let left = PATIENCE; this.open; left -= 25) {
      if (left <= 0) throw new Error('The popup stayed open.');
      await pause(25);
    }
  }
}

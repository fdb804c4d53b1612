// A page of Firefox with the methods of a page of Puppeteer that the tests use, so that one test runs in both browsers.
// The list of them is the type Page in ../browser.d.ts.
import { setTimeout as pause } from 'node:timers/promises';
import { Frame, KEYS, PATIENCE } from './frame.mjs';

/** @typedef {(name: string, ...args: unknown[]) => Promise<any>} Ask asks the agent in the browser window */

/** In cm. */
const PAPER = { a4: { width: 21, height: 29.7 }, letter: { width: 21.59, height: 27.94 } };

/** @implements {Record<keyof import("../browser.d.ts").Page, unknown>} */
export class FirefoxPage extends Frame {
  #closed = false;
  #url = 'about:blank';
  /** @type {number[]} */
  #frames = [];

  /** @param {Ask} agent @param {number} id */
  constructor(agent, id) {
    super(/** @type {any} */ (undefined), undefined);
    this.page = this;
    this.agent = agent;
    this.id = id;
    agent('gone', id).catch(() => undefined).then(() => { this.#closed = true; });
  }

  /** @param {string} what @param {...unknown} args */
  async ask(what, ...args) {
    const { value, url, frames } = await this.agent(what, this.id, ...args);
    if (url) this.#url = url;
    this.#frames = frames ?? this.#frames;
    return value;
  }

  url() {
    return this.#url;
  }

  isClosed() {
    return this.#closed;
  }

  /** @param {string} url @param {{timeout?: number}} [options] */
  goto(url, { timeout = PATIENCE } = {}) {
    return this.#navigated(this.ask('go', url), timeout);
  }

  reload() {
    return this.goto(this.#url);
  }

  /** @param {{timeout?: number}} [options] */
  waitForNavigation({ timeout = PATIENCE } = {}) {
    return this.#navigated(this.ask('loaded'), timeout);
  }

  /** @param {Promise<unknown>} done @param {number} timeout @returns {Promise<null>} */
  async #navigated(done, timeout) {
    const late = new AbortController();
    try {
      await Promise.race([
        done,
        pause(timeout, undefined, { signal: late.signal }).then(() => { throw new Error(`Navigation timeout of ${timeout} ms exceeded`); }),
      ]);
    } finally {
      late.abort();
    }
    return null;
  }

  async bringToFront() {
    await this.ask('front');
  }

  async close() {
    this.#closed = true;
    await this.ask('close');
  }

  title() {
    return this.evaluate('document.title');
  }

  /** @param {string} html */
  async setContent(html) {
    await this.evaluate((/** @type {string} */ text) => {
      document.open();
      document.write(text);
      document.close();
    }, html);
  }

  /** @param {{width: number, height: number}} size */
  async setViewport({ width, height }) {
    await this.ask('size', width, height);
    await this.waitForFunction((/** @type {number} */ wide, /** @type {number} */ high) => innerWidth === wide && innerHeight === high, {}, width, height);
  }

  /** @param {{name: string, value?: string}[]} features */
  async emulateMediaFeatures(features) {
    await this.ask('media', features);
  }

  /** @param {string} [type] */
  async emulateMediaType(type) {
    await this.ask('medium', type);
  }

  /** @param {{encoding?: string, fullPage?: boolean}} [options] */
  async screenshot({ encoding, fullPage = false } = {}) {
    const text = await this.ask('picture', undefined, null, fullPage);
    return encoding === 'base64' ? text : Buffer.from(text, 'base64');
  }

  /** @param {{format?: string}} [options] */
  async pdf({ format = 'letter' } = {}) {
    return Buffer.from(await this.ask('paper', PAPER[/** @type {keyof typeof PAPER} */ (format.toLowerCase())]), 'base64');
  }

  /**
   * Gives the document of now a function that is carried out here; what it was called with is fetched again and again.
   * @param {string} name
   * @param {(...args: any[]) => unknown} work
   */
  async exposeFunction(name, work) {
    await this.evaluate((/** @type {string} */ wanted) => {
      const calls = /** @type {any} */ (globalThis).calls ??= /** @type {any[]} */ ([]);
      /** @type {any} */ (globalThis)[wanted] = (/** @type {unknown[]} */ ...args) => new Promise((resolve) => { calls.push({ wanted, args, resolve, taken: false }); });
    }, name);
    const take = async () => {
      for (; !this.#closed; await pause(5)) {
        const calls = await this.evaluate((/** @type {string} */ wanted) => /** @type {any[]} */ (/** @type {any} */ (globalThis).calls ?? [])
          .filter((call) => call.wanted === wanted && !call.taken && (call.taken = true)).map(({ args }) => args), name);
        for (const args of calls) {
          const answer = await work(...args);
          await this.evaluate((/** @type {string} */ wanted, /** @type {unknown} */ given) => {
            const all = /** @type {any} */ (globalThis).calls;
            const [call] = all.splice(all.findIndex((/** @type {any} */ one) => one.wanted === wanted), 1);
            call.resolve(given);
          }, name, answer);
        }
      }
    };
    take().catch(() => undefined); // the document has gone, and the function with it
  }

  async isolatedWorld() {
    return (/** @type {string} */ expression) => this.run(expression, [], undefined, true);
  }

  mainFrame() {
    return this;
  }

  /** @returns {Frame[]} as they were when the browser last answered */
  frames() {
    return [this, ...this.#frames.map((frame) => new Frame(this, frame))];
  }

  keyboard = {
    /** @type {string[]} modifiers that are held */
    held: [],
    /** @param {string} text */
    type: (text) => this.ask('press', this.keyboard.held.join('') + text),
    /** @param {string} key */
    press: (key) => this.keyboard.type(KEYS[/** @type {keyof typeof KEYS} */ (key)] ?? key),
    /** @param {'Shift' | 'Control' | 'Alt'} key */
    down: async (key) => { this.keyboard.held.push(KEYS[key]); },
    /** @param {'Shift' | 'Control' | 'Alt'} key */
    up: async (key) => { this.keyboard.held = this.keyboard.held.filter((one) => one !== KEYS[key]); },
  };
}

// A page of Firefox with the methods of a page of Puppeteer that the tests use, so that one test runs in both browsers.
// The list of them is the type Page in ../browser.d.ts.
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE = 30_000; // ms, as Puppeteer's
/** How an error looks when a document went away under a question. */
const GONE = /unloaded|AbortError|InactiveActor|no longer active|frame is gone|actor .*(destroyed|closed)|destroyed|dead object|NoSuchWindow|discarded/i;

/** @typedef {(name: string, ...args: unknown[]) => Promise<any>} Ask asks the agent in the browser window */
/** @typedef {((...args: any[]) => any) | string} Work */

/** @param {Work} work @returns {string} an expression: a function of JSON, and perhaps of an element before it */
const callable = (work) => `(async (json, ...nodes) => JSON.stringify({ value: await (${work})(...nodes, ...JSON.parse(json)) }))`;

/** A document: of the page itself or of a frame in it. */
export class Frame {
  /** @param {FirefoxPage} page @param {number | undefined} frame undefined for the page itself */
  constructor(page, frame) {
    this.page = page;
    this.frame = frame;
  }

  /** @param {string} source @param {unknown[]} args @param {unknown} [node] @param {boolean} [isolated] @returns {Promise<any>} */
  async run(source, args, node, isolated) {
    const { value, error } = JSON.parse((await this.page.ask('run', this.frame, source, JSON.stringify(args), node, isolated)) ?? '{}');
    if (error) throw new Error(error.message);
    return value;
  }

  /** @param {Work} work @param {...unknown} args */
  evaluate(work, ...args) {
    return this.run(typeof work === 'string' ? work : callable(work), args);
  }

  /** @param {string} selector @param {unknown} [within] @returns {Promise<Handle[]>} */
  async $$(selector, within) {
    const nodes = await this.page.ask('find', this.frame, selector, within);
    return nodes.map((/** @type {unknown} */ node) => new Handle(this, node));
  }

  /** @param {string} selector @returns {Promise<Handle | null>} */
  async $(selector) {
    return (await this.$$(selector))[0] ?? null;
  }

  /** @param {string} selector @returns {Promise<Handle>} */
  async must(selector) {
    const found = await this.$(selector);
    if (!found) throw new Error(`No element is at ${selector}`);
    return found;
  }

  /** @param {string} selector @param {Work} work @param {...unknown} args */
  async $eval(selector, work, ...args) {
    return (await this.must(selector)).evaluate(work, ...args);
  }

  /** @param {string} selector @param {Work} work @param {...unknown} args */
  $$eval(selector, work, ...args) {
    return this.run(callable(`(wanted, ...given) => (${work})([...document.querySelectorAll(wanted)], ...given)`), [selector, ...args]);
  }

  /**
   * Asks again and again until the answer is true, also across a change of the document.
   * @param {Work} check
   * @param {{timeout?: number, polling?: unknown}} [options]
   * @param {...unknown} args
   */
  async waitForFunction(check, { timeout = PATIENCE } = {}, ...args) {
    const end = Date.now() + timeout;
    for (;;) {
      try {
        if (await this.evaluate(typeof check === 'string' ? `Boolean(${check})` : check, ...args)) return;
      } catch (error) {
        if (this.page.isClosed() || !(error instanceof Error && GONE.test(`${error.name} ${error.message}`))) throw error;
      }
      if (Date.now() > end) throw new Error(`Waiting failed: ${timeout} ms exceeded`);
      await pause(30);
    }
  }

  /** @param {string} selector @param {{timeout?: number, visible?: boolean}} [options] @returns {Promise<Handle>} */
  async waitForSelector(selector, { timeout, visible = false } = {}) {
    await this.waitForFunction((/** @type {string} */ wanted, /** @type {boolean} */ seen) => {
      const one = document.querySelector(wanted);
      return one !== null && (!seen || one.checkVisibility());
    }, { timeout }, selector, visible);
    return this.must(selector);
  }

  /** @param {string} selector @param {{count?: number}} [options] */
  async click(selector, options) {
    await (await this.must(selector)).click(options);
  }

  /** @param {string} selector @param {string} text */
  async type(selector, text) {
    await (await this.must(selector)).type(text);
  }

  /** @param {string} selector */
  focus(selector) {
    return this.$eval(selector, (one) => one.focus());
  }

  /** @param {string} selector @param {...string} values */
  select(selector, ...values) {
    return this.$eval(selector, (one, wanted) => {
      for (const option of one.options) option.selected = wanted.includes(option.value);
      for (const name of ['input', 'change']) one.dispatchEvent(new Event(name, { bubbles: true }));
      return wanted;
    }, values);
  }
}

/** An element. */
export class Handle {
  /** @param {Frame} owner @param {unknown} node a reference as WebDriver has them */
  constructor(owner, node) {
    this.owner = owner;
    this.node = node;
  }

  /** @param {Work} work @param {...unknown} args */
  evaluate(work, ...args) {
    return this.owner.run(callable(work), args, this.node);
  }

  /** @param {string} selector */
  $$(selector) {
    return this.owner.$$(selector, this.node);
  }

  /** @param {{count?: number}} [options] three clicks mark all of a field, as a person does it */
  async click({ count = 1 } = {}) {
    // Something that lies over it for a while, such as the line that tells what was done, is waited out.
    for (const end = Date.now() + PATIENCE; ;) {
      try {
        await this.owner.page.ask('click', this.owner.frame, this.node);
        break;
      } catch (error) {
        if (!(error instanceof Error && error.message.includes('obscures it')) || Date.now() > end) throw error;
        await pause(100);
      }
    }
    if (count === 3) await this.evaluate((one) => one.select?.());
  }

  /** @param {string} text */
  async type(text) {
    await this.owner.page.ask('keys', this.owner.frame, this.node, text);
  }

  /** @param {string} key as the DOM names it */
  async press(key) {
    await this.type(KEYS[/** @type {keyof typeof KEYS} */ (key)] ?? key);
  }

  focus() {
    return this.evaluate((one) => one.focus());
  }

  /** @param {...string} paths */
  async uploadFile(...paths) {
    await this.type(paths.join('\n'));
  }

  /** @param {{encoding?: string}} [options] */
  async screenshot({ encoding } = {}) {
    const text = await this.owner.page.ask('picture', this.owner.frame, this.node, false);
    return encoding === 'base64' ? text : Buffer.from(text, 'base64');
  }
}

/** The keys that stand for no character, as WebDriver writes them. */
const KEYS = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C', Space: ' ', PageUp: '\uE00E', PageDown: '\uE00F',
  End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Delete: '\uE017',
};

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

  /** @param {string} url */
  async goto(url) {
    await this.ask('go', url);
    return null;
  }

  reload() {
    return this.goto(this.#url);
  }

  /** @param {{timeout?: number}} [options] */
  async waitForNavigation({ timeout = PATIENCE } = {}) {
    const late = new AbortController();
    try {
      await Promise.race([
        this.ask('loaded'),
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

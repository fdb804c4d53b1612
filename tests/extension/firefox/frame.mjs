// A document of Firefox, and an element in it, with the methods of Puppeteer's frames and handles that the tests use.
import { setTimeout as pause } from 'node:timers/promises';

export const PATIENCE = 30_000; // ms, as Puppeteer's
/** How an error looks when a document went away under a question. */
const GONE = /unloaded|AbortError|InactiveActor|no longer active|frame is gone|actor .*(destroyed|closed)|destroyed|dead object|NoSuchWindow|discarded/i;

/** @typedef {((...args: any[]) => any) | string} Work */

/** @param {Work} work @returns {string} an expression: a function of JSON, and perhaps of an element before it */
const callable = (work) => `(async (json, ...nodes) => JSON.stringify({ value: await (${work})(...nodes, ...JSON.parse(json)) }))`;

/** A document: of the page itself or of a frame in it. */
export class Frame {
  /** @param {import('./page.mjs').FirefoxPage} page @param {number | undefined} frame undefined for the page itself */
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
export const KEYS = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C', Space: ' ', PageUp: '\uE00E', PageDown: '\uE00F',
  End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Delete: '\uE017',
};

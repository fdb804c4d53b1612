// A second writer: a document of the extension that runs the background's own modules, with a WASM instance, a memory and
// a clock of its own. Chromium never has two workers at once; the modules must hold against two all the same.

export class Writer {
  /** @param {import('./browser.d.ts').Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {import('./driver.mjs').Driver} driver */
  static async open(driver) {
    const page = await driver.browser.newPage();
    await page.goto(`${driver.base}icons/holdfast.svg`);
    await page.evaluate(async () => {
      const [vault, session, copies, shelves, store] = await Promise.all(['vault', 'session', 'copies', 'shelves', 'store'].map((name) => import(`/background/${name}.js`)));
      Object.assign(globalThis, { vault, session, copies, shelves, store });
    });
    return new Writer(page);
  }

  /**
   * Runs `work` there; the modules stand there by their names.
   * @template T
   * @param {(argument: any) => T | Promise<T>} work
   * @param {unknown} [argument]
   * @returns {Promise<T>}
   */
  run(work, argument) {
    return /** @type {Promise<T>} */ (this.page.evaluate(work, argument));
  }

  /** Moves the clock of this document. @param {number} ms */
  async moveClock(ms) {
    await this.page.evaluate((by) => {
      const { realNow = Date.now } = /** @type {any} */ (globalThis);
      Object.assign(globalThis, { realNow });
      Date.now = () => realNow() + by;
    }, ms);
  }

  close() {
    return this.page.close();
  }
}

// One browser with Holdfast in it, one tab on the practice site, and everything a test does with the two from outside.
import { readFileSync } from 'node:fs';
import { startSite } from '../../www/server.mjs';
import { startBrowser } from './browser.mjs';
import { Popup } from './popup.mjs';

/**
 * Starts the practice site, the browser and a tab.
 * @param {import('./browser.d.ts').Options} [options]
 */
export async function start(options) {
  const site = await startSite();
  try {
    const browser = await startBrowser(options);
    const [first] = await browser.pages();
    const tab = first ?? (await browser.newPage());
    await tab.goto(site.url);
    return new Driver(site, browser, tab);
  } catch (error) {
    await site.close();
    throw error;
  }
}

export class Driver {
  /**
   * @param {Awaited<ReturnType<typeof startSite>>} site
   * @param {import('./browser.d.ts').Browser} browser
   * @param {import('./browser.d.ts').Page} tab
   */
  constructor(site, browser, tab) {
    this.site = site;
    this.browser = browser;
    this.tab = tab;
    this.base = browser.base;
    /** @type {Popup | undefined} */
    this.opened = undefined;
  }

  async close() {
    await this.browser.close();
    await this.site.close();
  }

  // The tab

  /** @param {string} path on the practice site, or a whole address */
  async go(path) {
    await this.tab.goto(path.startsWith('/') ? this.site.url + path : path);
  }

  /** Types into the page as a person does. @param {Record<string, string>} fields by selector */
  async fillIn(fields) {
    for (const [selector, text] of Object.entries(fields)) await this.tab.type(selector, text);
  }

  /** Presses something that leads to another page. @param {string} selector */
  async follow(selector) {
    await Promise.all([this.tab.waitForNavigation(), this.tab.click(selector)]);
  }

  /** @param {string} selector @returns {Promise<string>} */
  valueOf(selector) {
    return this.tab.$eval(selector, (field) => /** @type {HTMLInputElement} */ (field).value);
  }

  /** @returns {string} the practice site as an account is bound to it: host and port */
  get host() {
    return new URL(this.site.url).host;
  }

  /** @returns {string} the path of the page in front */
  path() {
    return new URL(this.tab.url()).pathname;
  }

  /** @returns {Promise<string>} */
  pageText() {
    return this.tab.evaluate(() => document.body.innerText);
  }

  // Holdfast

  /**
   * Presses the toolbar button on the tab: opens the true popup and grants activeTab, as a click does.
   * @returns {Promise<Popup>}
   */
  async popup() {
    await this.opened?.close();
    await this.tab.bringToFront();
    await this.tab.waitForFunction(() => document.readyState === 'complete');
    const popup = new Popup(await this.browser.openPopup(this.tab));
    this.opened = popup;
    await popup.until(() => !['', 'loading', undefined].includes(document.body?.dataset.screen), 'a screen');
    return popup;
  }

  /** Presses the keys of the "late" command on the tab, and gives the popup that it opens. */
  async late() {
    await this.opened?.close();
    await this.tab.bringToFront();
    await this.tab.waitForFunction(() => document.readyState === 'complete');
    await this.browser.pressShortcut(this.tab, 'late');
    this.opened = new Popup(await this.browser.openedPopup());
    return this.opened;
  }

  /**
   * A page of the extension in a tab of its own.
   * @param {string} path
   */
  async open(path) {
    const page = await this.browser.newPage();
    await page.goto(this.base + path);
    return new Popup(page);
  }

  /** Ends the background as the browser does after 30 idle seconds. */
  async killWorker() {
    await this.browser.killBackground();
  }

  /**
   * Runs something in a plain document of the extension (no popup, no script of ours) and closes it.
   * @template T
   * @param {(argument: any) => T | Promise<T>} work
   * @param {unknown} [argument]
   * @returns {Promise<T>}
   */
  async inside(work, argument) {
    const page = await this.browser.newPage();
    try {
      await page.goto(`${this.base}icons/holdfast.svg`);
      return /** @type {T} */ (await page.evaluate(work, argument));
    } finally {
      await page.close();
      await this.tab.bringToFront();
    }
  }

  /** @param {'local' | 'session' | 'sync'} area @returns {Promise<Record<string, unknown>>} all that is stored there */
  stored(area) {
    return this.inside((name) => chrome.storage[/** @type {'local'} */ (name)].get(null), area);
  }

  /** @param {Record<string, unknown>} items written over what is stored, behind the extension's back */
  async damage(items) {
    await this.inside((given) => chrome.storage.local.set(given), items);
  }

  /** @returns {Promise<string[]>} each record of each IndexedDB base of the extension, bytes as Latin-1 text */
  mirrored() {
    return this.inside(async () => {
      /** @param {IDBRequest<any>} request @returns {Promise<any>} */
      const done = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const records = [];
      for (const { name = '' } of await indexedDB.databases()) {
        const base = await done(indexedDB.open(name));
        for (const store of base.objectStoreNames) {
          for (const value of await done(base.transaction(store).objectStore(store).getAll())) {
            const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
            records.push(bytes instanceof Uint8Array ? Array.from(bytes, (one) => String.fromCharCode(one)).join('') : JSON.stringify(value));
          }
        }
        base.close();
      }
      return records;
    });
  }

  /** @returns {string} every byte of the extension's storage folders on disk, as Latin-1 text */
  onDisk() {
    return this.browser.storageFiles().map((path) => readFileSync(path, 'latin1')).join('\n');
  }
}

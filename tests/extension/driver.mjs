// One browser with Holdfast in it, one tab on the practice site, and everything a test does with the two from outside.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startSite } from '../../www/server.mjs';
import { startChromium } from './chromium.mjs';
import { Popup } from './popup.mjs';

/**
 * Starts the practice site, Chromium and a tab.
 * @param {Parameters<typeof startChromium>[0]} [options]
 */
export async function start(options) {
  const site = await startSite();
  try {
    const chromium = await startChromium(options);
    const [first] = await chromium.browser.pages();
    const tab = first ?? (await chromium.browser.newPage());
    await tab.goto(site.url);
    return new Driver(site, chromium, tab);
  } catch (error) {
    await site.close();
    throw error;
  }
}

export class Driver {
  /**
   * @param {Awaited<ReturnType<typeof startSite>>} site
   * @param {Awaited<ReturnType<typeof startChromium>>} chromium
   * @param {import('puppeteer-core').Page} tab
   */
  constructor(site, chromium, tab) {
    this.site = site;
    this.chromium = chromium;
    this.browser = chromium.browser;
    this.tab = tab;
    this.base = `chrome-extension://${chromium.id}/`;
    /** @type {Popup | undefined} */
    this.opened = undefined;
  }

  async close() {
    await this.chromium.close();
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
    const extension = (await this.browser.extensions()).get(this.chromium.id);
    if (!extension) throw new Error('Holdfast is not installed.');
    const url = `${this.base}popup/popup.html`;
    const opened = this.browser.waitForTarget((target) => target.url().startsWith(url) && target.type() === 'page', { timeout: 15_000 });
    await extension.triggerAction(this.tab);
    const popup = new Popup(await (await opened).asPage());
    this.opened = popup;
    await popup.until(() => !['', 'loading', undefined].includes(document.body?.dataset.screen), 'a screen');
    return popup;
  }

  /** @returns {import('puppeteer-core').Target | undefined} the background's service worker, while it lives */
  worker() {
    return this.browser.targets().find((target) => target.type() === 'service_worker' && target.url().startsWith(this.base));
  }

  /**
   * Kills the background as the browser does after 30 idle seconds, and waits until that very worker is gone: a message
   * that is on its way may have woken the next one by then.
   */
  async killWorker() {
    const session = await this.browser.target().createCDPSession();
    const workers = async () => (await session.send('Target.getTargets', { filter: [{}] })).targetInfos
      .filter((info) => info.type === 'service_worker' && info.url.startsWith(this.base)).map((info) => info.targetId);
    try {
      const killed = await workers();
      for (let left = 10_000; ; left -= 20) {
        const alive = (await workers()).filter((id) => killed.includes(id));
        if (alive.length === 0) return;
        if (left <= 0) throw new Error('The worker did not die.');
        if (left % 1000 === 0) for (const targetId of alive) await session.send('Target.closeTarget', { targetId }).catch(() => undefined);
        await pause(20);
      }
    } finally {
      await session.detach();
    }
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
    const places = readdirSync(this.chromium.profile, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.includes(this.chromium.id) || /Local Extension Settings/.test(path))
      .map((path) => join(this.chromium.profile, path))
      .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
    return places.map((path) => readFileSync(path, 'latin1')).join('\n');
  }
}

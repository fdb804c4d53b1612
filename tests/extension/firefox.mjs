// Firefox with the built extension in it, driven from outside. The tests and `./build.sh run --firefox` share this.
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { FirefoxPage } from './firefox/page.mjs';
import { manage } from './firefox/person.mjs';
import { puppetOf } from './firefox/puppet.mjs';
import { HOST, startProcess } from './firefox/start.mjs';

/** The unpacked extension that build.sh makes. */
export const DIST = fileURLToPath(new URL('../../dist/firefox', import.meta.url));
const AGENT = readFileSync(new URL('firefox/agent.js', import.meta.url), 'utf8');
const KEYS = { fill: '\uE00A\uE008F', late: '\uE00A\uE008L' };

/**
 * Starts Firefox with Holdfast in a profile of its own, which is deleted at `close`.
 * @param {import('./browser.d.ts').Options} [options]
 * @returns {Promise<import('./browser.d.ts').Browser>}
 */
export async function startFirefox({ headless = true, profile, language, granted = [], permissions = [], hosts = [], puppet = false, packed } = {}) {
  if (!existsSync(join(DIST, 'manifest.json'))) throw new Error('dist/firefox is missing: run ./build.sh build first.');
  const work = mkdtempSync(join(tmpdir(), 'holdfast-'));
  const extension = join(work, 'extension');
  cpSync(DIST, extension, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  const { permissions: required, browser_specific_settings: { gecko: { id } } } = manifest;
  const folder = profile ?? join(work, 'profile');
  const firefox = await startProcess({ profile: folder, addon: id, headless, language, puppet, trusting: hosts.length > 0, prefs: {
    ...(packed === undefined ? {} : { 'xpinstall.signatures.required': false }),
    ...(hosts.length === 0 ? {} : { 'network.dns.localDomains': hosts.join(','), 'network.trr.mode': 5, 'network.stricttransportsecurity.preloadlist': false, 'security.cert_pinning.enforcement_level': 0 }),
  } });
  const browser = new Firefox(firefox, id, folder, work);
  try {
    await firefox.marionette.run(`window.holdfastAgent = ${AGENT.replace(/^(\/\/.*\n)+/, '')}`);
    if (packed === undefined) browser.warnings = (await browser.ask('install', extension)).warnings;
    else await (packed ? browser.ask('installPackage', packed) : browser.ask('started', id));
    if (granted.length + permissions.length > 0) await browser.ask('grant', id, permissions.filter((one) => !required.includes(one)), granted);
    return /** @type {any} */ (browser);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** @implements {Record<keyof import('./browser.d.ts').Browser, unknown>} */
class Firefox {
  name = /** @type {const} */ ('firefox');
  base = `moz-extension://${HOST}/`;
  /** @type {string[]} */
  warnings = [];
  /** @type {Map<number, FirefoxPage>} */
  #pages = new Map();

  /** @param {Awaited<ReturnType<typeof startProcess>>} firefox @param {string} id @param {string} profile @param {string} work */
  constructor(firefox, id, profile, work) {
    this.firefox = firefox;
    this.id = id;
    this.profile = profile;
    this.work = work;
    this.ended = new Promise((resolve) => firefox.process.once('exit', resolve));
  }

  /** Asks the agent. @param {string} name @param {...unknown} args */
  async #agent(name, ...args) {
    return JSON.parse(await this.firefox.marionette.run('return window.holdfastAgent(...arguments)', [name, JSON.stringify(args)]));
  }

  /** @param {string} name @param {...unknown} args */
  async ask(name, ...args) {
    return (await this.#agent(name, ...args)).value;
  }

  /** @param {number} number @returns {any} */
  #page(number) {
    const page = this.#pages.get(number) ?? new FirefoxPage((name, ...args) => this.#agent(name, ...args), number);
    this.#pages.set(number, page);
    return page;
  }

  async pages() {
    return (await this.ask('tabs')).map((/** @type {number} */ number) => this.#page(number));
  }

  async newPage() {
    return this.#page(await this.ask('open'));
  }

  /** @param {FirefoxPage} tab in front of its window */
  async openPopup(tab) {
    return this.#page(await this.ask('popup', tab.id, this.id));
  }

  /** A tab in a window of its own. @param {{ isPrivate?: boolean }} [options] */
  async newWindow({ isPrivate = false } = {}) {
    return this.#page(await this.ask('openWindow', isPrivate));
  }

  allowPrivate() {
    return manage(this, { inPrivateWindows: true });
  }

  newPrivatePage() {
    return this.newWindow({ isPrivate: true });
  }

  /** @param {FirefoxPage} page @returns {Promise<boolean>} whether Holdfast is behind the puzzle piece of its window */
  isListed(page) {
    return this.ask('listed', page.id, this.id);
  }

  async openedPopup() {
    return this.#page(await this.ask('opened', this.id));
  }

  /** @param {import('./browser.d.ts').Page} _tab @param {'fill' | 'late'} command */
  async pressShortcut(_tab, command) {
    await this.ask('shortcut', KEYS[command]);
  }

  /** The tab in front as a page of Puppeteer, in a browser that was started for it. @returns {Promise<import('puppeteer-core').Page>} */
  async puppetPage() {
    const { session } = this.firefox.marionette;
    if (!session) throw new Error('There is no session.');
    const [page] = await (await puppetOf(session)).pages();
    if (!page) throw new Error('Puppeteer sees no tab.');
    return page;
  }

  /** @param {FirefoxPage} page */
  async paste(page) {
    await page.bringToFront();
    await page.ask('command', 'cmd_paste');
  }

  async isBackgroundAlive() {
    return (await this.ask('background', this.id)).state === 'running';
  }

  async killBackground() {
    await this.ask('terminate', this.id);
  }

  /** @param {(argument: any) => unknown} work @param {unknown} [argument] */
  async inBackground(work, argument) {
    const { page } = await this.ask('background', this.id);
    if (page === undefined) throw new Error('The background rests.');
    return this.#page(page).evaluate(work, argument);
  }

  async complaints() {
    return this.warnings;
  }

  /** @param {string} folder */
  async addStranger(folder) {
    return (await this.ask('install', folder)).base;
  }

  /** @param {string} folder */
  async saveInto(folder) {
    await this.ask('pref', 'browser.download.folderList', 2);
    await this.ask('pref', 'browser.download.dir', folder);
  }

  /** @returns {string[]} the files in which the extension's storage lies */
  storageFiles() {
    return readdirSync(this.profile, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.includes(HOST) || path.includes('browser-extension-data') || path.includes('webext'))
      .map((path) => join(this.profile, path))
      .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  }

  /** @param {number} factor */
  async zoom(factor) {
    await this.ask('pref', 'layout.css.devPixelsPerPx', String(factor));
  }

  async crash() {
    this.firefox.process.kill('SIGKILL');
    await this.ended;
  }

  async close() {
    await this.firefox.marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
    const late = setTimeout(() => this.firefox.process.kill('SIGKILL'), 10_000);
    await this.ended;
    clearTimeout(late);
    for (let left = 20; ; left -= 1) {
      try {
        rmSync(this.work, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
        return;
      } catch (error) {
        if (left <= 0) throw error;
        await pause(100);
      }
    }
  }
}

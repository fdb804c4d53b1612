// Files between a test and the browser: what it saves, and what is chosen in a file field.
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE = 20_000;

/** @typedef {{ name: string, bytes: Buffer }} Saved */

/**
 * Lets Chromium save without asking, into a folder of its own. Firefox has no such order: there the page's own link is
 * listened to, up to the moment at which the browser takes it.
 * @param {import('./driver.mjs').Driver} driver
 */
export async function downloads(driver) {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-files-'));
  const { puppet } = /** @type {any} */ (driver.browser);
  const session = puppet && await puppet.target().createCDPSession();
  await session?.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  /** @type {Set<string>} */
  const given = new Set();
  return {
    folder,
    /** To be called on each page before something is saved there. @param {import('./popup.mjs').Popup} page */
    async listen(page) {
      if (puppet) return;
      await page.page.evaluate(() => {
        const seen = /** @type {any} */ (globalThis).saved = /** @type {{ name: string, text: string }[]} */ ([]);
        HTMLAnchorElement.prototype.click = function click() {
          fetch(this.href).then((response) => response.arrayBuffer()).then((bytes) => {
            seen.push({ name: this.download, text: btoa(String.fromCharCode(...new Uint8Array(bytes))) });
          });
        };
      });
    },
    /**
     * Waits for the next file whose name fits.
     * @param {import('./popup.mjs').Popup} page
     * @param {RegExp} name
     * @returns {Promise<Saved>}
     */
    async next(page, name) {
      for (let left = PATIENCE; left > 0; left -= 50) {
        const names = puppet ? readdirSync(folder) : await page.page.evaluate(() => /** @type {any} */ (globalThis).saved.map((/** @type {any} */ one) => one.name));
        const found = names.find((/** @type {string} */ one) => name.test(one) && !given.has(one));
        if (found) {
          given.add(found);
          const bytes = puppet ? readFileSync(join(folder, found))
            : Buffer.from(await page.page.evaluate((wanted) => /** @type {any} */ (globalThis).saved.find((/** @type {any} */ one) => one.name === wanted).text, found), 'base64');
          return { name: found, bytes };
        }
        await pause(50);
      }
      throw new Error(`No file like ${name} was saved.`);
    },
  };
}

/**
 * Chooses files in a file field.
 * @param {import('./popup.mjs').Popup} page
 * @param {string} selector
 * @param {...(Saved | string)} files or their paths
 */
export async function choose(page, selector, ...files) {
  const given = files.map((file) => (typeof file === 'string' ? { name: basename(file), bytes: readFileSync(file) } : file))
    .map(({ name, bytes }) => ({ name, data: bytes.toString('base64') }));
  await page.until((/** @type {string} */ wanted) => document.querySelector(wanted), `a file field at ${selector}`, selector);
  await page.page.evaluate((wanted, all) => {
    const field = /** @type {HTMLInputElement} */ (document.querySelector(wanted));
    const transfer = new DataTransfer();
    for (const { name, data } of all) transfer.items.add(new File([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], name));
    field.files = transfer.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, selector, given);
}

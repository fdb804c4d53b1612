// Files between a test and the browser: what it saves, and what is chosen in a file field.
import { mkdtempSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE = 20_000;

/** @typedef {{ name: string, bytes: Buffer }} Saved */

/**
 * Lets the browser save without asking, into a folder of its own.
 * @param {import('./driver.mjs').Driver} driver
 */
export async function downloads(driver) {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-files-'));
  await driver.browser.saveInto(folder);
  /** @type {Set<string>} */
  const given = new Set();
  return {
    folder,
    /**
     * Waits for the next file whose name fits; the browser writes it under another name until it is whole.
     * @param {RegExp} name
     * @returns {Promise<Saved>}
     */
    async next(name) {
      for (let left = PATIENCE; left > 0; left -= 50) {
        const names = readdirSync(folder);
        const found = names.find((one) => name.test(one) && !given.has(one) && !names.includes(`${one}.part`) && statSync(join(folder, one)).size > 0);
        if (found) {
          given.add(found);
          return { name: found, bytes: readFileSync(join(folder, found)) };
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

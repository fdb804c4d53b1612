// The browser of this run: Chromium, or what HOLDFAST_BROWSER names.
import { isolatedWorldOf, pictureOf, puppetPage, startChromium } from './chromium.mjs';
import { startFirefox } from './firefox.mjs';

/** @type {'chromium' | 'firefox'} */
export const BROWSER = process.env.HOLDFAST_BROWSER === 'firefox' ? 'firefox' : 'chromium';

/** @param {import('./browser.d.ts').Options} [options] @returns {Promise<import('./browser.d.ts').Browser>} */
export function startBrowser(options) {
  return BROWSER === 'firefox' ? startFirefox(options) : startChromium(options);
}

/** A PNG picture of what a page shows, at its real size. @param {import('./browser.d.ts').Page} page @returns {Promise<Uint8Array>} */
export function picture(page) {
  return BROWSER === 'firefox' ? page.screenshot() : pictureOf(puppetPage(page));
}

/**
 * Evaluates expressions where content scripts run: with the page's document and without its scripts.
 * @param {import('./browser.d.ts').Page} page
 * @returns {Promise<(expression: string) => Promise<any>>}
 */
export async function isolatedWorld(page) {
  return BROWSER === 'firefox' ? /** @type {any} */ (page).isolatedWorld() : isolatedWorldOf(puppetPage(page));
}

/**
 * For the `skip` of a test that only one browser can play. docs/browsers.md says what stands for it in the other one.
 * @param {'chromium' | 'firefox'} browser
 */
export function only(browser) {
  return BROWSER !== browser && `only in ${browser}: see docs/browsers.md`;
}

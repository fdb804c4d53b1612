// From the press of the toolbar button to the code: beside an extension whose popup holds one word, the least that the browser
// itself takes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unlock } from '../extension/scenes.mjs';
import { puppetPage } from '../extension/chromium.mjs';
import { median } from './page/rounds.js';

const ROUNDS = 5;
/** ms: what a popup was still about when it closed is not measured in the next. */
const AT_REST = 300;

/** @typedef {import('./micro.mjs').Row} Row */
/** @typedef {import('../extension/driver.mjs').Driver} Driver */
/** @typedef {import('../extension/chromium.mjs').Chromium} Chromium */

/** Milliseconds from a page's own beginning until something of it was painted. @param {import('puppeteer-core').Page} page */
function painted(page) {
  return page.evaluate(() => new Promise((done) => {
    const told = (/** @type {PerformanceEntryList} */ entries) => {
      const first = entries.find(({ name }) => name === 'first-contentful-paint');
      if (first) done(first.startTime);
    };
    new PerformanceObserver((list) => told(list.getEntries())).observe({ type: 'paint', buffered: true });
  }));
}

/** Installs the other extension; answers with what opens its popup and tells when it was painted. @param {Driver} driver */
export async function emptyPopup(driver) {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-empty-'));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ manifest_version: 3, name: 'Empty', version: '1', action: { default_popup: 'popup.html' } }));
  writeFileSync(join(folder, 'popup.html'), '<!doctype html><title>Empty</title><p>Empty');
  const { puppet } = /** @type {Chromium} */ (/** @type {unknown} */ (driver.browser));
  const base = await driver.browser.addStranger(folder);
  const extension = (await puppet.extensions()).get(new URL(base).host);
  rmSync(folder, { recursive: true, force: true });
  return async () => {
    await driver.tab.bringToFront();
    const opened = puppet.waitForTarget((target) => target.url() === `${base}popup.html` && target.type() === 'page', { timeout: 15_000 });
    await extension?.triggerAction(puppetPage(driver.tab));
    const page = await (await opened).asPage();
    const time = await painted(page);
    await page.close();
    return time;
  };
}

/**
 * Milliseconds from the popup's own beginning until the first code (without accounts: the list) stood in it, and until something was painted.
 * @param {Driver} driver
 * @param {number} count
 */
async function popup(driver, count) {
  const opened = await driver.popup();
  await opened.screen('list');
  if (count > 0) await opened.until(() => document.querySelector('.code:not(.waiting)'), 'a code');
  // Codes come with the list; a mark of their own is set only where they came later.
  const first = await opened.page.evaluate(() => (performance.getEntriesByName('codes')[0] ?? performance.getEntriesByName('screen')[0])?.startTime);
  const paint = await painted(puppetPage(opened.page));
  await opened.close();
  await new Promise((done) => setTimeout(done, AT_REST));
  return { code: first ?? paint, paint };
}

/** @param {Driver} driver @param {number} count @param {() => Promise<number>} empty @returns {Promise<Row[]>} */
export async function opening(driver, count, empty) {
  /** @type {Record<'warm' | 'dead' | 'painted' | 'none', number[]>} */
  const times = { warm: [], dead: [], painted: [], none: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const none = await empty();
    const warm = await popup(driver, count);
    await driver.killWorker();
    const dead = await popup(driver, count);
    if (round === 0) continue; // the first fills the caches
    times.none.push(none);
    times.warm.push(warm.code);
    times.painted.push(warm.paint);
    times.dead.push(dead.code);
  }
  const size = { unit: 'ms', size: count };
  return [
    { what: `Popup to ${count > 0 ? 'the first code in it' : 'its list'}, ${count} accounts`, family: 'popup', ...size, Holdfast: median(times.warm) },
    { what: `The same, the worker dead at the start, ${count} accounts`, family: 'popup, worker dead', ...size, Holdfast: median(times.dead) },
    { what: `Popup painted, ${count} accounts`, ...size, Holdfast: median(times.painted), 'an empty popup': median(times.none) },
  ];
}

/** A locked vault: to its door, and from the passphrase to the first code. @param {Driver} driver @param {number} count @returns {Promise<Row[]>} */
export async function unlocking(driver, count) {
  const door = [];
  const opened = [];
  for (let round = 0; round <= 3; round += 1) {
    await driver.inside(() => chrome.runtime.sendMessage({ type: 'lock' }));
    const locked = await driver.popup();
    await locked.screen('locked');
    door.push(await painted(puppetPage(locked.page)));
    await locked.page.evaluate(() => addEventListener('submit', () => performance.mark('asked'), { capture: true, once: true }));
    await unlock(locked);
    await locked.screen('list');
    await locked.until(() => document.querySelector('.code:not(.waiting)'), 'a code');
    // The list brings its codes; the screen before it was the door.
    opened.push(await locked.page.evaluate(() => performance.getEntriesByName('screen')[1].startTime - performance.getEntriesByName('asked')[0].startTime));
    await locked.close();
  }
  return [
    { what: `Popup of a locked vault to its door, ${count} accounts`, unit: 'ms', Holdfast: median(door) },
    { what: `Passphrase entered to the first code, ${count} accounts`, unit: 'ms', Holdfast: median(opened) },
  ];
}

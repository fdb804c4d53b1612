// The built extension in real Chromium: what a person waits for, as the vault grows, and what it takes of memory.
import { start } from '../extension/driver.mjs';
import { makeVault } from '../extension/scenes.mjs';
import { filling } from './filling.mjs';
import { memory } from './memory.mjs';
import { moving } from './moving.mjs';
import { emptyPopup, opening, unlocking } from './opening.mjs';
import { addresses } from './page/addresses.js';

const ACCOUNTS = [0, 200, 1_000, 10_000];

/** @typedef {import('./micro.mjs').Row} Row */
/** @typedef {import('../extension/driver.mjs').Driver} Driver */

/** Adds accounts until there are `count`; the first belongs to the practice site. @param {Driver} driver @param {number} from @param {number} count */
async function grow(driver, from, count) {
  const lines = addresses(count).slice(from);
  await driver.inside(async ({ texts, host, before }) => {
    for (let at = 0; at < texts.length; at += 2_000) {
      const { token, offers, error } = await chrome.runtime.sendMessage({ type: 'preview', text: texts.slice(at, at + 2_000).join('\n') });
      if (error) throw new Error(error.code);
      const picks = offers.map((/** @type {unknown} */ _, /** @type {number} */ index) => (
        { index, host: before + at + index === 0 ? host : `site-${before + at + index}.example`, scope: 'host' }));
      const added = await chrome.runtime.sendMessage({ type: 'add', token, picks });
      if (added.error) throw new Error(added.error.code);
    }
  }, { texts: lines, host: driver.host, before: from });
}

/** @returns {Promise<Row[]>} */
export async function product() {
  const driver = await start({ granted: ['http://localhost/*'] });
  /** @type {Row[]} */
  const rows = [];
  try {
    await (await makeVault(driver)).close();
    const empty = await emptyPopup(driver);
    let there = 0;
    for (const count of ACCOUNTS) {
      console.log(`    ${count} accounts …`);
      await grow(driver, there, count);
      there = count;
      rows.push(...await opening(driver, count, empty));
      if (count === 200) rows.push(...await filling(driver), ...await unlocking(driver, count));
      if (count > 0) rows.push(...await memory(driver, count)); // last: it looks into the worker, which slows what comes after
    }
  } finally {
    await driver.close();
  }
  return [...rows, ...await bringingIn()];
}

/** In a vault of its own: what is brought in and taken out again leaves its traces. @returns {Promise<Row[]>} */
async function bringingIn() {
  const driver = await start();
  try {
    await (await makeVault(driver)).close();
    return await moving(driver);
  } finally {
    await driver.close();
  }
}

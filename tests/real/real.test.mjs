// Real applications that nobody here wrote, installed from package registries, walked through in a real browser.
//   REAL=one,another node --test tests/real/real.test.mjs     these only
//   REAL=quick                                                those that are quick to install
//   EXTRA_REAL=folder                                         unseen ones in the same layout, reported only
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { start as startBrowser } from '../extension/driver.mjs';
import { makeVault } from '../extension/scenes.mjs';
import { RESULTS, findApplications, install, load, start, version } from './application.mjs';
import { STEPS, Walk } from './walk.mjs';

/** @typedef {import('./walk.mjs').Result} Result */

const BROWSER = process.env.HOLDFAST_BROWSER ?? 'chromium';
const EXTRA = process.env.EXTRA_REAL ?? '';
const WANTED = process.env.REAL ?? '';

for (const folder of WANTED === 'none' ? [] : findApplications()) {
  const application = await load(folder);
  const name = basename(folder);
  if (WANTED === 'quick' ? !application.quick : WANTED && !WANTED.split(',').includes(name)) continue;
  test(`${application.name} in ${BROWSER}`, { timeout: 40 * 60_000 }, async () => {
    const { results, browserVersion } = await walk(folder);
    print(application.name, results);
    const place = join(RESULTS, BROWSER);
    mkdirSync(place, { recursive: true });
    const run = { name: application.name, version: version(folder), date: new Date().toISOString().slice(0, 10), browser: BROWSER, browserVersion, results };
    writeFileSync(join(place, `${name}.json`), JSON.stringify(run, null, 1));
    assert.deepEqual(results.filter(({ right }) => !right), []);
  });
}

test('extra real', { skip: !EXTRA, timeout: 6 * 3600_000 }, async () => {
  let right = 0;
  let all = 0;
  for (const folder of findApplications(EXTRA)) {
    const { results } = await walk(folder).catch((error) => ({ results: STEPS.map((step) => ({ step, right: false, said: String(error.message ?? error) })) }));
    print(basename(folder), results);
    right += results.filter((result) => result.right).length;
    all += results.length;
  }
  console.log(`extra real: ${right}/${all} right`);
});

/** @param {string} folder @returns {Promise<{ results: Result[], browserVersion: string }>} */
async function walk(folder) {
  const application = await load(folder);
  await install(folder);
  const running = await start(folder, application);
  try {
    const driver = await startBrowser({ puppet: true });
    try {
      await (await makeVault(driver)).close();
      const page = await driver.browser.puppetPage();
      const browserVersion = (await page.evaluate(() => navigator.userAgent)).match(/(?:Chrome|Firefox)\/(\d+)/)?.[1] ?? '';
      return { results: await new Walk(driver, page, application, running.url).go(), browserVersion };
    } finally {
      await driver.close();
    }
  } finally {
    await running.stop();
  }
}

/** @param {string} name @param {Result[]} results */
function print(name, results) {
  console.log(`${name}: ${results.filter(({ right }) => right).length}/${results.length}`);
  for (const { step, right, said } of results) console.log(`  ${right ? 'ok' : 'NO'} ${step}${said ? `: ${said}` : ''}`);
}

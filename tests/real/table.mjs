// Writes docs/real-applications.md from the results of the last runs, in target/real/:
//   node tests/real/table.mjs
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESULTS } from './application.mjs';
import { STEPS } from './walk.mjs';

/** @typedef {{ name: string, version: string, date: string, browser: string, browserVersion: string, results: import('./walk.mjs').Result[] }} Run */

const PAGE = new URL('../../docs/real-applications.md', import.meta.url);
const TITLES = { chromium: 'Chromium', firefox: 'Firefox' };

const parts = ['# Real applications', '',
  'Applications that nobody of this project wrote, installed from package registries and walked through with Holdfast in a',
  'real browser: `./build.sh test real`. Nothing that Holdfast fills is typed by the test, no selector of an application is',
  'known to the extension, and whether a code was right is the application’s word. This page is written by',
  '`node tests/real/table.mjs`; [tests/real](../tests/real/README.md) says how to add an application. What one of them did and',
  'Holdfast did not understand was put right for all sites, and left a page in [traits](../tests/extension/traits.test.mjs) or in',
  '[tests/pages](../tests/pages) and [tests/backup](../tests/backup).', '',
  ...STEPS.map((step, at) => `${at + 1}. ${step}`), ''];

for (const [browser, title] of Object.entries(TITLES)) {
  const runs = read(browser);
  if (runs.length === 0) continue;
  parts.push(`## ${title}${runs[0]?.browserVersion ? ` ${runs[0].browserVersion}` : ''}`, '',
    `| application | version | ${STEPS.map((_, at) => at + 1).join(' | ')} | backup codes | date |`,
    `|---|---|${STEPS.map(() => ':-:|').join('')}---|---|`);
  for (const { name, version, date, results } of runs) {
    const marks = STEPS.map((step) => (results.find((one) => one.step === step)?.right ? '✓' : '✗'));
    const codes = results.find((one) => one.step === 'keep the backup codes');
    parts.push(`| ${name} | ${version} | ${marks.join(' | ')} | ${codes?.right ? codes.said : ''} | ${date} |`);
  }
  const missed = runs.flatMap(({ name, results }) => results.filter((one) => !one.right && one.said !== 'not reached').map(({ step, said }) => `- ${name}, ${step}: ${said}`));
  parts.push('', ...(missed.length > 0 ? ['What failed:', '', ...missed, ''] : []));
}
writeFileSync(PAGE, `${parts.join('\n').trimEnd()}\n`);

/** @param {string} browser @returns {Run[]} */
function read(browser) {
  const place = join(RESULTS, browser);
  if (!existsSync(place)) return [];
  return readdirSync(place).filter((name) => name.endsWith('.json')).sort()
    .map((name) => JSON.parse(readFileSync(join(place, name), 'utf8')));
}

// `./build.sh bench`: Holdfast beside its peers in one run, on standard output and in target/bench/report.md.
//   node tests/bench/run.mjs [NAME ...]      names: codes passphrase sealing pictures native product firefox parts; without any, all
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chart, growth, table } from './table.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
if (!existsSync(`${HERE}node_modules/.package-lock.json`)) {
  console.log('Installing what Holdfast is measured against (npm ci, about 20 s, once) …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: HERE, stdio: ['ignore', 'ignore', 'inherit'] });
}
const { micro } = await import('./micro.mjs');

const asked = process.argv.slice(2);
const wanted = (/** @type {string} */ name) => asked.length === 0 || asked.includes(name);
/** @type {import('./micro.mjs').Row[]} */
const rows = [];
const tables = ['codes', 'passphrase', 'sealing', 'pictures'].filter(wanted);
if (tables.length > 0) rows.push(...await micro('Chromium', tables));
if (wanted('native')) {
  console.log('    totp-rs, natively …');
  const took = execFileSync('cargo', ['bench', '--quiet', '--locked', '--bench', 'native'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const row = rows.find(({ what }) => what.startsWith('One code'));
  if (row) row['totp-rs, native'] = Number(took);
}
if (wanted('firefox')) rows.push(...await micro('Firefox', ['codes', 'passphrase']));
if (wanted('product')) rows.push(...await (await import('./product.mjs')).product());

/** @type {Record<string, number>} */
const budget = JSON.parse(readFileSync('scripts/budget.json', 'utf8'));
const sizes = Object.entries(budget).filter(([file]) => existsSync(file))
  .map(([file, limit]) => `| ${file} | ${statSync(file).size} of ${limit} bytes |`);
const parts = wanted('parts') ? [await (await import('./parts.mjs')).report()] : [];

const report = `${[
  `Contenders take turns; medians. ${cpus().length} cores, ${cpus()[0]?.model ?? ''}, ${new Date().toISOString().slice(0, 10)}.`,
  table(rows), growth(rows), ['| size | |', '|---|---|', ...sizes].join('\n'), ...parts,
].join('\n\n')}\n`;
console.log(`\n${report}`);
mkdirSync('target/bench', { recursive: true });
writeFileSync('target/bench/report.md', report);
writeFileSync('target/bench/chart.svg', chart(rows));

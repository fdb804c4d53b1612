// `./build.sh bench`: Holdfast beside its peers in one run. Rounds alternate between the two and medians are compared,
// because the machine is never quiet; what counts is the ratio.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { TOTP } from 'otpauth';
import { initSync as initIntake, readText } from '../../extension/wasm/intake.js';
import { initSync, Vault } from '../../extension/wasm/core.js';
import { createVault, initSync as initKeys } from '../../extension/wasm/keys.js';

const ROUNDS = 15;
const NOW = Date.now();

initSync({ module: readFileSync(new URL('../../extension/wasm/core_bg.wasm', import.meta.url)) });
initIntake({ module: readFileSync(new URL('../../extension/wasm/intake_bg.wasm', import.meta.url)) });
initKeys({ module: readFileSync(new URL('../../extension/wasm/keys_bg.wasm', import.meta.url)) });

/** A vault with `count` accounts, whose secrets differ. */
function vaultOf(/** @type {number} */ count) {
  const { file, key } = createVault([{ kind: 'passphrase', passphrase: 'five quiet harbour lamps' }], NOW);
  const vault = Vault.open(file, key);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const lines = Array.from({ length: count }, (_, n) => {
    const tail = [n, n >> 5, n >> 10].map((part) => letters[part & 31]).join('');
    return `otpauth://totp/Site%20${n}:me?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQ${tail}&issuer=Site%20${n}`;
  });
  const { token, offers } = vault.previewFinds(readText(lines.join('\n')), undefined, NOW);
  const ids = vault.add(token, offers.map((_, index) => ({ index })), NOW);
  return { vault, ids };
}

/** Milliseconds for one run. */
function timed(/** @type {() => unknown} */ run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const median = (/** @type {number[]} */ values) => values.sort((a, b) => a - b)[values.length >> 1];

/** Both in turn, `ROUNDS` times; microseconds for one of `each`. */
function compare(/** @type {() => unknown} */ ours, /** @type {() => unknown} */ theirs, /** @type {number} */ each) {
  const times = { ours: /** @type {number[]} */ ([]), theirs: /** @type {number[]} */ ([]) };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.ours.push(timed(ours));
    times.theirs.push(timed(theirs));
  }
  return { ours: (median(times.ours) * 1000) / each, theirs: (median(times.theirs) * 1000) / each };
}

const rows = [];
for (const count of [1, 1000]) {
  const { vault, ids } = vaultOf(count);
  const repeat = 1000 / count;
  const peers = ids.map(() => new TOTP({ secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }));
  const times = compare(
    () => { for (let n = 0; n < repeat; n += 1) vault.codes(ids, NOW); },
    () => { for (let n = 0; n < repeat; n += 1) for (const peer of peers) peer.generate(); },
    1000,
  );
  rows.push({ what: count === 1 ? 'one code, one a call' : `${count} codes, one call`, ...times });
}

const report = [
  '| what | Holdfast (WASM, with its view) | otpauth (npm) | ratio |',
  '|---|---|---|---|',
  ...rows.map(({ what, ours, theirs }) => `| ${what} | ${ours.toFixed(1)} µs | ${theirs.toFixed(1)} µs | ${(theirs / ours).toFixed(1)}× |`),
].join('\n');
console.log(report);
mkdirSync('target/bench', { recursive: true });
writeFileSync('target/bench/report.md', `${report}\n`);

// What a WASM module is made of: the bytes of its functions by the crate (for our own, the room) that they come from, read from
// its name section. `wasm-opt -g` has kept that section; what ships has none.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CODE = 10;
const DATA = 11;

/** @param {Uint8Array} bytes */
function reader(bytes) {
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (/** @type {number} */ count) => bytes.subarray(at, at += count);
  return { number, take, text: () => new TextDecoder().decode(take(number())), more: () => at < bytes.length };
}

/** Names of functions by their number, from the section `name`. @param {Uint8Array} section */
function namesOf(section) {
  /** @type {Map<number, string>} */
  const names = new Map();
  const from = reader(section);
  while (from.more()) {
    const kind = from.take(1)[0];
    const part = reader(from.take(from.number()));
    if (kind !== 1) continue;
    for (let left = part.number(); left > 0; left -= 1) names.set(part.number(), part.text());
  }
  return names;
}

/** How many functions come from outside: they are counted first. @param {Uint8Array} section */
function imported(section) {
  const from = reader(section);
  let functions = 0;
  for (let left = from.number(); left > 0; left -= 1) {
    from.text();
    from.text();
    const kind = from.take(1)[0];
    if (kind === 0) functions += 1;
    else if (kind !== 3) throw new Error(`an import of kind ${kind}`);
    from.number();
    if (kind === 3) from.number();
  }
  return functions;
}

/** Our own rooms by name (a method that was written for a type of theirs too), the bindings, other crates. @param {string} name */
function part(name) {
  const own = /holdfast::(\w+)/.exec(name);
  if (own) return `ours: ${own[1]}`;
  if (/ shim$|^__wbg|^__wbindgen/.test(name)) return 'ours: bindings';
  return /([a-z_][a-z0-9_]*)(?:\[[0-9a-f]+\])?::/.exec(name)?.[1] ?? 'other';
}

/** @param {string} file a module with its names @returns {[string, number][]} the largest first */
export function parts(file) {
  const from = reader(readFileSync(file).subarray(8));
  /** @type {Map<number, string>} */
  let names = new Map();
  /** @type {number[]} */
  const sizes = [];
  let before = 0;
  let data = 0;
  while (from.more()) {
    const id = from.take(1)[0];
    const section = from.take(from.number());
    const inside = reader(section);
    if (id === 0 && inside.text() === 'name') names = namesOf(section.subarray(5));
    if (id === 2) before = imported(section);
    if (id === DATA) data = section.length;
    if (id === CODE) {
      for (let left = inside.number(); left > 0; left -= 1) {
        const size = inside.number();
        inside.take(size);
        sizes.push(size);
      }
    }
  }
  /** @type {Map<string, number>} */
  const sums = new Map([['data', data]]);
  for (const [at, size] of sizes.entries()) {
    const name = part(names.get(before + at) ?? '');
    sums.set(name, (sums.get(name) ?? 0) + size);
  }
  return [...sums].sort((a, b) => b[1] - a[1]);
}

const FEATURES = ['bulk-memory', 'sign-ext', 'mutable-globals', 'nontrapping-float-to-int', 'multivalue', 'reference-types', 'simd'];
const SHOWN = 14;

/** The largest parts of each module that build.sh made last. */
export async function report() {
  const work = mkdtempSync(join(tmpdir(), 'holdfast-parts-'));
  const lines = ['| module | bytes of code and data by where they come from |', '|---|---|'];
  for (const name of ['core', 'keys', 'intake', 'import']) {
    const made = `target/wasm/${name}.wasm`;
    if (!existsSync(made)) continue;
    execFileSync('wasm-bindgen', ['--target', 'web', '--keep-debug', '--experimental-reset-state-function', '--out-dir', work, '--out-name', name, made]);
    execFileSync('node_modules/.bin/wasm-opt', [name === 'intake' ? '-O3' : '-Oz', '-g', ...FEATURES.map((one) => `--enable-${one}`), join(work, `${name}_bg.wasm`), '-o', join(work, `${name}.wasm`)]);
    lines.push(`| ${name} | ${parts(join(work, `${name}.wasm`)).slice(0, SHOWN).map(([what, size]) => `${what} ${size}`).join(', ')} |`);
  }
  rmSync(work, { recursive: true });
  return lines.join('\n');
}

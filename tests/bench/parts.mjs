// What a WASM module is made of: the bytes of its functions by the crate (for our own, the room) that they come from, read from
// its name section. `wasm-opt -g` has kept that section; what ships has none.
import { readFileSync } from 'node:fs';

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

/** `holdfast::vault::…` is `vault`; a method on another crate's type counts for whoever wrote it. @param {string} name */
function part(name) {
  const path = /[a-z_][a-z0-9_]*(?:\[[0-9a-f]+\])?(?:::[a-z_][a-z0-9_]*)+/.exec(name)?.[0].replace(/\[[0-9a-f]+\]/g, '').split('::') ?? [];
  if (path[0] === 'holdfast') return `our ${path[1]}`;
  return path[0] ?? 'other';
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
if (process.argv[1] === new URL(import.meta.url).pathname) console.log(parts(process.argv[2]).slice(0, 60).map(([a,b])=>`${b} ${a}`).join('\n'));

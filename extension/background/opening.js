// Which stored copy is opened, and what is wrong with the others. Nothing is written here.
import { Trapped, call, callOnce, fresh, ready } from './core.js';
import { Refused, codeOf } from './refusal.js';
import * as store from './store.js';

/** @typedef {import('../wasm/core.js').Vault} Vault */
/** @typedef {import('./store.js').Copy} Copy */
/**
 * @typedef {object} Opened
 * @property {Vault} vault
 * @property {Copy} copy the one it came from
 * @property {import('./store.js').Newest} [newest]
 * @property {number} written the highest generation that is known to have been written
 * @property {Copy[]} failed those that did not open
 * @property {store.Slot[]} slots those that hold no whole copy
 * @property {boolean} mirror whether the mirror is to be written again
 * @property {boolean} fellBack whether something newer was written than what was opened
 * @property {boolean} missing whether a copy that should be there is not, or did not open
 * @property {boolean} merged whether two copies of one generation were made one: that is stored nowhere yet
 */

/**
 * The newest copy that the key opens. The usual way reads the two slots and opens one; only when that does not add up, or
 * once a session (`all`), every copy is opened.
 * @param {Uint8Array} key
 * @param {{ all?: boolean }} [options]
 * @returns {Promise<Opened>}
 * @throws {Refused} `no-vault`, `damaged`; `locked` when the copies are sealed under another key
 */
export async function openNewest(key, { all = false } = {}) {
  const inspect = await inspector();
  const { found, newest } = await store.slots(inspect);
  const [first] = found;
  if (!all && first && found.length === 2 && found.every(readable) && first.generation === newest?.generation) {
    const vault = tryOpen(first, key);
    if (typeof vault !== 'string') {
      return { vault, copy: first, newest, written: first.generation ?? 0, failed: [], slots: [], mirror: false, fellBack: false, missing: false, merged: false };
    }
  }
  return openAny(key, inspect, found, newest);
}

/**
 * @param {Uint8Array} key
 * @param {store.Inspect} inspect
 * @param {Copy[]} found
 * @param {import('./store.js').Newest | undefined} newest
 * @returns {Promise<Opened>}
 */
async function openAny(key, inspect, found, newest) {
  const mirrored = await store.mirror(inspect);
  const copies = [...found, ...(mirrored ? [mirrored] : [])].sort(store.newestFirst);
  /** @type {Copy[]} */
  const failed = [];
  /** @type {Copy['place'][]} */
  const dated = [];
  /** @type {Copy[]} */
  const whole = [];
  /** @type {{ vault: Vault, copy: Copy } | undefined} */
  let best;
  let [otherKey, merged] = [false, false];
  for (const copy of copies) {
    const vault = tryOpen(copy, key);
    if (typeof vault === 'string') {
      // An older one under another key is only out of date: the key was changed since.
      if (best && vault === 'wrong-key') dated.push(copy.place);
      else failed.push(copy);
      otherKey ||= vault === 'wrong-key';
      continue;
    }
    whole.push(copy);
    if (!best) {
      best = { vault, copy };
      continue;
    }
    vault.free();
    if (copy.generation !== best.copy.generation || store.sameBytes(copy.bytes, best.copy.bytes)) continue;
    const { vault: into } = best;
    call(() => into.merge(copy.bytes));
    merged = true;
  }
  // A copy under another key is no damage: the key was changed, and an older copy must not take its place.
  if (!best && !otherKey) {
    const shelf = await store.older(inspect);
    for (const copy of shelf) {
      const vault = tryOpen(copy, key);
      if (typeof vault === 'string') continue;
      best = { vault, copy };
      break;
    }
    if (!best && copies.length + shelf.length === 0) throw new Refused('no-vault');
  }
  if (!best) throw new Refused(otherKey ? 'locked' : 'damaged');
  const { copy } = best;
  const slots = /** @type {store.Slot[]} */ (['vault.a', 'vault.b']).filter((slot) => !whole.some(({ place }) => place === slot));
  const mirrorWhole = whole.some(({ place }) => place === 'mirror');
  const written = Math.max(newest?.generation ?? 0, ...copies.map(({ generation }) => generation ?? 0));
  return {
    ...best, newest, failed, slots, merged, written,
    fellBack: (copy.generation ?? 0) < written || !copies.includes(copy),
    mirror: !mirrorWhole || mirrored?.generation !== copy.generation,
    missing: slots.some((slot) => !dated.includes(slot)) || (!mirrorWhole && !dated.includes('mirror') && await store.hasMirror()),
  };
}

/** Whether the newest copy is sealed under this key. @param {Uint8Array} key */
export async function opensNewest(key) {
  const { found: [first] } = await store.slots(await inspector());
  const opened = first ? tryOpen(first, key) : '';
  if (typeof opened === 'string') return false;
  opened.free();
  return true;
}

/**
 * @param {Copy} copy
 * @param {Uint8Array} key
 * @returns {Vault | string} the code of the refusal
 */
export function tryOpen(copy, key) {
  if (copy.generation === undefined) return 'not-a-vault';
  try {
    return call((core) => core.Vault.open(copy.bytes, key));
  } catch (error) {
    if (error instanceof Trapped) throw error;
    return codeOf(error) ?? 'damaged';
  }
}

/**
 * The data key, from the newest copies first. An older copy is asked only about damage: it may answer for a newest copy
 * that is broken, never for one whose passphrase was changed since.
 * @param {import('../wasm/keys.js').Way} way
 * @throws {Error} `no-vault`, `damaged`, and the refusal of the newest copy
 */
export async function keyFrom(way) {
  const inspect = await inspector();
  const { found } = await store.slots(inspect);
  const mirrored = await store.mirror(inspect);
  const current = [...found, ...(mirrored ? [mirrored] : [])].sort(store.newestFirst);
  /** @type {unknown} */
  let refusal;
  /** @type {Copy[]} */
  const asked = [];
  const ask = async (/** @type {Copy[]} */ copies) => {
    for (const copy of copies) {
      if (copy.generation === undefined || asked.some((other) => store.sameBytes(other.bytes, copy.bytes))) continue;
      // Two copies with the same ways in that both refuse: it is what was typed, not the copies.
      if (asked.filter((other) => other.ways === copy.ways).length > 1) continue;
      asked.push(copy);
      try {
        const { key } = await callOnce((keys) => keys.unlock(copy.bytes, way));
        const newer = current.filter((other) => (other.generation ?? 0) > (copy.generation ?? 0));
        const intact = newer.some((other) => typeof tryOpen(other, key) !== 'string');
        fresh();
        if (!intact) return key;
      } catch (error) {
        if (error instanceof Trapped) throw error;
        refusal ??= error;
      }
    }
    return undefined;
  };
  const key = await ask(current);
  if (key) return key;
  const twice = asked.some((one) => asked.filter((other) => other.ways === one.ways).length > 1);
  const shelf = twice ? [] : await store.older(inspect);
  const old = await ask(shelf);
  if (old) return old;
  if (current.length + shelf.length === 0) throw new Refused('no-vault');
  throw refusal ?? new Refused('damaged');
}

/** The newest copy whose header can be read, wherever it stands. @returns {Promise<Copy | undefined>} */
export async function newestReadable() {
  const inspect = await inspector();
  const { found } = await store.slots(inspect);
  const first = found.find(readable);
  if (first) return first;
  const mirrored = await store.mirror(inspect);
  return readable(mirrored) ? mirrored : (await store.older(inspect)).find(readable);
}

/**
 * What stands in the store, without opening it.
 * @returns {Promise<{ vault: 'none' | 'damaged' } | { vault: 'locked', ways: string[] }>} the kinds of ways in
 */
export async function stored() {
  const copy = await newestReadable();
  if (copy) return { vault: 'locked', ways: copy.kinds ?? [] };
  return { vault: (await store.isEmpty()) ? 'none' : 'damaged' };
}

/** @param {Copy | undefined} copy */
function readable(copy) {
  return copy?.generation !== undefined;
}

/** @returns {Promise<store.Inspect>} */
export async function inspector() {
  await ready();
  return (file) => call((core) => core.inspect(file));
}

// The open vault: one handle in WASM, opened from the stored bytes with the session's key whenever there is none. Every
// change is sealed and stored before its result is handed out; memory never runs ahead of what is stored.
import { Trapped, call, callOnce, fresh, ready } from './core.js';
import { Refused } from './refusal.js';
import * as session from './session.js';
import * as store from './store.js';

/** @typedef {import('../wasm/core.js').Vault} Vault */
/** @typedef {import('./store.js').Copy} Copy */
/** @typedef {{ vault: Vault, slot: store.Slot, written: number | undefined }} Held */

/** @type {Held | undefined} */
let held;
const NOTICE = 'notice'; // in storage.session: what a person should be told, until a page has shown it

/**
 * Reads from the open vault.
 * @template T
 * @param {(vault: Vault, now: number) => T} work
 * @returns {Promise<T>}
 * @throws {Refused} `locked`, `no-vault`, `restarted`; the core's own errors pass
 */
export function read(work) {
  return store.alone(() => guarded(async () => {
    const { vault } = await open();
    return call(() => work(vault, Date.now()));
  }));
}

/**
 * Changes the open vault. `work` may run again if another worker has written in between.
 * @template T
 * @param {(vault: Vault, now: number) => T} work
 * @returns {Promise<T>} only when the change is stored
 */
export function write(work) {
  return store.alone(() => guarded(async () => {
    const now = Date.now();
    const current = await open();
    try {
      const before = call(() => current.vault.count);
      const result = call(() => work(current.vault, now));
      const bytes = call(() => current.vault.seal(now));
      // Deleting goes through the trash, so one change can never leave nothing of something (P5).
      const isBare = call(() => current.vault.count === 0 && current.vault.list().length === 0);
      if (before > 0 && isBare) throw new Refused('storage-failed');
      const generation = call(() => current.vault.generation);
      const mirrored = await store.write(bytes, current.slot, generation);
      current.slot = current.slot === 'vault.a' ? 'vault.b' : 'vault.a';
      current.written = generation;
      if (!mirrored) await notify({ code: 'mirror-failed', at: now });
      return result;
    } catch (error) {
      drop(); // what is in memory may be ahead of what is stored
      throw error;
    }
  }));
}

/**
 * One entry's view; an entry in the trash is none.
 * @param {Vault} vault
 * @param {string} id
 * @returns {import('../types.js').EntryView}
 */
export function entryIn(vault, id) {
  const found = vault.entry(id);
  if (found.trashed !== undefined) throw new Refused('no-such-entry');
  return found;
}

/** @param {string} passphrase */
export function create(passphrase) {
  return store.alone(() => guarded(async () => {
    if (!(await store.isEmpty())) throw new Refused('vault-exists');
    const now = Date.now();
    drop();
    const { file, key, header } = await callOnce((keys) => keys.createVault([{ kind: 'passphrase', passphrase }], now));
    await store.write(file, 'vault.a', header.generation);
    await begin(key);
  }));
}

/**
 * @param {string} passphrase
 * @throws {Error} `wrong-passphrase`, `no-vault`, `damaged`
 */
export function unlock(passphrase) {
  return store.alone(() => guarded(async () => {
    const found = await store.copies(await inspector());
    if (found.length === 0) throw new Refused('no-vault');
    drop();
    await begin(await keyFrom(found, passphrase));
  }));
}

/** Forgets the key and throws the instance with all it held away. */
export function lock() {
  return store.alone(async () => {
    await session.end();
    drop();
    fresh();
  });
}

/**
 * What stands in the store, without opening it.
 * @returns {Promise<'none' | 'locked' | 'damaged'>}
 */
export function stored() {
  return store.alone(() => guarded(async () => {
    const found = await store.copies(await inspector());
    if (found.length === 0) return (await store.isEmpty()) ? 'none' : 'damaged';
    return found.some((copy) => copy.generation !== undefined) ? 'locked' : 'damaged';
  }));
}

/** What a person should be told; asking again gives it again until `noticed`. */
export async function notice() {
  const { [NOTICE]: found } = await chrome.storage.session.get(NOTICE);
  return /** @type {import('../types.js').Notice | undefined} */ (found);
}

/** @param {import('../types.js').Notice} what */
async function notify(what) {
  await chrome.storage.session.set({ [NOTICE]: what });
}

/** A person has seen the notice. */
export async function noticed() {
  await chrome.storage.session.remove(NOTICE);
}

/** @param {Uint8Array} key */
async function begin(key) {
  await session.begin(key);
  key.fill(0);
  const { vault } = await open();
  await applySettings(call(() => vault.settings()));
}

/**
 * Takes over the settings that work outside the core.
 * @param {{ lockAfter?: unknown }} settings `lockAfter` in minutes; 0 leaves the vault open until the browser closes
 */
export async function applySettings({ lockAfter }) {
  if (typeof lockAfter === 'number') await session.setMinutes(lockAfter);
}

/** @returns {Promise<Held>} */
async function open() {
  const key = await session.key();
  await ready();
  const written = await store.lastWritten();
  if (held && held.written === written) return held;
  drop();
  const found = await store.copies(await inspector());
  if (found.length === 0) throw new Refused('no-vault');
  /** @type {Copy[]} */
  const failed = [];
  for (const copy of found) {
    const vault = tryOpen(copy, key);
    if (!vault) {
      failed.push(copy);
      continue;
    }
    const newest = found[0]?.generation ?? 0;
    // A damaged mirror behind a good slot is renewed by the next write and concerns nobody.
    const lost = failed.filter((other) => other.place !== 'mirror' || (other.generation ?? 0) > (copy.generation ?? 0));
    if (lost.length > 0 || copy.place === 'mirror') {
      await store.keepAside(lost);
      await notify({ code: 'fell-back', opened: copy.generation, written: newest, at: Date.now() });
    }
    held = { vault, slot: store.nextSlot(found, copy.place), written };
    return held;
  }
  throw new Refused('damaged');
}

/** @param {Copy} copy @param {Uint8Array} key @returns {Vault | undefined} */
function tryOpen(copy, key) {
  if (copy.generation === undefined) return undefined;
  try {
    return call((core) => core.Vault.open(copy.bytes, key));
  } catch (error) {
    if (error instanceof Trapped) throw error;
    return undefined;
  }
}

/**
 * The data key, from the newest copies first. An older copy is asked only about damage: it may answer for a newest copy
 * that is broken, never for one whose passphrase was changed since.
 * @param {Copy[]} found
 * @param {string} passphrase
 */
async function keyFrom(found, passphrase) {
  const readable = found.filter((copy) => copy.generation !== undefined);
  if (readable.length === 0) throw new Refused('damaged');
  /** @type {unknown} */
  let refusal;
  for (const [at, copy] of readable.entries()) {
    if (readable.slice(0, at).some((other) => sameBytes(other.bytes, copy.bytes))) continue;
    try {
      const { key } = await callOnce((keys) => keys.unlock(copy.bytes, { kind: 'passphrase', passphrase }));
      const newer = readable.filter((other) => (other.generation ?? 0) > (copy.generation ?? 0));
      const intact = newer.some((other) => Boolean(tryOpen(other, key)));
      fresh();
      if (!intact) return key;
    } catch (error) {
      if (error instanceof Trapped) throw error;
      refusal ??= error;
    }
  }
  throw refusal ?? new Refused('wrong-passphrase');
}

/** @param {Uint8Array} one @param {Uint8Array} other */
function sameBytes(one, other) {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** @returns {Promise<(file: Uint8Array) => { generation: number, vaultId: string }>} */
async function inspector() {
  await ready();
  return (file) => call((core) => core.inspect(file));
}

function drop() {
  try {
    held?.vault.free();
  } catch {
    fresh(); // a handle of an instance that is gone
  }
  held = undefined;
}

/**
 * A trap is answered by a new instance; the vault is opened again from the stored bytes at the next call.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function guarded(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Trapped)) throw error;
    held = undefined; // its instance is gone: there is nothing to free
    await notify({ code: 'restarted', at: Date.now() });
    throw new Refused('restarted');
  }
}

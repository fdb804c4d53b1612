// The only writer of the sealed vault (design.md §5, P5). storage.local holds `vault.a` and `vault.b`, written in turn, and a
// note of what was written last; IndexedDB holds a mirror and older copies (shelves.js). Only sealed bytes come here.
import { fromBase64, toBase64 } from './bytes.js';
import { Refused } from './refusal.js';
import { isQuota } from './platform.js';
import { mirrorGet, mirrorPut, shelve, shelved } from './shelves.js';

const SLOTS = /** @type {const} */ (['vault.a', 'vault.b']);
const NEWEST = 'vault.newest';
const WRITTEN = 'written'; // in storage.session: the mark of what was written last

/**
 * @typedef {typeof SLOTS[number]} Slot
 * One stored copy. `generation` is undefined when the bytes are no readable sealed file.
 * @typedef {{
 *   place: Slot | 'mirror' | import('./shelves.js').Shelf, bytes: Uint8Array, generation?: number, vaultId?: string, savedAt?: number,
 *   ways?: string, kinds?: string[], key?: number, at?: number,
 * }} Copy `ways`: the ways to open it, as one text to compare, and their kinds; `key` and `at` of a copy on a shelf
 * @typedef {{ generation: number, mark: string, day: string }} Newest what was written last, `day` the one of the last snapshot
 * @typedef {(file: Uint8Array) => { generation: number, vaultId: string, savedAt: number, slots: { id: string, kind: string }[] }} Inspect
 *   reads a header; throws for anything else
 */

/** Another writer came in between: what is in memory is not what is stored. */
export class Overtaken extends Error {}

/**
 * Runs one piece of work at a time, over all contexts of the extension.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(work) {
  return navigator.locks.request('holdfast.vault', work);
}

/**
 * The two slots, the highest generation first, and the note beside them.
 * @param {Inspect} inspect
 * @returns {Promise<{ found: Copy[], newest: Newest | undefined }>}
 */
export async function slots(inspect) {
  const stored = await localGet([...SLOTS, NEWEST]);
  /** @type {Copy[]} */
  const found = [];
  for (const place of SLOTS) {
    if (stored[place] !== undefined) found.push(copy(place, fromBase64(stored[place]) ?? new Uint8Array(), inspect));
  }
  return { found: found.sort(newestFirst), newest: readNewest(stored[NEWEST]) };
}

/**
 * The mirror; undefined where there is none or the browser gives no IndexedDB.
 * @param {Inspect} inspect
 * @returns {Promise<Copy | undefined>}
 */
export async function mirror(inspect) {
  const bytes = await mirrorGet().catch(() => undefined);
  return bytes && copy('mirror', bytes, inspect);
}

/**
 * The older copies, the highest generation first.
 * @param {Inspect} inspect
 * @returns {Promise<Copy[]>}
 */
export async function older(inspect) {
  const found = await shelved().catch(() => []);
  return found.map(({ shelf, key, at, bytes }) => ({ ...copy(shelf, bytes, inspect), key, at })).sort(newestFirst);
}

/** @param {Copy} one @param {Copy} other Of one generation, the slots stand before the mirror. */
export function newestFirst(one, other) {
  return (other.generation ?? -1) - (one.generation ?? -1);
}

/**
 * Whether anything at all is stored: then nothing may be created over it, however damaged it is.
 */
export async function isEmpty() {
  const stored = await localGet([...SLOTS]);
  if (Object.keys(stored).length > 0) return false;
  const [mirrored, shelves] = await Promise.all([mirrorGet().catch(() => undefined), shelved().catch(() => [])]);
  return mirrored === undefined && shelves.length === 0;
}

/** Whether a mirror can be had at all. */
export function hasMirror() {
  return mirrorGet().then(() => true, () => false);
}

/**
 * Stores a sealed file: writes one slot together with the note, reads it back, then the mirror.
 * @param {Uint8Array} bytes
 * @param {Slot} slot
 * @param {Newest} newest
 * @param {string} [before] the mark that must stand there still
 * @returns {Promise<boolean>} whether the mirror took its copy too
 * @throws {Overtaken}
 * @throws {Refused} `storage-full`, `storage-failed`; nothing stored was changed by a write that did not fit
 */
export async function write(bytes, slot, newest, before) {
  const text = toBase64(bytes);
  if (before !== undefined && readNewest((await localGet([NEWEST]))[NEWEST])?.mark !== before) throw new Overtaken();
  // First the mark, so that no other worker goes on with an older vault in its memory, whatever happens next.
  await chrome.storage.session.set({ [WRITTEN]: newest.mark });
  try {
    await chrome.storage.local.set({ [slot]: text, [NEWEST]: newest });
  } catch (error) {
    throw new Refused(isQuota(error) ? 'storage-full' : 'storage-failed');
  }
  const back = await localGet([slot]);
  if (back[slot] !== text) throw new Refused('storage-failed');
  return mirrorPut(bytes).then(() => true, () => false);
}

/**
 * Writes the note anew where the slots are whole, and the mirror if it is given.
 * @param {Newest} newest
 * @param {Uint8Array} [mirrored]
 */
export async function note(newest, mirrored) {
  await chrome.storage.session.set({ [WRITTEN]: newest.mark });
  await chrome.storage.local.set({ [NEWEST]: newest });
  if (mirrored) await mirrorPut(mirrored).catch(() => undefined);
}

/** The slot that is not this one; of another place, the first. @param {Copy['place']} place @returns {Slot} */
export function otherSlot(place) {
  return place === 'vault.a' ? 'vault.b' : 'vault.a';
}

/** The bytes of a place as they are stored now. @param {Slot} slot */
export async function bytesIn(slot) {
  return fromBase64((await localGet([slot]))[slot]);
}

/** The mark of what was written last in this session of the browser; undefined if nothing was. */
export async function lastWritten() {
  const { [WRITTEN]: mark } = await chrome.storage.session.get(WRITTEN);
  return typeof mark === 'string' ? mark : undefined;
}

/**
 * Keeps copies that did not open, so that nothing can take them away.
 * @param {Copy[]} unopened
 * @returns {Promise<boolean>} whether all of them are kept now
 */
export async function keepAside(unopened) {
  const worth = unopened.filter(({ bytes }) => bytes.length > 0);
  if (worth.length === 0) return true;
  try {
    const kept = (await shelved()).filter(({ shelf }) => shelf === 'aside');
    for (const { bytes } of worth) {
      if (!kept.some((other) => sameBytes(other.bytes, bytes))) await shelve('aside', bytes, Date.now());
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * How full storage.local is, in bytes. @returns {Promise<{ used: number, most: number } | undefined>} undefined where the
 * browser does not tell
 */
export async function room() {
  const { local } = chrome.storage;
  if (typeof local.getBytesInUse !== 'function' || !local.QUOTA_BYTES) return undefined;
  return { used: await local.getBytesInUse(null), most: local.QUOTA_BYTES };
}

/** @param {Uint8Array} one @param {Uint8Array} other */
export function sameBytes(one, other) {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** @param {Copy['place']} place @param {Uint8Array} bytes @param {Inspect} inspect @returns {Copy} */
function copy(place, bytes, inspect) {
  try {
    const { generation, vaultId, savedAt, slots: ways } = inspect(bytes);
    const kinds = [...new Set(ways.map(({ kind }) => kind))];
    return { place, bytes, generation: Number(generation), vaultId, savedAt: Number(savedAt), ways: ways.map(({ id }) => id).join(), kinds };
  } catch {
    return { place, bytes }; // unreadable: it stays in the list without a generation, and counts as damaged
  }
}

/** @param {unknown} stored @returns {Newest | undefined} */
function readNewest(stored) {
  const { generation, mark, day } = /** @type {Partial<Newest>} */ (stored ?? {});
  return typeof generation === 'number' && typeof mark === 'string' && typeof day === 'string' ? { generation, mark, day } : undefined;
}

/** @param {string[]} keys @returns {Promise<Record<string, unknown>>} */
async function localGet(keys) {
  try {
    return await chrome.storage.local.get(keys);
  } catch {
    throw new Refused('storage-failed');
  }
}

// The only writer of the sealed vault (design.md §5, P5). storage.local holds `vault.a` and `vault.b`, written in turn;
// IndexedDB holds a mirror; what could not be opened is kept aside and never written over. Only sealed bytes come here.
import { fromBase64, toBase64 } from './bytes.js';
import { Refused } from './refusal.js';
import { isQuota } from './platform.js';

const SLOTS = /** @type {const} */ (['vault.a', 'vault.b']);
const KEPT = 'vault.kept'; // copies that did not open, as base64 text, newest last
const KEPT_MOST = 4;
const WRITTEN = 'written'; // in storage.session: the generation written last

/**
 * @typedef {typeof SLOTS[number]} Slot
 * One stored copy. `generation` is undefined when the bytes are no readable sealed file.
 * @typedef {{ place: Slot | 'mirror', bytes: Uint8Array, generation?: number, vaultId?: string }} Copy
 */

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
 * Every stored copy, the highest generation first; of one generation, the slots stand before the mirror.
 * @param {(file: Uint8Array) => { generation: number, vaultId: string }} inspect reads a header; throws for anything else
 * @returns {Promise<Copy[]>}
 */
export async function copies(inspect) {
  const [stored, mirror] = await Promise.all([localGet([...SLOTS]), mirrorGet().catch(() => undefined)]);
  /** @type {Copy[]} */
  const found = [];
  for (const place of SLOTS) {
    if (stored[place] !== undefined) found.push({ place, bytes: fromBase64(stored[place]) ?? new Uint8Array() });
  }
  if (mirror instanceof Uint8Array) found.push({ place: 'mirror', bytes: mirror });
  for (const copy of found) readHeader(copy, inspect);
  return found.sort(newestFirst);
}

/**
 * The slot to write next: never the one that was opened; else one that is empty or unreadable; else the older.
 * @param {Copy[]} found as `copies` gave them
 * @param {Copy['place'] | undefined} opened
 * @returns {Slot}
 */
export function nextSlot(found, opened) {
  if (opened === 'vault.a') return 'vault.b';
  if (opened === 'vault.b') return 'vault.a';
  const free = SLOTS.find((slot) => found.find((copy) => copy.place === slot)?.generation === undefined);
  const older = found.filter((copy) => copy.place !== 'mirror').at(-1)?.place;
  return free ?? /** @type {Slot | undefined} */ (older) ?? 'vault.a';
}

/**
 * Whether anything at all is stored: then nothing may be created over it, however damaged it is.
 */
export async function isEmpty() {
  const stored = await localGet([...SLOTS, KEPT]);
  if (Object.keys(stored).length > 0) return false;
  return (await mirrorGet().catch(() => undefined)) === undefined;
}

/**
 * Stores a newly sealed file: writes one slot, reads it back, then the mirror.
 * @param {Uint8Array} bytes
 * @param {Slot} slot
 * @param {number} generation
 * @returns {Promise<boolean>} whether the mirror took its copy too
 */
export async function write(bytes, slot, generation) {
  const text = toBase64(bytes);
  // First the number, so that no other worker goes on with an older vault in its memory, whatever happens next.
  await chrome.storage.session.set({ [WRITTEN]: generation });
  try {
    await chrome.storage.local.set({ [slot]: text });
  } catch (error) {
    throw new Refused(isQuota(error) ? 'storage-full' : 'storage-failed');
  }
  const back = await localGet([slot]);
  if (back[slot] !== text) throw new Refused('storage-failed');
  return mirrorPut(bytes).then(() => true, () => false);
}

/** The generation that was written last in this session of the browser; undefined if none was. */
export async function lastWritten() {
  const { [WRITTEN]: generation } = await chrome.storage.session.get(WRITTEN);
  return typeof generation === 'number' ? generation : undefined;
}

/**
 * Keeps copies that did not open, so that the next write cannot take them away.
 * @param {Copy[]} unopened
 */
export async function keepAside(unopened) {
  const texts = unopened.filter((copy) => copy.bytes.length > 0).map((copy) => toBase64(copy.bytes));
  if (texts.length === 0) return;
  const stored = await localGet([KEPT]);
  const kept = Array.isArray(stored[KEPT]) ? stored[KEPT] : [];
  const all = [...kept, ...texts.filter((text) => !kept.includes(text))];
  if (all.length === kept.length) return;
  // Losing this is no reason to refuse the person's vault: the copy still stands in its slot until the next write.
  await chrome.storage.local.set({ [KEPT]: all.slice(-KEPT_MOST) }).catch(() => undefined);
}

/** @param {Copy} one @param {Copy} other */
function newestFirst(one, other) {
  return (other.generation ?? -1) - (one.generation ?? -1);
}

/** @param {Copy} copy @param {(file: Uint8Array) => { generation: number, vaultId: string }} inspect */
function readHeader(copy, inspect) {
  try {
    const { generation, vaultId } = inspect(copy.bytes);
    copy.generation = Number(generation);
    copy.vaultId = vaultId;
  } catch {
    // Unreadable: it stays in the list without a generation, and counts as damaged.
  }
}

/** @param {string[]} keys @returns {Promise<Record<string, unknown>>} */
async function localGet(keys) {
  try {
    return await chrome.storage.local.get(keys);
  } catch {
    throw new Refused('storage-failed');
  }
}

/** @returns {Promise<unknown>} */
async function mirrorGet() {
  return inMirror('readonly', (store) => store.get('vault'));
}

/** @param {Uint8Array} bytes */
async function mirrorPut(bytes) {
  await inMirror('readwrite', (store) => store.put(bytes, 'vault'));
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} act
 * @returns {Promise<T>}
 */
function inMirror(mode, act) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('holdfast', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('mirror');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const base = opening.result;
      const change = base.transaction('mirror', mode);
      const request = act(change.objectStore('mirror'));
      change.oncomplete = () => { base.close(); resolve(request.result); };
      change.onabort = () => { base.close(); reject(change.error); };
    };
  });
}

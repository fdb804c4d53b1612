// The open vault: one handle in WASM, opened from the stored bytes with the session's key whenever there is none. Every
// change is sealed and stored before its result is handed out; memory never runs ahead of what is stored.
import { Trapped, call, callOnce, fresh, ready } from './core.js';
import { keyFrom, openNewest, opensNewest, stored as inStore } from './opening.js';
import { Refused, codeOf } from './refusal.js';
import { renewShelves } from './renew.js';
import * as session from './session.js';
import { shelve } from './shelves.js';
import * as store from './store.js';

/** @typedef {import('../wasm/core.js').Vault} Vault */
/** @typedef {{ vault: Vault, place: store.Copy['place'], newest: store.Newest | undefined, mark: string | undefined }} Held
 *   `place` is where the copy stands that it came from; `mark` the one that the session had then */

/** @type {Held | undefined} */
let held;
const NOTICE = 'notice'; // in storage.session: what a person should be told, until a page has shown it
/** Who shows, outside the pages, how the vault stands. @type {(found: import('../types.js').Readiness | undefined) => Promise<void>} */
let watcher = async () => undefined;
const TRIES = 5;
const NEARLY = 0.8; // of the room in storage.local

/** @param {typeof watcher} show called with what is found after each change; with undefined when nothing is to be shown */
export function onChange(show) {
  watcher = show;
}

/** What is stored stays stored, whether or not it can be shown. @param {number} now */
function tell(now) {
  if (!held) return;
  const { vault } = held;
  try {
    watcher(call(() => (vault.settings().badge && vault.count > 0 ? /** @type {any} */ (vault.readiness(now)) : undefined)));
  } catch (error) {
    if (error instanceof Trapped) held = undefined; // its instance is gone; the next call opens the vault again
  }
}

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
 * Changes the open vault. `work` runs again if another writer came in between.
 * @template T
 * @param {(vault: Vault, now: number) => T} work
 * @param {{ keepBefore?: boolean, mayEmpty?: boolean }} [options] keepBefore: what is there now goes to the shelf of copies first;
 *   mayEmpty: nothing may be left, since there was nothing before a person's own step that is taken back
 * @returns {Promise<T>} only when the change is stored
 */
export function write(work, { keepBefore = false, mayEmpty = false } = {}) {
  return store.alone(() => guarded(async () => {
    for (let left = TRIES; ; left -= 1) {
      try {
        return await attempt(work, keepBefore, mayEmpty);
      } catch (error) {
        drop(); // what is in memory may be ahead of what is stored
        if (!(error instanceof store.Overtaken)) throw error;
        if (left <= 1) throw new Refused('storage-failed');
      }
    }
  }));
}

/**
 * @template T
 * @param {(vault: Vault, now: number) => T} work
 * @param {boolean} keepBefore
 * @param {boolean} mayEmpty
 */
async function attempt(work, keepBefore, mayEmpty) {
  const now = Date.now();
  const current = await open();
  const before = call(() => current.vault.count);
  const result = call(() => work(current.vault, now));
  const bytes = call(() => current.vault.seal(now));
  // Deleting goes through the trash, so one change can never leave nothing of something (P5).
  const isBare = call(() => current.vault.count === 0 && current.vault.list(now).length === 0);
  if (before > 0 && isBare && !mayEmpty) throw new Refused('storage-failed');
  if (keepBefore) await keepNow(current, 'before', now);
  await save(current, bytes, await snapshot(current, before, now), now);
  tell(now);
  return result;
}

/** @param {Held} current @param {Uint8Array} bytes @param {string} day @param {number} now */
async function save(current, bytes, day, now) {
  const slot = store.otherSlot(current.place);
  const newest = { generation: call(() => current.vault.generation), mark: crypto.randomUUID(), day };
  const mirrored = await store.write(bytes, slot, newest, current.newest?.mark);
  Object.assign(current, { place: slot, newest, mark: newest.mark });
  if (!mirrored) await notify({ code: 'mirror-failed', at: now });
  else await watchRoom(now);
}

/**
 * Before the first change of a day, what stands there goes to the shelf. A browser that gives no IndexedDB has no shelf.
 * @param {Held} current
 * @param {number} count entries before the change
 * @param {number} now
 * @returns {Promise<string>} the day of the last snapshot
 */
async function snapshot(current, count, now) {
  const day = new Date(now).toLocaleDateString('sv'); // 2026-11-27, by this computer's calendar
  const last = current.newest?.day ?? '';
  if (count === 0 || last === day) return last;
  return (await keepNow(current, 'days', now).then(() => true, () => false)) ? day : last;
}

/** @param {Held} current @param {import('./shelves.js').Shelf} shelf @param {number} now */
async function keepNow(current, shelf, now) {
  const bytes = current.place === 'vault.a' || current.place === 'vault.b' ? await store.bytesIn(current.place) : undefined;
  if (!bytes) throw new Refused('storage-failed');
  await shelve(shelf, bytes, now);
}

/** Says so, once a session, when the browser's room for the vault is nearly used up. @param {number} now */
async function watchRoom(now) {
  const room = await store.room();
  if (!room || room.used < room.most * NEARLY || (await chrome.storage.session.get('nearly-full'))['nearly-full']) return;
  await chrome.storage.session.set({ 'nearly-full': true });
  await notify({ code: 'nearly-full', at: now });
}

/**
 * One entry's view; an entry in the trash is none.
 * @param {Vault} vault
 * @param {string} id
 * @returns {import('../types.js').EntryView}
 */
export function entryIn(vault, id) {
  const found = vault.entry(id, Date.now());
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
    const newest = { generation: header.generation, mark: crypto.randomUUID(), day: '' };
    await store.write(file, 'vault.a', newest);
    await store.write(file, 'vault.b', newest);
    await begin(key);
  }));
}

/**
 * The newest stored bytes and the data key, for what works on a whole file; the caller wipes the key.
 * @returns {Promise<{ bytes: Uint8Array, key: Uint8Array, count: number, generation: number }>}
 */
export function sealed() {
  return store.alone(() => guarded(async () => {
    const current = await open();
    const bytes = isSlot(current.place) ? await store.bytesIn(current.place) : undefined;
    if (!bytes) throw new Refused('storage-failed');
    return { bytes, key: await session.key(), ...call(() => ({ count: current.vault.count, generation: current.vault.generation })) };
  }));
}

/**
 * Makes a sealed file the vault of a browser that has none.
 * @param {Uint8Array} file
 * @param {Uint8Array} key that opened it
 */
export function adopt(file, key) {
  return store.alone(() => guarded(async () => {
    if (!(await store.isEmpty())) throw new Refused('vault-exists');
    drop();
    await ready();
    const { generation } = call((core) => core.inspect(file));
    const newest = { generation: Number(generation), mark: crypto.randomUUID(), day: '' };
    await store.write(file, 'vault.a', newest);
    await store.write(file, 'vault.b', newest);
    await begin(key);
  }));
}

/**
 * @param {import('../wasm/keys.js').Way} way
 * @throws {Error} `wrong-passphrase` and its like, `no-vault`, `damaged`
 */
export function unlock(way) {
  return store.alone(() => guarded(async () => {
    drop();
    await begin(await keyFrom(way));
  }));
}

/**
 * Changes how the vault is sealed. The new file goes to both slots and the mirror, so that no copy is left that opens in
 * the old way.
 * @template {import('../wasm/keys.js').Resealed & { key?: Uint8Array }} T
 * @param {(keys: import('./core.js').Keys, file: Uint8Array, key: Uint8Array, now: number) => T} work
 * @param {(file: Uint8Array, key: Uint8Array, oldKey: Uint8Array, now: number) => Promise<unknown>} [older] does the same to the older copies
 * @returns {Promise<T>}
 */
export function reseal(work, older) {
  return store.alone(() => guarded(async () => {
    const now = Date.now();
    const current = await open();
    const { newest } = current;
    const place = isSlot(current.place) ? current.place : 'vault.a';
    const [file, key] = [await store.bytesIn(place), await session.key()];
    if (!file) throw new Refused('storage-failed');
    const made = await callOnce((keys) => work(keys, file, key, now));
    drop();
    const next = { generation: made.header.generation, mark: crypto.randomUUID(), day: newest?.day ?? '' };
    if (made.key) await session.announce(made.key);
    await store.write(made.file, store.otherSlot(place), next, newest?.mark);
    await store.write(made.file, place, next);
    if (made.key) await session.rekey(made.key);
    await older?.(made.file, made.key ?? key, key, now);
    await open().then(() => tell(now), () => undefined);
    return made;
  }));
}

/** Forgets the key and throws the instance with all it held away. Open pages are told. */
export function lock() {
  return store.alone(async () => {
    await session.end();
    drop();
    fresh();
    await watcher(undefined);
    chrome.runtime.sendMessage({ type: 'locked' }).catch(() => undefined); // nobody may be there to hear it
  });
}

/** Locks if the session's time is up: whoever wakes the worker, this comes first, for alarms come late. */
export async function lockIfOver() {
  if (await session.isOver()) await lock();
}

/** What stands in the store, without opening it. */
export function stored() {
  return store.alone(() => guarded(inStore));
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
  const { vault } = await open({ all: true });
  await applySettings(call(() => vault.settings()));
  tell(Date.now());
}

/**
 * Takes over the settings that work outside the core.
 * @param {{ lockAfter?: unknown }} settings `lockAfter` in minutes; 0 leaves the vault open until the browser closes
 */
export async function applySettings({ lockAfter }) {
  if (typeof lockAfter === 'number') await session.setMinutes(lockAfter);
}

/** @param {{ all?: boolean }} [options] all: look at every copy, not at the newest alone @returns {Promise<Held>} */
async function open({ all = false } = {}) {
  const key = await session.key();
  await ready();
  const mark = await store.lastWritten();
  if (held && held.mark === mark && !all) return held;
  drop();
  const next = await session.announced();
  if (next) return carryOn(key, next);
  const opened = await openNewest(key, { all }).catch(async (error) => {
    if (codeOf(error) === 'locked') await session.end(); // its key is not the vault's any more
    throw error;
  });
  const { vault, copy, newest } = opened;
  held = { vault, place: copy.place, newest, mark };
  if (opened.slots.length > 0 || opened.mirror || opened.merged || opened.fellBack) await heal(held, opened);
  return held;
}

/**
 * A worker died while the data key was being changed. If the newest copy is under the new key already, the change is
 * brought to its end, else it never was.
 * @param {Uint8Array} key
 * @param {Uint8Array} next
 * @returns {Promise<Held>}
 */
async function carryOn(key, next) {
  const changed = await opensNewest(next);
  await session.rekey(changed ? next : key);
  const current = await open({ all: true });
  const file = changed && isSlot(current.place) ? await store.bytesIn(current.place) : undefined;
  if (file) await renewShelves(file, next, key, Date.now());
  return current;
}

/**
 * Puts a whole copy where none is, and tells the person. What did not open is kept aside first; if that fails, it stays
 * where it is.
 * @param {Held} current
 * @param {import('./opening.js').Opened} opened
 */
async function heal(current, opened) {
  const { copy, failed, slots } = opened;
  const now = Date.now();
  if (opened.fellBack) await notify({ code: 'fell-back', opened: copy.generation, written: opened.written, at: now });
  else if (opened.missing) await notify({ code: 'copy-lost', at: now });
  if (!(await store.keepAside(failed))) return;
  try {
    if (opened.merged) {
      await save(current, call(() => current.vault.seal(now)), current.newest?.day ?? '', now);
      return;
    }
    const newest = { generation: copy.generation ?? 0, mark: crypto.randomUUID(), day: opened.newest?.day ?? '' };
    /** @type {store.Slot[]} */
    const targets = slots.length === 0 && !isSlot(copy.place) ? ['vault.a'] : slots;
    for (const slot of targets) await store.write(copy.bytes, slot, newest);
    if (targets.length === 0) await store.note(newest, opened.mirror ? copy.bytes : undefined);
    Object.assign(current, { place: isSlot(copy.place) ? copy.place : targets[0], newest, mark: newest.mark });
  } catch {
    // The copy that was opened is as good as before; the next unlocking tries again.
  }
}

/** @param {store.Copy['place']} place @returns {place is store.Slot} */
function isSlot(place) {
  return place === 'vault.a' || place === 'vault.b';
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

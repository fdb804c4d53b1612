// What IndexedDB keeps: the mirror of the newest copy, and three short shelves of older ones. Only sealed bytes come here.

const BASE = 'holdfast';
const VERSION = 2;
const MIRROR = 'mirror';
/**
 * How many copies each shelf keeps; the oldest go first. `days`: how the vault stood before the first change of a day.
 * `aside`: copies that did not open. `before`: what was there before another copy was brought back.
 */
const SHELVES = /** @type {const} */ ({ days: 10, aside: 4, before: 5 });

/** @typedef {keyof typeof SHELVES} Shelf */
/** @typedef {{ shelf: Shelf, key: number, at: number, bytes: Uint8Array }} Shelved */

/** @returns {Promise<Uint8Array | undefined>} */
export async function mirrorGet() {
  const found = await inBase('readonly', [MIRROR], (base) => base.objectStore(MIRROR).get('vault'));
  return found instanceof Uint8Array ? found : undefined;
}

/** @param {Uint8Array} bytes */
export async function mirrorPut(bytes) {
  await inBase('readwrite', [MIRROR], (base) => base.objectStore(MIRROR).put(bytes, 'vault'));
}

/**
 * Puts a copy on a shelf, and takes the oldest off a full one. They are counted by the order in which they came: a clock
 * that is set back takes nothing away.
 * @param {Shelf} shelf
 * @param {Uint8Array} bytes
 * @param {number} at
 */
export async function shelve(shelf, bytes, at) {
  await inBase('readwrite', [shelf], (change) => {
    const store = change.objectStore(shelf);
    const added = store.add({ at, bytes });
    store.getAllKeys().onsuccess = (event) => {
      const keys = /** @type {IDBRequest<IDBValidKey[]>} */ (event.target).result;
      for (const key of keys.slice(0, Math.max(0, keys.length - SHELVES[shelf]))) store.delete(key);
    };
    return added;
  });
}

/** Everything on the shelves, the newest of each first. @returns {Promise<Shelved[]>} */
export async function shelved() {
  const names = /** @type {Shelf[]} */ (Object.keys(SHELVES));
  /** @type {Shelved[]} */
  const found = [];
  await inBase('readonly', names, (look) => names.map((shelf) => {
    const request = look.objectStore(shelf).openCursor(null, 'prev');
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return;
      const { at, bytes } = /** @type {Partial<Shelved>} */ (cursor.value ?? {});
      if (bytes instanceof Uint8Array && typeof at === 'number') found.push({ shelf, key: Number(cursor.key), at, bytes });
      cursor.continue();
    };
    return request;
  }).at(-1));
  return found;
}

/** Writes other bytes in the place of shelved copies, all or none. @param {Shelved[]} copies */
export async function reshelve(copies) {
  await inBase('readwrite', Object.keys(SHELVES), (change) => {
    for (const { shelf, key, at, bytes } of copies) change.objectStore(shelf).put({ at, bytes }, key);
    return undefined;
  });
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {string[]} stores
 * @param {(transaction: IDBTransaction) => IDBRequest<T> | undefined} act
 * @returns {Promise<T | undefined>}
 */
function inBase(mode, stores, act) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(BASE, VERSION);
    opening.onupgradeneeded = () => {
      const base = opening.result;
      for (const name of [MIRROR, ...Object.keys(SHELVES)]) {
        if (!base.objectStoreNames.contains(name)) base.createObjectStore(name, name === MIRROR ? {} : { autoIncrement: true });
      }
    };
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const base = opening.result;
      try {
        const transaction = base.transaction(stores, mode);
        const request = act(transaction);
        transaction.oncomplete = () => { base.close(); resolve(request?.result); };
        transaction.onabort = () => { base.close(); reject(transaction.error); };
      } catch (error) {
        base.close();
        reject(error);
      }
    };
  });
}

// Every stored copy of the vault as a person sees it, and bringing one back.
import { call } from './core.js';
import { inspector, tryOpen } from './opening.js';
import { Refused } from './refusal.js';
import * as session from './session.js';
import * as store from './store.js';
import * as vault from './vault.js';

/** @typedef {import('../types.js').CopyView} CopyView */
/** @typedef {import('./store.js').Copy} Copy */

/**
 * What is stored where: the present copies first, then the older ones, newest first.
 * @returns {Promise<CopyView[]>}
 * @throws {Refused} `locked`
 */
export async function list() {
  const now = await vault.read((open) => ({ generation: open.generation }));
  return store.alone(async () => {
    const key = await session.key();
    return (await all()).map((copy) => view(copy, key, now.generation));
  });
}

/**
 * Brings a copy back. What is there now goes to the shelf first.
 * @param {string} id
 * @param {'merge' | 'replace'} how merge: add what is missing now; replace: be as that copy was
 * @throws {Refused} `no-such-copy`, `damaged`, `wrong-key`
 */
export async function bring(id, how) {
  const copy = await store.alone(async () => (await all()).find((one) => idOf(one) === id));
  if (!copy) throw new Refused('no-such-copy');
  await vault.write((open) => (how === 'merge' ? open.merge(copy.bytes) : open.replace(copy.bytes)), { keepBefore: true });
}

/** @returns {Promise<Copy[]>} */
async function all() {
  const inspect = await inspector();
  const [{ found }, mirrored, older] = await Promise.all([store.slots(inspect), store.mirror(inspect), store.older(inspect)]);
  return [...found, ...(mirrored ? [mirrored] : []), ...older.sort((one, other) => (other.at ?? 0) - (one.at ?? 0))];
}

/** @param {Copy} copy */
function idOf({ place, key }) {
  return key === undefined ? place : `${place}/${key}`;
}

/** @param {Copy} copy @param {Uint8Array} key @param {number} present @returns {CopyView} */
function view(copy, key, present) {
  const { place, at, generation, savedAt, bytes } = copy;
  const facts = { id: idOf(copy), place, size: bytes.length, ...(at === undefined ? {} : { at }), ...(generation === undefined ? {} : { generation, savedAt }) };
  const opened = tryOpen(copy, key);
  if (typeof opened === 'string') return { ...facts, state: opened === 'wrong-key' ? 'other-key' : 'damaged', present: false };
  const [count, bare] = call(() => [opened.count, opened.count === 0 && opened.list(Date.now()).length === 0]);
  opened.free();
  return { ...facts, state: bare ? 'empty' : 'whole', count, present: generation === present };
}

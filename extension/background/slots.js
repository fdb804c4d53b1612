// The ways in: listing, adding, renaming, removing and replacing them, and a change of the data key. Each change is a new
// file, written to both slots and the mirror, so that no copy is left that opens in the old way; so are the older copies.
import { fromBase64, toBase64 } from './bytes.js';
import { callOnce } from './core.js';
import { newestReadable } from './opening.js';
import { passkeysAllowed } from './platform.js';
import { Refused } from './refusal.js';
import { renewShelves } from './renew.js';
import * as vault from './vault.js';

/** @typedef {import('../types.js').WayIn} WayIn */
/** @typedef {import('../wasm/keys.js').Way} Way */

const LATER = 'recovery.later'; // in storage.local: until when the recovery key is not asked for again; no secret
const PUT_OFF = 7 * 86_400_000; // ms

/** @returns {Promise<import('../types.js').SlotsAnswer>} */
export async function list() {
  const header = await vault.read((open) => open.header());
  return { slots: header.slots, passkeys: passkeysAllowed };
}

/** Whether a recovery key is missing, and was not put off. @param {{ kind: string }[]} slots */
export async function isToRemind(slots) {
  if (slots.some(({ kind }) => kind === 'recovery')) return false;
  const { [LATER]: until } = await chrome.storage.local.get(LATER);
  return !(Number(until) > Date.now() && Number(until) <= Date.now() + PUT_OFF);
}

/** The reminder of the recovery key rests for a week. */
export async function later() {
  await chrome.storage.local.set({ [LATER]: Date.now() + PUT_OFF });
}

/** What the passkeys of the stored vault are to be asked; also while it is locked. */
export async function passkeys() {
  const copy = await newestReadable();
  if (!copy) throw new Refused('no-vault');
  const found = await callOnce((keys) => keys.passkeySlots(copy.bytes));
  return { passkeySlots: found.map(({ input, credential }) => ({ input: toBase64(input), credential: toBase64(credential) })) };
}

/** A new recovery key as text. It opens nothing until it is added. */
export const newRecoveryKey = () => callOnce((keys) => keys.newRecoveryKey());
/** @param {string} typed as it is shown */
export const letters = (typed) => callOnce((keys) => keys.recoveryLetters(typed));

/** @param {WayIn} way @param {string} label */
export async function add(way, label) {
  const made = wayOf(way);
  await vault.reseal((keys, file, key, now) => keys.addSlot(file, key, { ...made, label }, now));
}

/** @param {string} id @param {string} label */
export async function rename(id, label) {
  await vault.reseal((keys, file, key, now) => keys.renameSlot(file, key, id, label, now));
}

/** @param {string} id */
export async function remove(id) {
  await vault.reseal((keys, file, key, now) => keys.removeSlot(file, key, id, now), renewShelves);
}

/**
 * Another passphrase or recovery key in the place of one. Whoever asks for it shows that they can open the vault: an
 * unlocked vault alone is not enough to shut its owner out.
 * @param {string} id
 * @param {WayIn} way
 * @param {WayIn} proof
 */
export async function replace(id, way, proof) {
  const [made, shown] = [wayOf(way), wayOf(proof)];
  await vault.reseal((keys, file, key, now) => {
    keys.unlock(file, shown);
    return keys.replaceSlot(file, key, id, made, now);
  }, renewShelves);
}

/**
 * A new data key. The ways that are shown stay, all others are taken away.
 * @param {WayIn[]} keep
 */
export async function changeKey(keep) {
  const ways = keep.map(wayOf);
  const { dropped } = await vault.reseal((keys, file, key, now) => keys.changeKey(file, key, ways, [], now), renewShelves);
  return dropped;
}

/**
 * A way in as a message carries it, for the module `keys`.
 * @param {WayIn} way
 * @returns {Way}
 */
export function wayOf(way) {
  if (way.passphrase !== undefined) return { kind: 'passphrase', passphrase: way.passphrase };
  if (way.recoveryKey !== undefined) return { kind: 'recovery', recoveryKey: way.recoveryKey };
  const [output, input, credential] = [way.output, way.input, way.credential].map((text) => fromBase64(text));
  if (!output || !input || !credential) throw new Refused('bad-message');
  return { kind: 'passkey', output, input, credential };
}

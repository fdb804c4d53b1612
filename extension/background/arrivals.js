// What other apps' files bring: looked at, taken in, taken out again. What was read of them is sealed at once, so that no
// page holds a secret while a person thinks about it.
import { fromBase64, toBase64 } from './bytes.js';
import { carry, takeIn } from './core.js';
import { Refused } from './refusal.js';
import * as vault from './vault.js';

const UNDO = 'arrival.undo'; // in storage.session: what takes the last import out again
const TRIES = 3;

/**
 * Tells what files bring beside what is here. Nothing is changed. The files were read beside the page (ui/reader.js).
 * @param {string} report
 * @returns {Promise<import('../types.js').Arrival & { token: string }>}
 */
export async function plan(report) {
  const read = bytesIn(report);
  const { bytes, key } = await vault.sealed();
  try {
    const whole = await takeIn((intake) => intake.findBackupCodes(read));
    const { told, token } = await carry((glue) => glue.planArrival(bytes, key, whole));
    whole.fill(0);
    return { token: toBase64(token), ...JSON.parse(told) };
  } finally {
    read.fill(0);
    key.fill(0);
  }
}

/**
 * Takes in what a person chose: one write, with one undo.
 * @param {string} token
 * @param {import('../types.js').Taking[]} takings
 */
export async function take(token, takings) {
  const sealed = bytesIn(token);
  const chosen = JSON.stringify(takings);
  const { added, changed, undo } = await inPlace((glue, bytes, key) => glue.takeArrival(bytes, key, sealed, chosen, Date.now()));
  const undoable = await chrome.storage.session.set({ [UNDO]: toBase64(undo) }).then(() => true, () => false);
  return { added, changed, undoable };
}

/** Takes the last import out again: exactly what came in. */
export async function undo() {
  const { [UNDO]: stored } = await chrome.storage.session.get(UNDO);
  if (stored === undefined) throw new Refused('offer-expired');
  const undo = bytesIn(String(stored));
  await inPlace((glue, bytes, key) => ({ file: glue.untakeArrival(bytes, key, undo, Date.now()) }), { mayEmpty: true });
  await chrome.storage.session.remove(UNDO);
  return { undone: true };
}

/**
 * Puts in the place of the vault what was made of it, unless the vault was changed meanwhile: then it is made anew.
 * @template {{ file: Uint8Array }} T
 * @param {(glue: import('./core.js').Import, bytes: Uint8Array, key: Uint8Array) => T} make
 * @param {{ mayEmpty?: boolean }} [options] as for `vault.write`
 * @returns {Promise<T>}
 */
async function inPlace(make, options) {
  for (let left = TRIES; left > 0; left -= 1) {
    const { bytes, key, generation } = await vault.sealed();
    const made = await carry((glue) => make(glue, bytes, key)).finally(() => key.fill(0));
    const done = await vault.write((open) => {
      if (open.generation !== generation) return false;
      open.replace(made.file);
      return true;
    }, { keepBefore: true, ...options });
    if (done) return made;
  }
  throw new Refused('storage-failed');
}

/** @param {string} text */
function bytesIn(text) {
  const bytes = fromBase64(text);
  if (!bytes) throw new Refused('bad-message');
  return bytes;
}

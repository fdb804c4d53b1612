// Backups and what else is carried in and out as a whole. Sealed bytes and their data key go to the module `import` and
// come back as what a page was asked to show, or as a copy that the vault takes in; nothing is kept in between.
import { fromBase64, toBase64 } from './bytes.js';
import { call, callOnce, carry, ready } from './core.js';
import { Refused } from './refusal.js';
import { wayOf } from './slots.js';
import * as vault from './vault.js';

/** @typedef {import('../types.js').Way} Way */
/** @typedef {import('../types.js').Difference} Difference */

const MADE = 'backup'; // in storage.session: the mark of the file made last, until it was read back
const PROOF = 'proof'; // in storage.session: the ticket of who just proved to know what opens the vault
const LASTS = 5 * 60_000;
const LABEL = 'Backup file';

/**
 * Makes a backup file: the vault as it is stored; with a passphrase of its own, a file that no other passphrase opens. It
 * counts only when it was read back.
 * @param {string} [passphrase]
 * @returns {Promise<import('../types.js').BackupFile>}
 */
export async function makeBackup(passphrase) {
  const { bytes, key, count } = await vault.sealed();
  try {
    const file = passphrase === undefined ? bytes : await withOwn(bytes, key, passphrase);
    await chrome.storage.session.set({ [MADE]: await markOf(file) });
    return { file: toBase64(file), count, name: `holdfast-${moment()}.holdfast` };
  } finally {
    key.fill(0);
  }
}

/**
 * Opens the file that a person chose and compares it with what is here. A backup of this vault that opens is remembered
 * with the time at which it was made.
 * @param {string} file base64
 * @returns {Promise<import('../types.js').ReadBack>}
 * @throws {Error} `wrong-key` for another vault's file; the refusals of FORMAT.md
 */
export async function readBack(file) {
  const backup = bytesOf(file);
  const { bytes, key } = await vault.sealed();
  try {
    const difference = /** @type {Difference} */ (JSON.parse(await carry((glue) => glue.compareFiles(bytes, key, backup, key))));
    const { [MADE]: made } = await chrome.storage.session.get(MADE);
    const exact = made === await markOf(backup);
    const settings = await vault.write((open, now) => {
      const { backupAt } = open.settings();
      // A file from a computer whose clock runs ahead must not make a backup of tomorrow.
      const at = Math.min(difference.savedAt, now);
      if (at > (backupAt ?? 0)) open.setSettings({ backupAt: at, backupCount: difference.count }, now);
      return open.settings();
    });
    return { difference, exact, backupAt: settings.backupAt ?? 0 };
  } finally {
    key.fill(0);
  }
}

/**
 * Opens a backup with what a person typed and compares it with what is here. Nothing is changed.
 * @param {string} file
 * @param {Way} way
 */
export async function drill(file, way) {
  return withBoth(file, way, async (here, hereKey, backup, backupKey) => (
    { difference: /** @type {Difference} */ (JSON.parse(await carry((glue) => glue.compareFiles(here, hereKey, backup, backupKey)))) }));
}

/**
 * Takes a backup in. What is here now is kept as a copy first.
 * @param {string} file
 * @param {Way} way
 * @param {'merge' | 'replace'} how merge: what is gone here comes back, what is newer here stays; replace: as the backup was
 */
export async function takeIn(file, way, how) {
  return withBoth(file, way, async (here, hereKey, backup, backupKey) => {
    const replace = how === 'replace';
    const copy = await carry((glue) => glue.copyOf(here, hereKey, backup, backupKey, replace, Date.now()));
    await vault.write((open) => (replace ? open.replace(copy) : open.merge(copy)), { keepBefore: true });
    return { done: how };
  });
}

/**
 * Makes a backup file the vault of a browser that has none.
 * @param {string} file
 * @param {Way} way
 */
export async function begin(file, way) {
  const backup = bytesOf(file);
  const { key } = await callOnce((keys) => keys.unlock(backup, wayOf(way)));
  await vault.adopt(backup, key);
}

/**
 * Whether what was typed opens this vault: asked before anything leaves it unsealed.
 * @param {Way} way
 * @returns {Promise<string>} a ticket for the next minutes, so that a long export asks once
 * @throws {Error} `wrong-passphrase`, `wrong-recovery-key`
 */
export async function prove(way) {
  const { bytes, key } = await vault.sealed();
  key.fill(0);
  (await callOnce((keys) => keys.unlock(bytes, wayOf(way)))).key.fill(0);
  const ticket = crypto.randomUUID();
  await chrome.storage.session.set({ [PROOF]: { ticket, until: Date.now() + LASTS } });
  return ticket;
}

/** @param {string} ticket as `prove` gave it */
async function proven(ticket) {
  const { [PROOF]: proof } = /** @type {{ proof?: { ticket: string, until: number } }} */ (await chrome.storage.session.get(PROOF));
  if (proof?.ticket !== ticket || Date.now() > proof.until) throw new Refused('offer-expired');
}

/**
 * The text of a plain export.
 * @param {'otpauth' | 'json' | 'aegis'} format
 */
export async function plain(format) {
  const { bytes, key } = await vault.sealed();
  try {
    return /** @type {import('../types.js').PlainFile} */ (JSON.parse(await carry((glue) => glue.exportPlain(bytes, key, format, undefined, Date.now()))));
  } finally {
    key.fill(0);
  }
}

/** All accounts as Google Authenticator's QR codes. */
export async function google() {
  const { bytes, key } = await vault.sealed();
  try {
    const batch = crypto.getRandomValues(new Int32Array(1))[0] ?? 1;
    return /** @type {import('../types.js').GoogleCodes} */ (JSON.parse(await carry((glue) => glue.exportGoogle(bytes, key, undefined, batch))));
  } finally {
    key.fill(0);
  }
}

/**
 * What the emergency kit shows of these entries.
 * @param {string} ticket
 * @param {string[]} ids
 * @param {boolean} drawn with QR codes
 */
export async function kit(ticket, ids, drawn) {
  await proven(ticket);
  const { bytes, key } = await vault.sealed();
  try {
    return /** @type {import('../types.js').KitEntry[]} */ (JSON.parse(await carry((glue) => glue.kitEntries(bytes, key, ids, drawn))));
  } finally {
    key.fill(0);
  }
}

/**
 * @template T
 * @param {string} file
 * @param {Way} way
 * @param {(here: Uint8Array, hereKey: Uint8Array, backup: Uint8Array, backupKey: Uint8Array) => Promise<T>} work
 */
async function withBoth(file, way, work) {
  const backup = bytesOf(file);
  const { bytes, key } = await vault.sealed();
  const opened = await callOnce((keys) => keys.unlock(backup, wayOf(way)));
  try {
    return await work(bytes, key, backup, opened.key);
  } finally {
    key.fill(0);
    opened.key.fill(0);
  }
}

/**
 * The file with one passphrase of its own. Recovery keys open it as before; other passphrases and passkeys do not.
 * @param {Uint8Array} file
 * @param {Uint8Array} key
 * @param {string} passphrase
 */
async function withOwn(file, key, passphrase) {
  const way = /** @type {const} */ ({ kind: 'passphrase', passphrase, label: LABEL });
  const now = Date.now();
  await ready();
  const { slots } = call((core) => core.inspect(file));
  const [first, ...others] = slots.filter(({ kind }) => kind === 'passphrase');
  const made = await callOnce((keys) => (first ? keys.replaceSlot(file, key, first.id, way, now) : keys.addSlot(file, key, way, now)));
  let sealed = made.file;
  for (const { id } of [...others, ...slots.filter(({ kind }) => kind === 'passkey')]) {
    ({ file: sealed } = await callOnce((keys) => keys.removeSlot(sealed, key, id, now)));
  }
  // A slot that was never opened is only believed to open.
  const proof = await callOnce((keys) => keys.unlock(sealed, way));
  if (!proof.key.every((byte, at) => byte === key[at])) throw new Refused('damaged');
  proof.key.fill(0);
  return sealed;
}

/** For names of files: 2026-11-27-103459, by this computer's clock. */
const moment = () => new Date().toLocaleString('sv').replace(/[ :]/g, (sign) => (sign === ' ' ? '-' : ''));

/** @param {string} file */
function bytesOf(file) {
  const bytes = fromBase64(file);
  if (!bytes) throw new Refused('bad-message');
  return bytes;
}

/** @param {Uint8Array} file @returns {Promise<string>} by which the very same bytes are known again */
async function markOf(file) {
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(file))));
}

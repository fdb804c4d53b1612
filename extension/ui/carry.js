// Backups and exports as the pages ask for them. What is sent is what the message table says; here each answer has its type.
import { send } from './send.js';

/** @typedef {import('../types.d.ts').Way} Way */
/** @typedef {import('../types.d.ts').Exported} Exported */

/** A sealed file to save. @param {string} [passphrase] of its own @returns {Promise<import('../types.d.ts').BackupFile>} */
export const makeBackup = async (passphrase) => (
  /** @type {any} */ (await send('export', passphrase === undefined ? { to: 'backup' } : { to: 'backup', passphrase })));

/** @param {string} backup base64 @returns {Promise<import('../types.d.ts').ReadBack>} */
export const readBack = async (backup) => /** @type {any} */ (await send('import', { step: 'read-back', backup }));

/** @param {string} backup @param {Way} way @returns {Promise<import('../types.d.ts').Difference>} */
export const drill = async (backup, way) => /** @type {any} */ (await send('import', { step: 'drill', backup, way })).difference;

/** @param {'merge' | 'replace' | 'begin'} step @param {string} backup @param {Way} way */
export const takeIn = (step, backup, way) => send('import', { step, backup, way });

/** @param {'otpauth' | 'json' | 'aegis'} to @param {Way} way @returns {Promise<import('../types.d.ts').PlainFile>} */
export const exportPlain = async (to, way) => /** @type {any} */ (await send('export', { to, way }));

/** @param {Way} way @returns {Promise<import('../types.d.ts').GoogleCodes>} */
export const exportGoogle = async (way) => /** @type {any} */ (await send('export', { to: 'google', way }));

/** The link and the QR code of these entries. @param {string[]} ids @returns {Promise<Exported>} */
export const exportCodes = async (ids) => /** @type {any} */ (await send('export', { ids, confirmed: true }));

// The second factors as a real server keeps them: one-time codes verified by an independent library and accepted
// once, backup codes kept as hashes and accepted once. Nothing of Holdfast is used here.
import { createHash, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const ISSUER = 'Harbour Mail';
const PERIOD = 30;
/** Letters and digits that are hard to mistake for each other. */
const BACKUP_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const BACKUP_COUNT = 10;

/**
 * @typedef {object} Factor
 * @property {string} secret base32
 * @property {string} label
 * @property {number} lastStep the newest time step whose code was accepted; -1 before the first
 */

/** @param {string} label @returns {Factor} */
export function newFactor(label) {
  return { secret: new Secret({ size: 20 }).base32, label, lastStep: -1 };
}

/** @param {Factor} factor */
function totpOf(factor) {
  return new TOTP({
    issuer: ISSUER,
    label: factor.label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: Secret.fromBase32(factor.secret),
  });
}

/** @param {Factor} factor @returns {string} the otpauth URI of the QR code */
export function uriOf(factor) {
  return totpOf(factor).toString();
}

/**
 * Whether a code is right now; one step of clock difference is allowed each way (RFC 6238 §5.2). A code that was
 * accepted, and every older one, is refused from then on unless `repeatable`.
 * @param {Factor} factor
 * @param {string} typed
 * @param {{now?: number, repeatable?: boolean}} [how] `now` in milliseconds
 * @returns {'accepted' | 'wrong' | 'used'}
 */
export function checkCode(factor, typed, { now = Date.now(), repeatable = false } = {}) {
  const token = typed.replace(/\s+/g, '');
  if (!/^\d{6}$/.test(token)) return 'wrong';
  const delta = totpOf(factor).validate({ token, timestamp: now, window: 1 });
  if (delta === null) return 'wrong';
  const step = Math.floor(now / 1000 / PERIOD) + delta;
  if (!repeatable && step <= factor.lastStep) return 'used';
  factor.lastStep = Math.max(step, factor.lastStep);
  return 'accepted';
}

/** @returns {string[]} ten new backup codes, as a person sees them: five letters or digits, a dash, five more */
export function newBackupCodes() {
  const codes = new Set();
  while (codes.size < BACKUP_COUNT) codes.add(`${letters(5)}-${letters(5)}`);
  return [...codes];
}

/** @param {string} code @returns {string} what is compared and kept: case, spaces and dashes do not count */
export function backupHash(code) {
  const plain = code.toLowerCase().replace(/[\s-]+/g, '');
  return createHash('sha256').update(plain).digest('hex');
}

/** @param {number} count */
function letters(count) {
  return Array.from({ length: count }, () => BACKUP_LETTERS[randomInt(BACKUP_LETTERS.length)]).join('');
}

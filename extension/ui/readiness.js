// What the core found of an account (src/vault/readiness.rs), in words.
import { el } from './element.js';
import { icon } from './icons.js';
import { backupCodes, day, plural } from './words.js';

/** @typedef {import('../types.d.ts').EntryView} EntryView */
/** @typedef {import('../types.d.ts').Finding} Finding */
/** @typedef {import('../types.d.ts').VaultFinding} VaultFinding */
/** @typedef {import('../types.d.ts').Level} Level */

/** What a site lets its owner in with, beside what is kept here. @type {[string, string][]} */
export const REACHED = [
  ['sms', 'Text message'], ['call', 'Phone call'], ['email', 'E-mail'], ['app', 'An app on another device'],
  ['key', 'Security key or passkey'], ['backup', 'Backup codes kept elsewhere'],
];

/** @type {Record<Level, string>} */
export const LEVELS = { shut: 'Would not open', thin: 'One loss from shut', open: 'Opens, with something to do', ready: 'Ready' };

/** In a list, beside the account. @type {Partial<Record<Finding, string>>} */
const SHORT = {
  'texts-only': 'Text messages only', nothing: 'Nothing opens it', 'backup-none': 'No backup codes left', 'no-backup': 'No backup codes',
  'mail-only': 'E-mail only', 'backup-few': 'Few backup codes', 'backup-old': 'Old backup codes',
};

/** What is said after “Also:”. @type {Record<Finding, string>} */
const ALSO = {
  'texts-only': 'only text messages', nothing: 'nothing opens it', 'backup-none': 'no backup codes left', 'no-backup': 'no backup codes', 'mail-only': 'only e-mail',
  'backup-few': 'few backup codes', 'here-alone': 'in no backup', 'backup-old': 'old backup codes', 'sheet-outdated': 'printed sheet out of date',
  'not-printed': 'not on paper', 'codes-only': 'no app code', 'not-drilled': 'not tried for a year',
};

/** @param {EntryView} entry */
function textsOnly({ reachedBy }) {
  const how = !reachedBy.includes('call') ? 'text messages' : reachedBy.includes('sms') ? 'text messages and calls' : 'phone calls';
  return `Only ${how} open it: when they stop, it is shut.`;
}

/** @type {Record<Finding, (entry: EntryView) => string>} */
const SENTENCES = {
  'texts-only': textsOnly,
  nothing: () => 'Nothing here opens it, and nobody said what else does.',
  'backup-none': () => 'All of its backup codes are used.',
  'no-backup': ({ otp }) => (otp ? 'Its app code is the only way in: there are no backup codes for the day it is lost.'
    : 'It has one way in, which is not kept here, and no backup codes for the day that is lost.'),
  'mail-only': () => 'Only e-mail opens it: without the mailbox it is shut.',
  'backup-few': ({ backup }) => `${backupCodes(backup?.unspent ?? 0)} of ${backup?.total ?? 0} left.`,
  'here-alone': () => 'What opens it is in this browser alone: in no backup file, and on no paper.',
  'backup-old': ({ backup }) => `Its backup codes are of ${day(backup?.capturedAt ?? 0)}: check that they still count.`,
  'sheet-outdated': () => 'Codes were used since its sheet was printed.',
  'not-printed': () => 'Its backup codes are not on paper.',
  'codes-only': ({ backup }) => `Good for ${plural(backup?.unspent ?? 0, 'sign-in', 'sign-ins')}, for it has backup codes and no app code.`,
  'not-drilled': ({ drilledAt }) => (drilledAt ? `You tried it last on ${day(drilledAt)}.` : 'You never tried to sign in without a text message.'),
};

/** One sentence. @param {Finding} finding @param {EntryView} entry */
export const sentenceOf = (finding, entry) => SENTENCES[finding](entry);

/** The findings after the first. @param {Finding[]} findings */
export const also = (findings) => (findings.length === 0 ? '' : `Also: ${findings.map((finding) => ALSO[finding]).join(', ')}.`);

/** @type {Record<VaultFinding, (count: number) => string>} */
export const VAULT_SENTENCES = {
  'no-copy': (count) => `${plural(count, 'account is', 'accounts are')} in this browser alone: no backup file was ever read back, and no emergency kit printed.`,
  'one-way': () => 'One passphrase alone opens this vault, and nobody can reset it.',
  'old-copy': (count) => `${plural(count, 'account', 'accounts')} came or changed since the last backup file or emergency kit.`,
  'drill-due': (count) => `You have not tried to sign in to ${plural(count, 'account', 'accounts')} without a text message for a year.`,
};

/** What would open it today without a text message or a call. @param {EntryView} entry @returns {string[]} */
export function opensWith({ otp, backup, reachedBy }) {
  const left = backup?.unspent ?? 0;
  return [
    otp ? 'app code' : '', left > 0 ? backupCodes(left) : '', reachedBy.includes('key') ? 'security key or passkey' : '',
    reachedBy.includes('app') && !otp ? 'an app elsewhere' : '', reachedBy.includes('backup') ? 'backup codes elsewhere' : '', reachedBy.includes('email') ? 'e-mail' : '',
  ].filter(Boolean);
}

/** The mark of an account in a list; none where there is nothing to say, or its chip says it. @param {EntryView} entry */
export function markOf({ weak, otp, backup }) {
  const short = weak && SHORT[weak];
  if (!short || (backup && !otp && weak.startsWith('backup-'))) return null;
  return el('span', { class: 'weak', 'data-weak': weak }, icon('warning', 'glyph tiny'), short);
}

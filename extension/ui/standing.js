// How a set of backup codes stands, in words, with the next step. The core judges it.
import { backupCodes, day } from './words.js';

/** @typedef {import('../types.d.ts').BackupView} BackupView */

/** For lists: "8 backup codes", "No backup codes left", "Old backup codes". @param {BackupView} backup */
export function inShort(backup) {
  switch (backup.standing) {
    case 'none': return 'No backup codes left';
    case 'few': return `${backupCodes(backup.unspent)} left`;
    case 'old': return `${backupCodes(backup.unspent)}, old`;
    default: return backupCodes(backup.unspent);
  }
}

/** What to do, and where they come from. @param {BackupView} backup */
export function advice(backup) {
  const kept = `Kept ${day(backup.capturedAt)}${backup.from ? ` from ${backup.from}` : ''}.`;
  switch (backup.standing) {
    case 'none': return `All are used. Make new ones at the site, in its security settings, and keep them here. ${kept}`;
    case 'few': return `Few are left. Make new ones at the site, in its security settings, and keep them here. ${kept}`;
    case 'old': return `${kept} That is more than two years ago: check at the site that they still count, or make new ones.`;
    default: return kept;
  }
}

/** What is known of the sheet of paper. @param {BackupView} backup */
export function onPaper({ printedAt, sheetOutdated }) {
  if (printedAt === undefined) return 'Not on paper yet.';
  if (sheetOutdated) return `The sheet of ${day(printedAt)} is out of date: print it again.`;
  return `On paper since ${day(printedAt)}.`;
}

// How the vault stands beside the last backup that was read back, in words.
import { day, plural } from './words.js';

/** @typedef {import('../types.d.ts').EntryView} EntryView */

/**
 * @param {EntryView[]} entries those in the trash included: moving one there is a change too
 * @param {number} [backupAt] when the last backup was made that was read back
 * @returns {{ level: 'empty' | 'never' | 'old' | 'good', changed: number, words: string }}
 */
export function backupAge(entries, backupAt) {
  const live = entries.filter((entry) => entry.trashed === undefined).length;
  if (!backupAt) {
    return live === 0
      ? { level: 'empty', changed: 0, words: 'There is nothing to back up yet.' }
      : { level: 'never', changed: live, words: `${plural(live, 'account is', 'accounts are')} in no backup file.` };
  }
  const changed = entries.filter((entry) => entry.changed > backupAt).length;
  return changed === 0
    ? { level: 'good', changed, words: `Everything is in the backup of ${day(backupAt)}.` }
    : { level: 'old', changed, words: `${plural(changed, 'account was', 'accounts were')} added or changed since the backup of ${day(backupAt)}.` };
}

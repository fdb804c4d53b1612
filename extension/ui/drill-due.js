// The yearly reminder of the fire drill, when it is wanted: for accounts that something here opens.

/** @typedef {import('../types.d.ts').EntryView} EntryView */

const YEAR = 365 * 86_400_000;

/** How many were not tried for a year (src/vault/readiness.rs has the same rule). @param {EntryView[]} entries @param {number} [now] */
export function dueForDrill(entries, now = Date.now()) {
  return entries.filter((entry) => entry.trashed === undefined && (entry.otp || entry.backup)
    && now - Math.max(entry.drilledAt ?? 0, entry.created) > YEAR).length;
}

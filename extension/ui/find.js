// The order of accounts, and the search over them.
import { title } from './words.js';

/** @typedef {import('../types.d.ts').EntryView} EntryView */

/**
 * Pinned ones first, then those used last, then by name.
 * @param {EntryView[]} entries
 */
export function ordered(entries) {
  const keyed = entries.map((entry) => ({ entry, key: fold(title(entry)) }));
  keyed.sort((a, b) => Number(b.entry.pinned) - Number(a.entry.pinned)
    || (b.entry.used ?? 0) - (a.entry.used ?? 0)
    || (a.key < b.key ? -1 : Number(a.key > b.key)));
  return keyed.map((item) => item.entry);
}

/** @type {WeakMap<EntryView, string>} */
const haystacks = new WeakMap();

/**
 * Every word of the query stands somewhere in name, account, site, tag or note; names that begin with it come first.
 * @param {EntryView[]} entries
 * @param {string} query
 */
export function find(entries, query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const found = entries.filter((entry) => words.every((word) => haystack(entry).includes(word)));
  const first = words[0] ?? '';
  const begins = (/** @type {EntryView} */ entry) => Number(fold(title(entry)).startsWith(first));
  return found.map((entry) => ({ entry, rank: begins(entry) })).sort((a, b) => b.rank - a.rank).map((item) => item.entry);
}

/** @param {EntryView} entry */
function haystack(entry) {
  let text = haystacks.get(entry);
  if (text === undefined) {
    text = fold([entry.name, entry.account, ...entry.sites.map((site) => site.host), ...entry.tags, entry.note ?? ''].join(' '));
    haystacks.set(entry, text);
  }
  return text;
}

/** Without case and accents. @param {string} text */
function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

// One account off text messages: its steps in order, and which one is next. What the vault shows is told from the vault;
// only what it cannot know is among the marks of the task.

/** @typedef {import('../types.d.ts').EntryView} EntryView */
/** @typedef {import('../types.d.ts').Task} Task */
/** @typedef {import('../types.d.ts').TaskStep} TaskStep */
/** @typedef {'open' | 'add' | 'first' | 'codes' | 'print' | 'texts'} StepId */
/** @typedef {{ id: StepId, done: boolean, skipped: boolean }} Step */
/** @typedef {{ steps: Step[], now: StepId | undefined, at: number, appCodes: boolean }} Plan `at` counts from 1 */
/** What the directory knows of a site, as far as the steps need it. @typedef {{ factors: readonly string[] }} Known */

/** @type {Record<StepId, string>} */
export const TITLES = {
  open: 'Open its security settings',
  add: 'Add the code from the page',
  first: 'Fill the first code',
  codes: 'Keep the backup codes',
  print: 'Put them on paper',
  texts: 'Decide about text messages',
};

/** The host of a task that is named by its entry is that of the entry. @param {string} what @param {EntryView[]} entries */
export function siteOf(what, entries) {
  return /^[0-9a-f]{32}$/.test(what) ? entries.find((entry) => entry.id === what)?.sites[0]?.host ?? '' : what;
}

/** A host and what it lies under: what is kept for login.bank.example is kept for bank.example. @param {string} host */
export function parents(host) {
  const labels = host.split('.');
  return labels.map((_, at) => labels.slice(at).join('.'));
}

/**
 * Finds the account that is being made safe: the one that was named, or of those of the site the one that came last.
 * @param {EntryView[]} entries
 * @returns {(what: string) => EntryView | undefined}
 */
export function accountsOf(entries) {
  /** @type {Map<string, EntryView>} */
  const known = new Map();
  for (const entry of entries.filter(({ trashed }) => trashed === undefined)) {
    known.set(entry.id, entry);
    for (const site of entry.sites.filter(({ learned }) => learned !== 'guessed').flatMap(({ host }) => parents(host))) {
      if ((known.get(site)?.created ?? -1) < entry.created) known.set(site, entry);
    }
  }
  return (what) => known.get(what);
}

/**
 * @param {EntryView | undefined} entry
 * @param {readonly TaskStep[]} marks
 * @param {Known} [service]
 * @returns {Plan}
 */
export function planOf(entry, marks, service) {
  const has = (/** @type {TaskStep} */ mark) => marks.includes(mark);
  const appCodes = entry?.otp !== undefined || !service || service.factors.includes('totp');
  const left = (entry?.backup?.unspent ?? 0) > 0;
  const kept = left || has('no-codes');
  /** @type {Step[]} */
  const steps = [
    { id: 'open', done: has('opened') || entry?.otp !== undefined || left, skipped: false },
    ...(appCodes ? /** @type {Step[]} */ ([
      { id: 'add', done: entry?.otp !== undefined, skipped: false },
      { id: 'first', done: entry?.used !== undefined || has('first-taken'), skipped: false },
    ]) : []),
    { id: 'codes', done: kept, skipped: !left && has('no-codes') },
    { id: 'print', done: left ? entry?.backup?.printedAt !== undefined || has('not-printed') : has('no-codes'), skipped: has('no-codes') && !left || has('not-printed') && entry?.backup?.printedAt === undefined },
    ...(appCodes ? /** @type {Step[]} */ ([{ id: 'texts', done: has('texts-off') || has('texts-kept'), skipped: false }]) : []),
  ];
  const at = steps.findIndex(({ done }) => !done);
  return { steps, now: steps[at]?.id, at: at + 1, appCodes };
}

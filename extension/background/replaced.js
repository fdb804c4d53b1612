// Sets of backup codes that another set took the place of: they lie with their entries as earlier versions.

/**
 * Every one of every account, the last replaced first.
 * @param {import('./vault.js').Vault} open
 * @returns {import('../types.js').ReplacedSet[]}
 */
export function replacedSets(open) {
  /** @type {import('../types.js').EntryView[]} */
  const entries = open.list(Date.now()).filter((/** @type {import('../types.js').EntryView} */ entry) => entry.earlier);
  return entries.flatMap(({ id }) => open.earlier(id)
    .filter((/** @type {import('../types.js').EarlierView} */ version) => version.part === 'backup')
    .map((/** @type {any} */ { from, until, backup }) => ({ id, from, until, backup })))
    .sort((one, two) => two.until - one.until);
}

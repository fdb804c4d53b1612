// The mark on the button in the toolbar, for who wants it: how many accounts need something, or “!” for the vault itself.
// It is for all accounts, not for the site in front: without a permission for every site no browser says which one that is.
// A locked vault shows none.

/** @typedef {import('../types.js').Readiness} Readiness */

const NAME = 'Holdfast';
const MOST = 99;
const COLOUR = '#8a4b00'; // 7 : 1 under white

/** @param {Readiness | undefined} found undefined takes the mark away */
export async function show(found) {
  const { text, title } = found ? told(found) : { text: '', title: NAME };
  await Promise.allSettled([ // a browser that is closing takes none of them
    chrome.action.setBadgeText({ text }), chrome.action.setTitle({ title }),
    ...(text ? [chrome.action.setBadgeBackgroundColor({ color: COLOUR }), chrome.action.setBadgeTextColor({ color: '#ffffff' })] : []),
  ]);
}

/** @param {Readiness} found */
export function told({ marked, vault }) {
  const words = [
    ...(marked > 0 ? [marked === 1 ? '1 account needs something' : `${marked.toLocaleString('en')} accounts need something`] : []),
    ...vault.map(([code, count]) => WORDS[code](count)),
  ];
  const text = marked > MOST ? `${MOST}+` : marked > 0 ? String(marked) : words.length > 0 ? '!' : '';
  return { text, title: words.length > 0 ? `${NAME}: ${words.join('; ')}` : NAME };
}

/** @type {Record<import('../types.js').VaultFinding, (count: number) => string>} */
const WORDS = {
  'no-copy': () => 'no backup yet', 'old-copy': () => 'the backup is old', 'one-way': () => 'no recovery key', 'drill-due': () => 'the yearly try is due',
};

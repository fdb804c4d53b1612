// Every stored copy of the vault, and bringing one back. What is there now becomes a copy itself before.
import { button, el, fill } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { toast } from '../../ui/say.js';
import { send } from '../../ui/send.js';
import { moment, plural } from '../../ui/words.js';
import { draw, go } from '../app.js';

/** @typedef {import('../../types.d.ts').CopyView} CopyView */

const NAMES = { 'vault.a': 'First copy', 'vault.b': 'Second copy', mirror: 'Mirror', days: 'Before the changes of', aside: 'Kept aside', before: 'Before a copy was brought back' };
/** @type {[string, string, CopyView['place'][]][]} */
const GROUPS = [
  ['now', 'Written with each change', ['vault.a', 'vault.b', 'mirror']],
  ['days', 'One for each day with changes, ten in all', ['days']],
  ['before', 'From before a copy was brought back', ['before']],
  ['aside', 'Kept aside because they did not open', ['aside']],
];
const STATES = { whole: '', empty: 'without accounts', damaged: 'cannot be read', 'other-key': 'sealed with another key' };

/** @returns {Promise<import('../app.js').Screen>} */
export async function restore() {
  const { copies, room } = await send('copies');
  return {
    title: 'Stored copies',
    keys: (event) => {
      if (event.key !== 'Escape') return false;
      go('safe');
      return true;
    },
    main: [el('div', { class: 'sheet stack wide' },
      el('a', { href: '#safe', class: 'button quiet back-link' }, icon('back', 'glyph flip'), 'Keep safe'),
      el('h1', null, 'Stored copies'),
      el('p', { class: 'muted' }, 'The vault is kept more than once. Any whole copy can be brought back; what is there now is put among the copies first, so nothing is lost either way.'),
      ...GROUPS.map(([id, heading, places]) => {
        const group = copies.filter(({ place }) => places.includes(place));
        return group.length === 0 ? null : el('section', { class: 'stack tight', 'aria-labelledby': `copies-${id}` },
          el('h2', { id: `copies-${id}` }, heading), el('ul', { class: 'stack tight' }, group.map(row)));
      }),
      copies.some(({ place }) => place === 'days') ? null
        : el('p', { class: 'muted small' }, 'From tomorrow on, a copy of each day with changes stands here too.'),
      await keeping(room))],
  };
}

/** @param {CopyView} copy */
function row(copy) {
  const { id, place, state } = copy;
  const time = copy.at ?? copy.savedAt;
  const name = place === 'days' && copy.at !== undefined ? `${NAMES.days} ${new Date(copy.at).toLocaleDateString(undefined, { day: 'numeric', month: 'long' })}` : NAMES[place];
  const facts = [
    STATES[state] || plural(copy.count ?? 0, 'account', 'accounts'),
    place !== 'days' && time !== undefined ? moment(time) : place === 'days' && copy.savedAt !== undefined ? `saved ${moment(copy.savedAt)}` : null,
    copy.generation === undefined ? null : `change ${copy.generation.toLocaleString('en')}`,
  ].filter(Boolean).join(' · ');
  const choice = el('div', { class: 'stack tight' });
  const open = button('Bring back', { action: 'bring', name: `Bring back: ${name}`, press: () => ask(copy, choice, open) });
  return el('li', { class: 'card slim stack tight copy', 'data-id': id, 'data-place': place, 'data-state': state },
    el('div', { class: 'row' },
      el('div', { class: 'grow' }, el('div', { class: 'strong' }, name), el('div', { class: 'small muted facts-line' }, facts)),
      copy.present ? el('span', { class: 'chip' }, 'as it is now') : state === 'whole' ? open : null),
    choice);
}

/** @param {CopyView} copy @param {HTMLElement} place @param {HTMLElement} open */
function ask(copy, place, open) {
  const close = () => {
    fill(place);
    open.hidden = false;
    open.focus();
  };
  const bring = (/** @type {'merge' | 'replace'} */ how) => async () => {
    await send('copies', { bring: copy.id, how });
    await draw();
    toast(how === 'merge' ? 'What was missing is back' : 'The vault is as it was then. What was there before is among the copies.');
  };
  open.hidden = true;
  fill(place,
    el('p', { class: 'small' }, 'Add what is missing: accounts that you have now stay as they are, those that are gone come back.'),
    el('p', { class: 'small' }, 'Go back to it: the vault is as it was then, with no account and no change made since.'),
    el('div', { class: 'row wrap' },
      button('Add what is missing', { action: 'merge', kind: 'primary', press: bring('merge') }),
      button('Go back to it', { action: 'replace', press: bring('replace') }),
      button('Cancel', { action: 'cancel', kind: 'quiet', press: close })));
  /** @type {HTMLElement | null} */ (place.querySelector('[data-action=merge]'))?.focus();
}

/** How full it is, and whether the browser may clear it. @param {{ used: number, most: number } | undefined} room */
async function keeping(room) {
  const persisted = await navigator.storage?.persisted?.().catch(() => undefined);
  const share = room ? Math.min(100, Math.ceil((100 * room.used) / room.most)) : 0;
  const place = el('div', { class: 'stack tight' });
  const told = (/** @type {boolean} */ kept) => fill(place, el('p', { class: 'small muted', id: 'persisted' }, kept
    ? 'The browser has agreed not to clear the mirror and the older copies when the disk is full.'
    : 'When the disk is full, the browser may clear the mirror and the older copies. The two main copies stay.'),
  kept || !navigator.storage?.persist ? null : el('div', null, button('Ask the browser to keep them', { action: 'persist', press: async () => {
    const agreed = await navigator.storage.persist();
    told(agreed);
    toast(agreed ? 'The browser keeps them' : 'The browser did not agree. Nothing was changed.');
  } })));
  if (persisted !== undefined) told(persisted);
  return el('section', { class: 'card stack', 'aria-labelledby': 'room' }, el('h2', { id: 'room' }, 'Room in the browser'),
    room ? el('div', { class: 'stack tight' },
      el('meter', { id: 'room-used', class: 'room', min: 0, max: 100, high: 80, value: share, 'aria-label': 'Room used' }),
      el('p', { class: 'small muted' }, `${share} % used: ${size(room.used)} of ${size(room.most)}.`)) : null,
    place);
}

/** @param {number} bytes */
function size(bytes) {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en')} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

// A backup beside what is here, told by name.
import { el } from './element.js';
import { day, plural } from './words.js';

/** @typedef {import('../types.d.ts').Difference} Difference */
/** @typedef {Difference['newer'][number] | Difference['onlyHere'][number]} Told */

const PARTS = { names: 'name or note', sites: 'sites', code: 'one-time code', backup: 'backup codes' };

/** @param {Difference} difference */
export function differenceView({ savedAt, count, same, newer, older, onlyHere, onlyThere }) {
  const lists = /** @type {[string, string, string, Told[]][]} */ ([
    ['only-here', 'is not in the backup', 'are not in the backup', onlyHere],
    ['newer', 'was changed here since', 'were changed here since', newer],
    ['older', 'is newer in the backup', 'are newer in the backup', older],
    ['only-there', 'is in the backup and not here', 'are in the backup and not here', onlyThere],
  ]);
  return el('div', { class: 'stack', id: 'difference' },
    el('p', { class: 'strong' }, `The backup of ${day(savedAt)} opens. It holds ${plural(count, 'account', 'accounts')}.`),
    el('ul', { class: 'stack tight' },
      el('li', { 'data-part': 'same', 'data-count': same }, same === count && lists.every(([, , , list]) => list.length === 0)
        ? 'It is the same as what is here, in everything.' : `${plural(same, 'account is', 'accounts are')} the same.`),
      lists.filter(([, , , list]) => list.length > 0).map(([part, one, many, list]) => el('li', { 'data-part': part, 'data-count': list.length },
        el('details', { open: list.length <= 5 }, el('summary', null, plural(list.length, `account ${one}`, `accounts ${many}`)),
          el('ul', { class: 'stack tight inset' }, list.slice(0, MOST).map(line), list.length > MOST ? el('li', { class: 'muted' }, `and ${plural(list.length - MOST, 'more', 'more')}`) : null))))));
}

const MOST = 200;

/** @param {Told} one */
function line(one) {
  const parts = 'parts' in one ? (one.parts ?? []).map((part) => PARTS[part]) : [];
  return el('li', { class: 'break', 'data-id': one.id },
    el('bdi', null, one.name || one.account || 'Without a name'), one.name && one.account ? [' ', el('bdi', { class: 'muted' }, one.account)] : null,
    parts.length > 0 ? el('span', { class: 'muted' }, `: ${new Intl.ListFormat('en').format(parts)}`) : null);
}

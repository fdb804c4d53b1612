// What was removed and what was replaced, for 30 days: accounts, and sets of backup codes that a new set took the place of.
import { face, names } from '../../ui/code-row.js';
import { button, el } from '../../ui/element.js';
import { toast } from '../../ui/say.js';
import { send } from '../../ui/send.js';
import { backupCodes, day, moment, title } from '../../ui/words.js';
import { app, draw, go } from '../app.js';

/** @typedef {import('../../types.d.ts').EntryView} EntryView */
/** @typedef {import('../../types.d.ts').ReplacedSet} ReplacedSet */

const KEPT = 30 * 86_400_000;

/** @returns {Promise<import('../app.js').Screen>} */
export async function trash() {
  const removed = app.entries.filter((entry) => entry.trashed !== undefined).sort((a, b) => (b.trashed ?? 0) - (a.trashed ?? 0));
  const { replaced } = /** @type {{ replaced: ReplacedSet[] }} */ (await send('list', { replaced: true }));
  const sets = replaced.flatMap((set) => {
    const entry = app.entries.find((one) => one.id === set.id && one.trashed === undefined);
    return entry ? [line(entry, set)] : [];
  });
  return {
    title: 'Trash',
    main: [el('div', { class: 'sheet stack wide' },
      el('h1', null, 'Trash'),
      el('p', { class: 'muted' }, removed.length > 0 ? 'Removed accounts stay here for 30 days, with their codes and backup codes.'
        : `${sets.length > 0 ? 'No account was removed.' : 'The trash is empty.'} Removed accounts stay here for 30 days, and so do backup codes that newer ones replaced.`),
      el('ul', { class: 'stack' }, removed.map((entry) => el('li', { class: 'row card slim', 'data-id': entry.id },
        face(entry), names(entry, `until ${day((entry.trashed ?? 0) + KEPT)}`),
        button('Restore', { action: 'restore', name: `Restore ${title(entry)}`, press: async () => {
          await send('restore', { id: entry.id });
          await draw();
          toast(`“${title(entry)}” is back.`);
        } })))),
      sets.length > 0 ? el('section', { class: 'stack', 'aria-label': 'Replaced backup codes' },
        el('h2', null, 'Replaced backup codes'),
        el('p', { class: 'muted' }, 'Sites void the old codes when they make new ones. If the site still takes the old set, bring it back: the two change places, and nothing is lost.'),
        el('ul', { class: 'stack' }, sets)) : null)],
  };
}

/**
 * @param {EntryView} entry
 * @param {ReplacedSet} set
 */
function line(entry, { id, from, until, backup }) {
  const { total, unspent, capturedAt, from: host } = backup;
  const left = unspent === total ? `${backupCodes(total)}, none used` : `${backupCodes(total)}, ${total - unspent} used`;
  return el('li', { class: 'row card slim wrap', 'data-id': id, 'data-from': from },
    face(entry),
    el('div', { class: 'grow names' }, el('bdi', { class: 'strong break' }, title(entry)),
      el('span', { class: 'muted small' }, `${left}. Kept ${day(capturedAt)}`, host ? [' from ', el('bdi', null, host)] : null, `, replaced ${moment(until)}, here until ${day(until + KEPT)}.`)),
    button('Open the account', { action: 'open-replaced', kind: 'quiet', name: `Open ${title(entry)}`, press: () => go(`entry/${encodeURIComponent(id)}`) }),
    button('Bring back', { action: 'restore-set', name: `Bring back ${left} of ${title(entry)}, replaced ${moment(until)}`, press: async () => {
      await send('restore', { id, part: 'backup', from });
      await go(`entry/${encodeURIComponent(id)}`);
      toast('The old set is back. The other one is in the trash.');
    } }));
}

// What an edit or a merge replaced in an account, for 30 days, and bringing it back.
import { button, el, fill } from '../../ui/element.js';
import { forgetCodes } from '../../ui/codes.js';
import { toast } from '../../ui/say.js';
import { send } from '../../ui/send.js';
import { backupCodes, kindName, moment, plural, shape } from '../../ui/words.js';
import { draw, failed } from '../app.js';

/** @typedef {import('../../types.d.ts').EarlierView} EarlierView */

const PARTS = { about: 'Name and note', sites: 'Sites', otp: 'One-time code', backup: 'Backup codes' };

/** @param {import('../../types.d.ts').EntryView} entry */
export function earlierVersions(entry) {
  if (!entry.earlier) return null;
  const rows = el('ul', { class: 'stack tight inset' });
  const node = el('details', { id: 'earlier' }, el('summary', null, plural(entry.earlier, 'earlier version', 'earlier versions')), rows);
  node.addEventListener('toggle', () => {
    if (node.open) load(entry.id, rows).catch(failed);
  });
  return node;
}

/** @param {string} id @param {HTMLElement} rows */
async function load(id, rows) {
  const { earlier } = /** @type {{ earlier: EarlierView[] }} */ (await send('list', { earlier: id }));
  fill(rows, earlier.map((version) => {
    const { part, from, until } = version;
    return el('li', { class: 'row', 'data-part': part },
      el('div', { class: 'grow' }, el('div', null, `${PARTS[part]}: `, el('bdi', { class: 'break' }, words(version))), el('div', { class: 'small muted' }, `until ${moment(until)}`)),
      button('Bring back', { action: 'restore-earlier', name: `Bring back: ${PARTS[part]} until ${moment(until)}`, press: async () => {
        await send('restore', { id, part, from });
        forgetCodes();
        await draw();
        toast('It is back. What stood there is an earlier version now.');
      } }));
  }));
}

/** @param {EarlierView} version */
function words({ about, sites, otp, backup }) {
  if (about) return [about.name, about.account, about.note].filter(Boolean).join(' · ') || 'without a name';
  if (sites) return sites.map(({ host }) => host).join(', ') || 'none';
  if (otp) return `${kindName(otp.kind)}, ${shape(otp)}`;
  return backup ? `${backup.unspent} of ${backupCodes(backup.total)} left` : '';
}

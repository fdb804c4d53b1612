// A backup opened as if this browser were gone: the difference to what is here, and, only when a person says so, taking it
// in. Looking changes nothing.
import { drill as look, takeIn } from '../../ui/carry.js';
import { differenceView } from '../../ui/difference.js';
import { busy, button, el, fill } from '../../ui/element.js';
import { base64Of, filePicker } from '../../ui/files.js';
import { icon } from '../../ui/icons.js';
import { say, toast } from '../../ui/say.js';
import { wayFields } from '../../ui/way.js';
import { go } from '../app.js';

/** @returns {import('../app.js').Screen} */
export function drill() {
  const picker = filePicker('drill-file', 'Backup file', '.holdfast');
  const way = wayFields('drill', { passphrase: 'Passphrase of the backup' });
  const result = el('div', { id: 'drill-result', tabindex: '-1' });
  const press = button('Open and compare', { action: 'compare-backup', kind: 'primary', type: 'submit' });

  async function submit() {
    const file = picker.file();
    if (!file) {
      picker.input.focus();
      return;
    }
    const typed = way.read();
    if (!typed) return;
    fill(result);
    const backup = await base64Of(file);
    const difference = await look(backup, typed);
    const gain = difference.onlyThere.length + difference.older.length;
    const alike = gain + difference.newer.length + difference.onlyHere.length === 0;
    fill(result, el('section', { class: 'card stack', 'aria-label': 'What the backup holds' },
      differenceView(difference),
      el('p', { class: 'notice good', 'data-code': 'nothing-changed' }, icon('done'), el('span', { class: 'grow' },
        alike ? 'If this browser were gone, this file would bring everything back. Nothing was changed.' : 'Nothing was changed so far.')),
      alike ? null : choices(backup, typed, gain)));
    result.focus();
    say('The backup was opened and compared. Nothing was changed.');
  }

  return {
    title: 'Try or restore a backup',
    focus: picker.input,
    leave: () => way.clear(),
    main: [el('div', { class: 'sheet stack wide' },
      el('a', { href: '#backup', class: 'button quiet back-link' }, icon('back', 'glyph flip'), 'Backup file'),
      el('h1', null, 'Try or restore a backup'),
      el('p', { class: 'muted' }, 'Choose a file and type what opens it, as you would on a new computer. You see what it holds beside what is here.'),
      el('form', { class: 'card stack', on: {
        submit: (event) => {
          event.preventDefault();
          busy(press, submit);
        },
      } }, picker.node, way.node, el('div', null, press)), result)],
  };
}

/**
 * @param {string} backup
 * @param {import('../../types.d.ts').Way} way
 * @param {number} gain how many accounts would come back or become newer
 */
function choices(backup, way, gain) {
  const take = async (/** @type {'merge' | 'replace'} */ how) => {
    await takeIn(how, backup, way);
    await go('accounts');
    toast(how === 'merge' ? 'The backup was taken in. What was here before is among the stored copies.' : 'The vault is as the backup was. What was here before is among the stored copies.');
  };
  const sure = el('div', { class: 'notice warn', role: 'alert', 'data-code': 'confirm-replace', hidden: true }, icon('warning'), el('div', { class: 'grow stack tight' },
    el('p', null, 'What was added or changed since goes out of sight. It is kept among the stored copies, from which it can be brought back.'),
    el('div', { class: 'row wrap' }, button('Replace', { action: 'replace-vault', kind: 'bad', press: () => take('replace') }),
      button('Cancel', { action: 'no', kind: 'quiet', press: () => { sure.hidden = true; } }))));
  return el('div', { class: 'stack' },
    el('div', { class: 'row wrap' },
      gain > 0 ? button('Add what is missing here', { action: 'merge-backup', kind: 'primary', press: () => take('merge') }) : null,
      button('Replace the vault with it', { action: 'ask-replace', press: () => { sure.hidden = false; sure.querySelector('button')?.focus(); } }),
      button('Leave all as it is', { action: 'leave', kind: 'quiet', press: () => go('safe') })),
    el('p', { class: 'small muted' }, 'Adding never takes anything away: what was changed here since stays, and codes that were used stay used.'),
    sure);
}

// Making a backup file, and reading it back: only then does it count.
import { backupAge } from '../../ui/backup-age.js';
import { makeBackup, readBack } from '../../ui/carry.js';
import { differenceView } from '../../ui/difference.js';
import { busy, button, el, fill } from '../../ui/element.js';
import { base64Of, filePicker, save } from '../../ui/files.js';
import { icon } from '../../ui/icons.js';
import { newPassphrase } from '../../ui/new-passphrase.js';
import { codeOf } from '../../ui/errors.js';
import { say } from '../../ui/say.js';
import { send } from '../../ui/send.js';
import { plural } from '../../ui/words.js';
import { app, notice } from '../app.js';

/** @returns {Promise<import('../app.js').Screen>} */
export async function backup() {
  const { backupAt } = await send('settings');
  const state = el('div', { id: 'backup-state' });
  const tell = (/** @type {number | undefined} */ at) => {
    const { level, words } = backupAge(app.entries, at);
    fill(state, el('div', { class: `notice ${level === 'good' ? 'good' : level === 'empty' ? '' : 'warn'}`.trim(), 'data-level': level },
      icon(level === 'good' ? 'done' : level === 'empty' ? 'info' : 'warning'), el('p', { class: 'grow' }, words)));
  };
  tell(backupAt);
  const chooser = reading((at) => tell(at));
  return {
    title: 'Backup file',
    main: [el('div', { class: 'sheet stack wide' },
      el('a', { href: '#safe', class: 'button quiet back-link' }, icon('back', 'glyph flip'), 'Keep safe'),
      el('h1', null, 'Backup file'), state,
      make(chooser.invite), chooser.node,
      el('section', { class: 'card stack', 'aria-labelledby': 'try' },
        el('h2', { id: 'try' }, 'Try a restore'),
        el('p', null, 'Open a backup as if this browser were gone, and see what you would have. Nothing is changed unless you say so.'),
        el('div', null, el('a', { href: '#drill', class: 'button', 'data-action': 'go', 'data-to': 'drill' }, 'Try or restore'))))],
  };
}

/** @param {(made: import('../../types.d.ts').BackupFile) => void} made */
function make(made) {
  const vaults = el('input', { type: 'radio', name: 'opens', id: 'opens-vault', checked: true });
  const own = el('input', { type: 'radio', name: 'opens', id: 'opens-own' });
  const chosen = newPassphrase('Passphrase for the file');
  const fields = el('div', { class: 'stack inset', hidden: true }, chosen.nodes);
  for (const choice of [vaults, own]) choice.addEventListener('change', () => { fields.hidden = !own.checked; });
  const press = button('Save the file', { action: 'save-backup', kind: 'primary', type: 'submit' });

  async function submit() {
    const read = own.checked ? await chosen.read() : undefined;
    if (read && 'refused' in read) {
      if (read.refused) notice('passphrase-too-weak', `${read.refused} Nothing was written yet.`, 'bad');
      return;
    }
    const file = await makeBackup(read?.passphrase);
    chosen.clear();
    save(file.name, file.file, { sealed: true });
    made(file);
  }

  // Fields that are hidden are required by their own rules alone.
  return el('form', { class: 'card stack', novalidate: true, 'aria-labelledby': 'make', on: {
    submit: (event) => {
      event.preventDefault();
      busy(press, submit);
    },
  } },
  el('h2', { id: 'make' }, '1. Save it'),
  el('p', null, 'One sealed file with everything in the vault. Keep it where this computer’s end does not reach: a USB stick, another computer, a cloud folder. Without a passphrase or the recovery key it opens for nobody.'),
  el('fieldset', { class: 'stack tight' }, el('legend', { class: 'label' }, 'It opens with'),
    el('label', { class: 'row check top' }, vaults, 'what opens this vault'),
    el('label', { class: 'row check top' }, own, 'a passphrase of its own (the recovery key opens it too)')),
  fields, el('div', null, press));
}

/** @param {(at: number) => void} counted */
function reading(counted) {
  const picker = filePicker('backup-file', 'The file that was saved', '.holdfast');
  const said = el('div', { id: 'read-back-said', 'aria-live': 'polite' });
  const hint = el('p', null, 'Choose the file where you keep it. It is opened and compared with the vault; a backup that nobody has opened is only a hope.');
  picker.input.addEventListener('change', () => busy(picker.input, read));

  async function read() {
    const file = picker.file();
    if (!file) return;
    fill(said);
    try {
      const { difference, exact, backupAt } = await readBack(await base64Of(file));
      counted(backupAt);
      fill(said, el('div', { class: 'notice good', 'data-code': 'read-back' }, icon('done'), el('div', { class: 'grow stack' },
        el('p', null, exact ? `Read back: byte for byte what was written, with ${plural(difference.count, 'account', 'accounts')}.`
          : 'It was opened with this vault’s own key.'),
        differenceView(difference))));
      say('The backup was read back.');
    } catch (error) {
      if (codeOf(error) !== 'wrong-key') throw error;
      fill(said, el('div', { class: 'notice warn', 'data-code': 'wrong-key' }, icon('warning'), el('p', { class: 'grow' },
        'This file is a backup of another vault, or from before the key of this one was changed. It does not count for this vault. ',
        el('a', { href: '#drill' }, 'Open it with its passphrase.'))));
    } finally {
      picker.input.value = '';
    }
  }

  return {
    node: el('section', { class: 'card stack', 'aria-labelledby': 'read' }, el('h2', { id: 'read' }, '2. Read it back'), hint, picker.node, said),
    /** @param {import('../../types.d.ts').BackupFile} made */
    invite(made) {
      hint.textContent = `“${made.name}” is being saved. Now choose it where it was put: it counts when it was opened and compared.`;
      say(hint.textContent);
      picker.input.focus();
    },
  };
}

// Backup codes from a file, from pasted text or typed by hand, for an account that is there or a new one: a site that only
// sends text messages has nothing else to keep.
import { backupLines, backupOwner, deleteFile } from '../../ui/backup-lines.js';
import { filePicker } from '../../ui/bring-in.js';
import { button, el, field, fill } from '../../ui/element.js';
import { codeOf, noCodes } from '../../ui/errors.js';
import { icon } from '../../ui/icons.js';
import { ordered } from '../../ui/find.js';
import { toast } from '../../ui/say.js';
import { send } from '../../ui/send.js';
import { backupCodes } from '../../ui/words.js';
import { app, failed, go, notice } from '../app.js';

/** @typedef {import('../../types.d.ts').BackupPreview} BackupPreview */
/** @typedef {import('../../types.d.ts').EntryView} EntryView */

/** @param {EntryView} [known] the account that they are for; else the person says */
export function codesCard(known) {
  const area = el('textarea', { id: 'codes-text', class: 'input figures', rows: 4, autocomplete: 'off', spellcheck: 'false', placeholder: '1a2b3-4c5d6\n7e8f9-0a1b2\n…' });
  const found = el('div', { id: 'codes-found', class: 'stack', tabindex: '-1', hidden: true });
  /** @param {import('../../ui/bring-in.js').TextFile} given */
  const file = (given) => look('file', { file: given.file }, given.name);
  const text = (/** @type {string} */ given) => look('text', { text: given });
  const picker = filePicker(file, failed);

  /**
   * @param {'text' | 'file'} source
   * @param {{ text: string } | { file: string }} given
   * @param {string} [name] of the file
   */
  async function look(source, given, name) {
    try {
      open(/** @type {BackupPreview} */ (await send('captureBackup', given)), source, name);
    } catch (error) {
      if (codeOf(error) !== 'no-backup-codes') throw error;
      notice('no-backup-codes', noCodes(source), 'bad');
    }
  }

  /**
   * @param {BackupPreview} preview
   * @param {'text' | 'file'} source
   * @param {string} [name] of the file
   */
  function open(preview, source, name) {
    const lines = backupLines(preview, source);
    const owner = known ? backupOwner([known], known.id, '') : backupOwner(ordered(app.entries.filter((entry) => entry.trashed === undefined)), undefined, '');
    const save = button('Keep them', { action: 'save-codes', kind: 'primary', press: async () => {
      const [codes, whose] = [lines.read(), owner.read()];
      if (codes.length === 0) notice('no-backup-codes', 'No backup code is left to keep. Nothing was saved. Add one, or cancel.', 'warn');
      else if (!whose) notice('bad-host', 'The site is not an address. Nothing was saved. Write it as in the address bar, for example github.com.', 'bad');
      else {
        const { id } = /** @type {{id: string}} */ (await send('captureBackup', { keep: { ...whose, codes } }));
        area.value = '';
        if (name) app.note = deleteFile(name);
        await go(`entry/${encodeURIComponent(id)}`);
        toast(`${backupCodes(codes.length)} kept`);
      }
    } });
    fill(found, lines.warnings, owner.node, lines.node(),
      el('div', { class: 'row' }, save, button('Cancel', { action: 'cancel-codes', kind: 'quiet', press: () => { found.hidden = true; fill(found); } })));
    found.hidden = false;
    found.scrollIntoView({ block: 'nearest' });
    found.focus({ preventScroll: true });
  }

  const node = el('section', { class: 'card stack', 'aria-label': 'Backup codes' }, el('h2', null, 'Backup codes'),
    el('p', { class: 'muted small' }, 'From the file that a site gave you, such as github-recovery-codes.txt: choose it, or drop it anywhere on this page. Or paste or type them. An account needs no one-time code for that.'),
    el('div', null, button('Choose a file', { action: 'codes-file', icon: icon('list'), press: () => picker.click() })), picker,
    field('Backup codes', area, 'With the words around them, or one on each line.'),
    el('div', null, button('Check them', { action: 'check-codes', press: () => text(area.value) })),
    found);
  return { node, file, text };
}

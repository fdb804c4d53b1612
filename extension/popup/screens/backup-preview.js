// Backup codes that were found, each line correctable, before they are kept.
import { backupLines, backupOwner } from '../../ui/backup-lines.js';
import { button, el } from '../../ui/element.js';
import { codeOf, noCodes } from '../../ui/errors.js';
import { send } from '../../ui/send.js';
import { app, notice, show } from '../app.js';

/** @typedef {import('../../types.d.ts').BackupPreview} BackupPreview */

/** @param {string} [id] the entry they belong to, when it is known */
export async function captureFromPage(id) {
  try {
    const found = /** @type {BackupPreview} */ (await send('captureBackup', { from: 'page' }));
    if (found.codes.length > 0) {
      await show('backup-preview', { found, id });
      return;
    }
    noneFound(id);
  } catch (error) {
    if (codeOf(error) !== 'no-backup-codes') throw error;
    noneFound(id);
  }
}

/** @param {string | undefined} id */
function noneFound(id) {
  notice('no-backup-codes', [el('p', null, noCodes('page')),
    button('Paste them', { action: 'add-codes-text', kind: 'link', press: () => show('paste', { codesFor: id ?? '' }) })], 'bad');
}

/**
 * @param {{found: BackupPreview, id?: string, file?: string, from?: 'page' | 'text'}} params file: the name of the file that they come from
 * @returns {import('../app.js').Screen}
 */
export function backupPreview({ found, id, file, from }) {
  const host = found.host ?? app.here?.host ?? '';
  const source = file ? 'file' : (from ?? 'page');
  const lines = backupLines(found, source);
  const known = id || found.entry;
  const near = app.entries.filter((entry) => app.here?.bound.includes(entry.id) || entry.id === known);
  const owner = backupOwner(near.length > 0 ? near : app.entries, known, host);
  const save = button('Keep them', { action: 'save', kind: 'primary big', press: submit });

  async function submit() {
    const codes = lines.read();
    if (codes.length === 0) {
      notice('no-backup-codes', 'No backup code is left to keep. Nothing was saved. Add one, or go back.', 'warn');
      return;
    }
    const whose = owner.read();
    if (!whose) {
      notice('bad-host', 'The site is not an address. Nothing was saved. Write it as in the address bar, for example github.com.', 'bad');
      return;
    }
    const answer = /** @type {{id: string}} */ (await send('captureBackup', { keep: { ...whose, codes } }));
    await app.refresh();
    await show('kept', { id: answer.id, count: codes.length, file }, { replace: true });
  }

  return {
    title: found.codes.length === 1 ? 'Backup code found' : 'Backup codes found',
    main: [el('div', { class: 'stack wide' }, lines.warnings, owner.node, lines.node())],
    foot: [el('span', { class: 'grow' }), save],
    focus: save,
  };
}

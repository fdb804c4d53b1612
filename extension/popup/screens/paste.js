// Pasted text: codes to add, or the backup codes of an entry.
import { busy, button, el, field } from '../../ui/element.js';
import { codeOf, noCodes } from '../../ui/errors.js';
import { send } from '../../ui/send.js';
import { filePicker, receive } from '../../ui/bring-in.js';
import { failed, notice, show } from '../app.js';
import { open } from './add.js';

/**
 * @param {{codesFor?: string}} [params] codesFor: the text holds backup codes for this entry
 * @returns {import('../app.js').Screen}
 */
export function paste(params) {
  const codes = params?.codesFor !== undefined;
  const area = el('textarea', { id: 'text', class: 'input figures', rows: 7, autocomplete: 'off', spellcheck: 'false', required: true,
    placeholder: codes ? '1a2b3-4c5d6\n7e8f9-0a1b2\n…' : 'otpauth://totp/…' });
  const check = button('Check', { action: 'check', kind: 'primary big', type: 'submit' });

  async function submit() {
    if (!codes) {
      await open(await send('preview', { text: area.value }), 'text');
      return;
    }
    const found = await codesIn('text', { text: area.value });
    if (found) await show('backup-preview', { found, id: params?.codesFor, from: 'text' });
  }

  /** @param {'text' | 'file'} source @param {{ text: string } | { file: string }} given */
  async function codesIn(source, given) {
    try {
      return await send('captureBackup', given);
    } catch (error) {
      if (codeOf(error) !== 'no-backup-codes') throw error;
      notice('no-backup-codes', noCodes(source), 'bad');
      return undefined;
    }
  }

  /** @param {import('../../ui/bring-in.js').TextFile} given */
  async function readFile({ name, file }) {
    const found = await codesIn('file', { file });
    if (found) await show('backup-preview', { found, id: params?.codesFor, file: name });
  }
  const picker = codes ? filePicker(readFile, failed) : null;

  return {
    leave: codes ? receive({ text: (given) => { area.value = given; }, file: readFile }, failed) : undefined,
    title: codes ? 'Paste backup codes' : 'Paste text',
    focus: area,
    main: [el('form', {
      class: 'stack', on: {
        submit: (event) => {
          event.preventDefault();
          busy(check, submit).catch(failed);
        },
      },
    },
    field(codes ? 'Backup codes' : 'Text with otpauth:// addresses', area,
      codes ? 'With the words around them, or one on each line. You can correct them next.' : 'Any number of addresses, with other text around them. Nothing is saved before you have seen it.'),
    picker ? el('div', { class: 'row wrap' }, check, button('Choose a file', { action: 'codes-file', press: () => picker.click() })) : check,
    picker)],
  };
}

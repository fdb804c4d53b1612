// What opens a vault or a backup, as a person types it: a passphrase, or the recovery key.
import { el, field } from './element.js';

/** @typedef {import('../types.d.ts').Way} Way */

/**
 * @param {string} prefix of the ids
 * @param {{ passphrase?: string, hint?: string }} [words]
 */
export function wayFields(prefix, { passphrase: label = 'Passphrase', hint } = {}) {
  const passphrase = el('input', { id: `${prefix}-passphrase`, type: 'password', class: 'input', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' });
  const recovery = el('input', { id: `${prefix}-recovery`, type: 'text', class: 'input figures', dir: 'ltr', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false' });
  const other = el('input', { id: `${prefix}-by-recovery`, type: 'checkbox' });
  const [one, two] = [field(label, passphrase, hint), field('Recovery key', recovery, 'Nine groups of four, as on the sheet. Small letters and missing dashes do no harm.')];
  two.hidden = true;
  other.addEventListener('change', () => {
    one.hidden = other.checked;
    two.hidden = !other.checked;
    (other.checked ? recovery : passphrase).focus();
  });
  return {
    node: el('div', { class: 'stack tight' }, one, two, el('label', { class: 'row check' }, other, 'I have the recovery key instead')),
    /** @returns {Way | undefined} undefined, with the focus in the field, when nothing was typed */
    read() {
      const input = other.checked ? recovery : passphrase;
      if (input.value.trim() === '') {
        input.focus();
        return undefined;
      }
      return other.checked ? { recoveryKey: recovery.value } : { passphrase: passphrase.value };
    },
    clear() {
      passphrase.value = recovery.value = '';
    },
  };
}

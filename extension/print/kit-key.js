// The recovery key on the kit: a new one made for it, the one that a person types, or a line to write it on by hand.
import { el, field } from '../ui/element.js';
import { send } from '../ui/send.js';
import { day } from '../ui/words.js';

/** @typedef {'new' | 'typed' | 'line'} Choice */

/** @param {boolean} hasKey there is a recovery key already */
export function recoveryChoice(hasKey) {
  const typed = el('input', { id: 'paper-key', type: 'text', class: 'input figures', dir: 'ltr', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false' });
  const typing = field('Your recovery key', typed, 'Holdfast does not keep it, so it must be typed. It is checked before it is printed.');
  /** @type {Choice} */
  let chosen = hasKey ? 'line' : 'new';
  typing.hidden = true;
  const option = (/** @type {Choice} */ value, /** @type {string} */ label, /** @type {string} */ words) => {
    const input = el('input', { type: 'radio', name: 'kit-key', value });
    input.checked = value === chosen;
    input.addEventListener('change', () => {
      chosen = value;
      typing.hidden = value !== 'typed';
      if (value === 'typed') typed.focus();
    });
    return el('label', { class: 'row check top' }, input, el('span', null, label, el('span', { class: 'muted small block' }, words)));
  };
  return {
    node: el('fieldset', { class: 'stack tight' }, el('legend', { class: 'label' }, 'Recovery key on it'),
      option('new', 'a new recovery key, made for this kit', `It opens the vault from the moment the kit is made, and stands on this paper and nowhere else. ${hasKey ? 'The one you have keeps opening it too, until you remove it under “Ways in”.' : 'There is none yet.'}`),
      hasKey ? option('typed', 'the one you have', 'To be typed here.') : null,
      option('line', 'a line to write it on by hand', hasKey ? 'Copy it from your sheet.' : 'The kit then brings back the codes, but opens no backup file.'),
      typing),

    /**
     * The key for the paper; a new one opens nothing before `keep`.
     * @returns {Promise<string | undefined>} empty for a line; undefined, with the focus in the field, when nothing was typed
     */
    async key() {
      if (chosen === 'line') return '';
      if (chosen === 'new') return /** @type {{ recoveryKey: string }} */ (await send('slots', { do: 'new-recovery-key' })).recoveryKey;
      const key = typed.value.trim();
      if (key === '') {
        typed.focus();
        return undefined;
      }
      await send('prove', { way: { recoveryKey: key } });
      typed.value = '';
      return key;
    },

    /** Lets a new key open the vault, when all else of the kit is there. @param {string} recoveryKey */
    async keep(recoveryKey) {
      if (chosen === 'new') await send('slots', { do: 'add', way: { recoveryKey }, label: `Emergency kit of ${day(Date.now())}` });
    },
  };
}

// The door of a locked vault: the passphrase, the recovery key or a passkey opens it.
import { busy, button, el, field } from './element.js';
import { codeOf, sentence } from './errors.js';
import { secret } from './new-passphrase.js';
import { canPasskeys, usePasskey } from './passkey.js';
import { send } from './send.js';

const SAID = new Set(['wrong-passphrase', 'wrong-recovery-key', 'recovery-key-mistyped', 'wrong-passkey', 'passkey-refused', 'passkey-without-prf']);

/**
 * @param {object} options
 * @param {string[]} options.ways the kinds of ways in that there are
 * @param {(code: string, text: string, tone: 'bad') => unknown} options.notice
 * @param {(error: unknown) => unknown} options.failed
 * @param {(state: import('../types.d.ts').State, by: 'passphrase' | 'recovery' | 'passkey') => unknown} options.opened
 * @returns {{ form: HTMLFormElement, focus: HTMLInputElement }}
 */
export function door({ ways, notice, failed, opened }) {
  const passphrase = secret('passphrase', 'current-password');
  const recoveryKey = el('input', { id: 'recovery-key', class: 'input figures', type: 'text', autocomplete: 'off', spellcheck: 'false', autocapitalize: 'characters', dir: 'ltr', placeholder: 'ABCD-EFGH-…' });
  const unlock = button('Unlock', { action: 'unlock', kind: 'primary big', type: 'submit' });
  const first = field('Passphrase', passphrase);
  const second = field('Recovery key', recoveryKey, 'The nine groups of four from your sheet. Dashes, spaces and small letters do not matter.');
  second.hidden = true;

  /** @param {import('../types.d.ts').WayIn} way @param {'passphrase' | 'recovery' | 'passkey'} by @param {HTMLInputElement} [input] */
  async function open(way, by, input) {
    let state;
    try {
      state = await send('unlock', { ...way });
    } catch (error) {
      if (!tell(error)) throw error;
      input?.setAttribute('aria-invalid', 'true');
      input?.select();
      return;
    }
    passphrase.value = recoveryKey.value = '';
    await opened(state, by);
  }

  /** @param {unknown} error */
  function tell(error) {
    const code = codeOf(error);
    if (SAID.has(code)) notice(code, sentence(code), 'bad');
    return SAID.has(code);
  }

  const other = button('Use the recovery key', { action: 'use-recovery-key', kind: 'link', press: () => {
    const recovery = second.hidden;
    second.hidden = !recovery;
    first.hidden = recovery;
    passphrase.required = !recovery;
    recoveryKey.required = recovery;
    other.textContent = recovery ? 'Use the passphrase' : 'Use the recovery key';
    (recovery ? recoveryKey : passphrase).focus();
  } });
  const passkey = button('Use a passkey', { action: 'use-passkey', press: async () => {
    const { passkeySlots } = /** @type {any} */ (await send('slots', { do: 'passkeys' }));
    try {
      await open(await usePasskey(passkeySlots), 'passkey');
    } catch (error) {
      if (!tell(error)) throw error;
    }
  } });

  const form = el('form', {
    class: 'stack wide', on: {
      submit: (event) => {
        event.preventDefault();
        busy(unlock, () => Promise.resolve(second.hidden
          ? open({ passphrase: passphrase.value }, 'passphrase', passphrase)
          : open({ recoveryKey: recoveryKey.value }, 'recovery', recoveryKey)).catch(failed));
      },
    },
  }, first, second, unlock,
  ways.includes('passkey') && canPasskeys() ? passkey : null,
  ways.includes('recovery') ? el('div', { class: 'center' }, other) : null);
  return { form, focus: passphrase };
}

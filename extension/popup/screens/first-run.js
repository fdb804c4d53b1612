// The first screen of all: choosing the passphrase that seals the vault.
import { busy, button, el, field } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { SHORTEST, strength } from '../../ui/passphrase.js';
import { send } from '../../ui/send.js';
import { app, failed, home, notice } from '../app.js';

/** @returns {import('../app.js').Screen} */
export function firstRun() {
  const passphrase = secret('passphrase', 'new-password');
  const again = secret('passphrase-again', 'new-password');
  const told = el('p', { class: 'small strength', id: 'strength', 'data-level': '0' }, strength('').words);
  const bar = el('div', { class: 'bar', 'aria-hidden': 'true' });
  const mismatch = el('p', { class: 'small bad-text', id: 'mismatch', hidden: true }, 'The two are not the same.');
  const shown = el('input', { type: 'checkbox', id: 'show-passphrase' });
  const create = button('Create the vault', { action: 'create', kind: 'primary big', type: 'submit' });

  passphrase.setAttribute('aria-describedby', 'strength');
  passphrase.addEventListener('input', () => {
    const { level, words } = strength(passphrase.value);
    told.textContent = words;
    told.dataset.level = bar.dataset.level = String(level);
    if (!mismatch.hidden) compare();
  });
  again.addEventListener('input', () => {
    if (!mismatch.hidden) compare();
  });
  shown.addEventListener('change', () => {
    passphrase.type = again.type = shown.checked ? 'text' : 'password';
    againField.hidden = shown.checked;
  });

  /** One that is shown need not be typed twice. */
  function compare() {
    const wrong = !shown.checked && again.value !== '' && again.value !== passphrase.value;
    mismatch.hidden = !wrong;
    again.setAttribute('aria-invalid', String(wrong));
    return !wrong;
  }

  async function submit() {
    const { allowed, words } = strength(passphrase.value);
    if (!allowed) {
      notice('passphrase-too-weak', `${words} Nothing was saved yet.`, 'bad');
      passphrase.focus();
      return;
    }
    if (!shown.checked && again.value === '') {
      again.focus();
      return;
    }
    if (!compare()) {
      again.focus();
      return;
    }
    app.state = await send('create', { passphrase: passphrase.value });
    passphrase.value = again.value = '';
    await home();
  }

  const againField = el('div', { class: 'stack tight' }, field('Once more', again), mismatch);
  const form = el('form', {
    class: 'stack wide', on: {
      submit: (event) => {
        event.preventDefault();
        busy(create, () => submit().catch(failed));
      },
    },
  },
  el('p', null, 'Your codes are sealed with a passphrase that only you know. You will type it after each start of the browser.'),
  el('div', { class: 'stack tight' }, field('Passphrase', passphrase), bar, told),
  againField,
  el('label', { class: 'row check' }, shown, 'Show what I type'),
  create,
  el('p', { class: 'small muted' }, `At least ${SHORTEST} characters. Nobody can reset it, so keep it where you keep important papers.`));

  return {
    title: 'Make your vault', main: [form], focus: passphrase,
    top: [icon('mark', 'glyph mark'), el('h1', { class: 'grow' }, 'Make your vault')],
  };
}

/**
 * @param {string} id
 * @param {string} autocomplete
 */
export function secret(id, autocomplete) {
  return el('input', { id, type: 'password', class: 'input', autocomplete, autocapitalize: 'none', spellcheck: 'false', required: true });
}

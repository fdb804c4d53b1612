// Choosing a passphrase: typed twice or shown, with a word on how easily it is guessed, or five words that are offered.
import { button, el, field } from './element.js';
import { send } from './send.js';

/** @typedef {import('../types.d.ts').Verdict} Verdict */

const SHORTEST = 12;
const LEVELS = { 'too-common': 'Too easy to guess.', weak: 'Weak.', fair: 'Good.', strong: 'Strong.' };
const REASONS = {
  'too-short': `It needs at least ${SHORTEST} characters.`, known: 'It is among those that are tried first.',
  'common-words': 'Common words are tried first.', row: 'Runs of the alphabet or the keyboard are tried first.',
  repeats: 'Repeating adds nothing.', year: 'A year adds little.', longer: 'Add another word or two.',
};

/**
 * @param {string} id
 * @param {string} autocomplete
 */
export function secret(id, autocomplete) {
  return el('input', { id, type: 'password', class: 'input', autocomplete, autocapitalize: 'none', spellcheck: 'false', required: true });
}

/** @param {Verdict} verdict */
function words({ level, reasons }) {
  const [first] = reasons;
  return `${LEVELS[level]} ${first ? REASONS[first] : ''}`.trim();
}

/**
 * @param {string} [label]
 * @returns {{ nodes: HTMLElement[], first: HTMLInputElement, read: () => Promise<{ passphrase: string } | { refused: string }>, clear: () => void }}
 *   `read` gives what was chosen, or why it cannot be taken; empty when the person was led back to a field
 */
export function newPassphrase(label = 'Passphrase') {
  const passphrase = secret('passphrase', 'new-password');
  const again = secret('passphrase-again', 'new-password');
  const told = el('p', { class: 'small strength', id: 'strength', 'data-level': '0' });
  const bar = el('div', { class: 'bar', 'aria-hidden': 'true' });
  const mismatch = el('p', { class: 'small bad-text', id: 'mismatch', hidden: true }, 'The two are not the same.');
  const shown = el('input', { type: 'checkbox', id: 'show-passphrase' });
  const againField = el('div', { class: 'stack tight' }, field('Once more', again), mismatch);
  passphrase.setAttribute('aria-describedby', 'strength');

  async function judge() {
    const typed = passphrase.value;
    /** @type {Verdict | undefined} */
    const verdict = typed ? /** @type {any} */ (await send('passphrase', { judge: typed })).verdict : undefined;
    if (typed !== passphrase.value) return undefined; // a later one is on its way
    told.textContent = verdict ? words(verdict) : `At least ${SHORTEST} characters. Four or five words that do not belong together are good.`;
    told.dataset.level = bar.dataset.level = String(verdict ? ['too-common', 'weak', 'fair', 'strong'].indexOf(verdict.level) : 0);
    return verdict;
  }

  /** One that is shown need not be typed twice. */
  function compare() {
    const wrong = !shown.checked && again.value !== '' && again.value !== passphrase.value;
    mismatch.hidden = !wrong;
    again.setAttribute('aria-invalid', String(wrong));
    return !wrong;
  }

  function show() {
    passphrase.type = again.type = shown.checked ? 'text' : 'password';
    againField.hidden = shown.checked;
    again.required = !shown.checked;
  }

  passphrase.addEventListener('input', () => {
    judge().catch(() => undefined);
    if (!mismatch.hidden) compare();
  });
  again.addEventListener('input', () => {
    if (!mismatch.hidden) compare();
  });
  shown.addEventListener('change', show);
  judge();

  const suggest = button('Suggest five words', { action: 'suggest', kind: 'link', press: async () => {
    passphrase.value = /** @type {any} */ (await send('passphrase', { suggest: true })).suggested;
    again.value = '';
    shown.checked = true;
    show();
    compare();
    await judge();
    passphrase.focus();
  } });

  return {
    nodes: [
      el('div', { class: 'stack tight' }, field(label, passphrase), bar, told),
      againField,
      el('div', { class: 'row between wrap' }, el('label', { class: 'row check' }, shown, 'Show what I type'), suggest),
    ],
    first: passphrase,
    async read() {
      const verdict = await judge();
      if (!verdict?.accepted) {
        passphrase.focus();
        return { refused: `${verdict ? words(verdict) : 'Choose a passphrase.'} Nothing was saved yet.` };
      }
      if ((!shown.checked && again.value === '') || !compare()) {
        again.focus();
        return { refused: '' };
      }
      return { passphrase: passphrase.value };
    },
    clear() {
      passphrase.value = again.value = '';
    },
  };
}

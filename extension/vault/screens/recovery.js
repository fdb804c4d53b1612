// The recovery key: shown once, to print or to save, and two of its groups asked back. It opens nothing until they were
// right, and it is kept nowhere but on this page until then.
import { busy, button, el, field, fill } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { toast } from '../../ui/say.js';
import { send } from '../../ui/send.js';
import { day } from '../../ui/words.js';
import { failed, go, notice } from '../app.js';

/** @typedef {import('../../types.d.ts').SlotView} SlotView */

/** @returns {Promise<import('../app.js').Screen>} */
export async function recovery() {
  const { slots } = /** @type {import('../../types.d.ts').SlotsAnswer} */ (await send('slots'));
  const { recoveryKey } = /** @type {{ recoveryKey: string }} */ (await send('slots', { do: 'new-recovery-key' }));
  const place = el('div', { class: 'stack wide' });
  const old = slots.find(({ kind }) => kind === 'recovery');
  const restart = () => fill(place, ...sheet(recoveryKey, old, next));
  const next = () => {
    fill(place, ...askBack(recoveryKey, restart));
    place.querySelector('input')?.focus();
  };
  restart();
  return {
    title: 'Recovery key',
    main: [el('div', { class: 'sheet stack wide' },
      el('a', { href: '#keys', class: 'button quiet back-link' }, icon('back', 'glyph flip'), 'Ways in'),
      el('h1', null, old ? 'Another recovery key' : 'Recovery key'), place)],
  };
}

/** @param {string} recoveryKey @param {SlotView | undefined} old @param {() => void} next */
function sheet(recoveryKey, old, next) {
  const groups = recoveryKey.split('-');
  return [
    el('p', null, 'It opens the vault when the passphrase is forgotten. It is shown this once: print it or save it, and keep it apart from this computer.'),
    old ? el('p', { class: 'muted' }, `The one of ${day(old.created)} keeps opening the vault too, until you remove it under “Ways in”.`) : null,
    el('section', { class: 'card stack paper', 'aria-label': 'The recovery key' },
      el('h2', { class: 'print-only' }, 'Holdfast: recovery key'),
      el('ol', { class: 'key-groups', dir: 'ltr' }, groups.map((group, n) => el('li', { class: 'row' }, el('span', { class: 'small muted', 'aria-hidden': 'true' }, n + 1), el('span', { class: 'figures group' }, group)))),
      el('p', { class: 'small muted' }, `Made on ${day(Date.now())}. Whoever has it and this browser's profile can open the vault.`)),
    el('div', { class: 'row wrap' },
      button('Print', { action: 'print', press: () => print() }),
      button('Save as a file', { action: 'save-file', press: () => save(recoveryKey) })),
    el('div', { class: 'row wrap' },
      button('I have it: go on', { action: 'next', kind: 'primary', press: next }),
      button('Later', { action: 'later', kind: 'quiet', press: async () => {
        await send('slots', { do: 'later' });
        await go('accounts');
        toast('Nothing was made. You will be reminded in a week.');
      } })),
  ];
}

/** @param {string} recoveryKey */
function save(recoveryKey) {
  const text = `Holdfast: recovery key\n\n${recoveryKey}\n\nMade on ${new Date().toISOString().slice(0, 10)}. It opens the vault of this browser when the passphrase is forgotten.\n`;
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  el('a', { href: address, download: 'holdfast-recovery-key.txt' }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** @param {string} recoveryKey @param {() => void} restart */
function askBack(recoveryKey, restart) {
  const groups = recoveryKey.split('-');
  const asked = twoOf(groups.length);
  const inputs = asked.map((at) => el('input', { id: `group-${at + 1}`, class: 'input figures short', type: 'text', maxlength: 8, autocomplete: 'off', spellcheck: 'false', autocapitalize: 'characters', dir: 'ltr', required: true, 'data-group': at + 1 }));
  const done = button('Done', { action: 'done', kind: 'primary', type: 'submit' });

  async function submit() {
    for (const [n, input] of inputs.entries()) {
      const { letters } = /** @type {{ letters: string }} */ (await send('slots', { do: 'letters', typed: input.value }));
      if (letters === groups[asked[n] ?? -1]) continue;
      notice('group-wrong', `Group ${(asked[n] ?? 0) + 1} is another one on your sheet. Nothing was saved yet. Compare it letter by letter.`, 'bad');
      input.setAttribute('aria-invalid', 'true');
      input.select();
      return;
    }
    await send('slots', { do: 'add', way: { recoveryKey }, label: '' });
    await go('keys');
    toast('The recovery key opens the vault from now on');
  }

  return [
    el('p', null, `Take your sheet and type these two of its ${groups.length} groups, to be sure that you have it.`),
    el('form', { class: 'stack wide', on: {
      submit: (event) => {
        event.preventDefault();
        busy(done, () => submit().catch(failed));
      },
    } },
    ...inputs.map((input, n) => field(`Group ${(asked[n] ?? 0) + 1}`, input)),
    el('div', { class: 'row' }, done, button('Show it again', { action: 'back', kind: 'quiet', press: restart }))),
  ];
}

/** Two different numbers below `count`, in order. @param {number} count */
function twoOf(count) {
  const [one = 0, other = 0] = crypto.getRandomValues(new Uint32Array(2));
  const first = one % count;
  const second = (first + 1 + (other % (count - 1))) % count;
  return [Math.min(first, second), Math.max(first, second)];
}

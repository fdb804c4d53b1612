// The first screen of all: choosing the passphrase that seals the vault. And the one after it: the recovery key, which is
// made in a tab, for the popup closes as soon as anything else is touched.
import { busy, button, el } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { newPassphrase } from '../../ui/new-passphrase.js';
import { send } from '../../ui/send.js';
import { app, failed, home, notice, show } from '../app.js';
import { openScreen } from './list.js';

/** @returns {import('../app.js').Screen} */
export function firstRun() {
  const chosen = newPassphrase();
  const create = button('Create the vault', { action: 'create', kind: 'primary big', type: 'submit' });

  async function submit() {
    const read = await chosen.read();
    if ('refused' in read) {
      if (read.refused) notice('passphrase-too-weak', read.refused, 'bad');
      return;
    }
    app.state = await send('create', read);
    chosen.clear();
    await show('ready');
  }

  const form = el('form', {
    class: 'stack wide', on: {
      submit: (event) => {
        event.preventDefault();
        busy(create, () => submit().catch(failed));
      },
    },
  },
  el('p', null, 'Your codes are sealed with a passphrase that only you know. You will type it after each start of the browser.'),
  ...chosen.nodes,
  create,
  button('I have a backup file', { action: 'from-backup', kind: 'link', press: () => openScreen('begin') }),
  el('p', { class: 'small muted' }, 'Nobody can reset it. Write it down and keep it where you keep important papers.'));

  return {
    title: 'Make your vault', main: [form], focus: chosen.first,
    top: [icon('mark', 'glyph mark'), el('h1', { class: 'grow' }, 'Make your vault')],
  };
}

/** @returns {import('../app.js').Screen} */
export function ready() {
  const make = button('Make the recovery key', { action: 'recovery', kind: 'primary big', press: () => openScreen('recovery') });
  return {
    title: 'Your vault is ready',
    top: [icon('mark', 'glyph mark'), el('h1', { class: 'grow' }, 'Your vault is ready')],
    main: [el('div', { class: 'stack wide' },
      el('p', null, 'One more thing, a minute long: a recovery key. It opens the vault on the day when the passphrase is forgotten, and nothing else will.'),
      make,
      button('Later', { action: 'later', kind: 'big', press: home }),
      el('p', { class: 'small muted' }, 'You will be reminded of it.'))],
    focus: make,
  };
}

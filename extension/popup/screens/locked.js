// The door: the passphrase opens it. And what stands there when no copy of the vault can be read.
import { button, el } from '../../ui/element.js';
import { door } from '../../ui/door.js';
import { icon } from '../../ui/icons.js';
import { send } from '../../ui/send.js';
import { app, failed, home, notice } from '../app.js';
import { openScreen } from './list.js';
import { goOn } from '../opening.js';

/**
 * @param {{done?: boolean}} [params] done: the person locked it just now
 * @returns {import('../app.js').Screen}
 */
export function locked(params) {
  const { form, focus } = door({
    ways: app.state.ways ?? [], notice, failed,
    async opened(state, by) {
      app.state = state;
      await home();
      if (by === 'recovery') notice('by-recovery-key', ['Opened with the recovery key. ',
        button('Choose a new passphrase', { action: 'see-keys', kind: 'link', press: () => openScreen('keys') })], 'good');
      app.tellNotice();
      if (by !== 'recovery') goOn().catch(failed);
    },
  });
  form.classList.add('door');
  form.prepend(el('div', { class: 'stack tight center' }, icon('mark', 'glyph hero'), el('h1', null, params?.done ? 'Locked' : 'Holdfast is locked')));
  return { title: 'Locked', top: [], main: [form], focus };
}

/** @returns {import('../app.js').Screen} */
export function damaged() {
  return {
    title: 'The vault cannot be read',
    main: [el('div', { class: 'stack wide' },
      el('div', { class: 'notice bad', role: 'alert', 'data-code': 'damaged' }, icon('warning'), el('div', { class: 'grow stack tight' },
        el('p', { class: 'strong' }, 'No copy of your vault in this browser can be read.'),
        el('p', null, 'Nothing was written over it, and Holdfast will not start an empty vault in its place. Leave the extension installed: removing it removes the copies too.'))),
      el('p', null, 'This is most often a storage fault of the browser. Restart the browser, then open Holdfast again.'),
      button('Try again', { action: 'retry', kind: 'primary', press: async () => {
        app.state = await send('state');
        await home();
      } }))],
  };
}

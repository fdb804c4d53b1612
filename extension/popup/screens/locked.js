// The door: the passphrase opens it. And what stands there when no copy of the vault can be read.
import { busy, button, el, field } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { codeOf, sentence } from '../../ui/errors.js';
import { send } from '../../ui/send.js';
import { app, failed, home, notice } from '../app.js';
import { secret } from './first-run.js';

/**
 * @param {{done?: boolean}} [params] done: the person locked it just now
 * @returns {import('../app.js').Screen}
 */
export function locked(params) {
  const passphrase = secret('passphrase', 'current-password');
  const unlock = button('Unlock', { action: 'unlock', kind: 'primary big', type: 'submit' });

  async function submit() {
    try {
      app.state = await send('unlock', { passphrase: passphrase.value });
    } catch (error) {
      if (codeOf(error) !== 'wrong-passphrase') throw error;
      notice('wrong-passphrase', sentence('wrong-passphrase'), 'bad');
      passphrase.setAttribute('aria-invalid', 'true');
      passphrase.select();
      return;
    }
    passphrase.value = '';
    await home();
    app.tellNotice();
  }

  const form = el('form', {
    class: 'stack wide door', on: {
      submit: (event) => {
        event.preventDefault();
        busy(unlock, () => submit().catch(failed));
      },
    },
  },
  el('div', { class: 'stack tight center' }, icon('mark', 'glyph hero'), el('h1', null, params?.done ? 'Locked' : 'Holdfast is locked')),
  field('Passphrase', passphrase), unlock);
  return { title: 'Locked', top: [], main: [form], focus: passphrase };
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

// Typing a key by hand; the live code on the next screen is the proof that it was typed right.
import { busy, button, el, field } from '../../ui/element.js';
import { otpForm, text } from '../../ui/otp-form.js';
import { send } from '../../ui/send.js';
import { failed } from '../app.js';
import { open } from './add.js';

/** @returns {import('../app.js').Screen} */
export function byHand() {
  const name = text('name', { placeholder: 'GitHub' });
  const account = text('account', { placeholder: 'you@example.com' });
  const code = otpForm();
  const check = button('Check the code', { action: 'check', kind: 'primary big', type: 'submit' });

  return {
    title: 'Add by hand',
    focus: name,
    main: [el('form', {
      class: 'stack', on: {
        submit: (event) => {
          event.preventDefault();
          busy(check, async () => open(await send('preview', {
            form: { name: name.value.trim(), account: account.value.trim(), ...code.read() },
          }), 'form')).catch(failed);
        },
      },
    },
    field('Site or app', name), field('Account', account), code.secret, code.pin,
    el('details', null, el('summary', null, 'More, if the site asks for it'), el('div', { class: 'stack inset' }, code.more)),
    check,
    el('p', { class: 'small muted' }, 'Next you see the code, to compare before anything is saved.'))],
  };
}

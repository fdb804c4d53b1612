// An account of which nothing is kept yet: a site that knows text messages alone. It is listed, so that nothing is overlooked.
import { busy, button, el, field } from '../../ui/element.js';
import { text } from '../../ui/otp-form.js';
import { reachedBy } from '../../ui/reached-by.js';
import { toast } from '../../ui/say.js';
import { send } from '../../ui/send.js';
import { hostOf } from '../../ui/words.js';
import { go, notice } from '../app.js';

export function bareCard() {
  const [name, account, site] = [text('bare-name', { placeholder: 'My bank' }), text('bare-account', { placeholder: 'you@example.com' }), text('bare-site', { placeholder: 'bank.example', dir: 'ltr' })];
  const reached = reachedBy(['sms']);
  const save = button('Add it', { action: 'save-bare', kind: 'primary', type: 'submit' });

  async function submit() {
    const host = hostOf(site.value);
    if (host === undefined) notice('bad-host', 'The site is not an address. Nothing was saved. Write it as in the address bar, for example github.com.', 'bad');
    else {
      await send('add', { bare: { name: name.value.trim(), account: account.value.trim(), host, reachedBy: reached.read() } });
      await go('ready');
      toast('It is listed');
    }
  }

  return el('details', { id: 'bare', class: 'card' }, el('summary', null, 'A site that only sends text messages'),
    el('form', { class: 'stack inset', on: {
      submit: (/** @type {Event} */ event) => {
        event.preventDefault();
        busy(save, submit);
      },
    } },
    el('p', { class: 'muted small' }, 'Nothing of it can be kept yet. Listed here it is not forgotten: “If texts stop” tells what to do about it.'),
    field('Name', name), field('Account', account), field('Site', site), reached.node, el('div', null, save)));
}

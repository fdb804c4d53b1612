// Bringing accounts in on the vault page: pictures by file, drop or paste, text, by hand. (A popup closes when a file
// dialog opens, on some systems; this page stays.) What was found is shown before anything is saved.
import { picturePicker, receive } from '../../ui/bring-in.js';
import { busy, button, el, field, fill } from '../../ui/element.js';
import { sentence } from '../../ui/errors.js';
import { icon } from '../../ui/icons.js';
import { offerList } from '../../ui/offers.js';
import { otpForm, text } from '../../ui/otp-form.js';
import { toast } from '../../ui/say.js';
import { send } from '../../ui/send.js';
import { missing, plural } from '../../ui/words.js';
import { app, failed, go, notice } from '../app.js';
import { bareCard } from './bare-card.js';
import { codesCard } from './codes-card.js';

/** @typedef {import('../../types.d.ts').Preview} Preview */

/** @returns {import('../app.js').Screen} */
export function add() {
  const found = el('section', { id: 'found', class: 'stack', 'aria-label': 'Found', tabindex: '-1', hidden: true });
  const area = el('textarea', { id: 'text', class: 'input figures', rows: 4, autocomplete: 'off', spellcheck: 'false', placeholder: 'otpauth://totp/…' });
  const [name, account, code] = [text('name', { placeholder: 'GitHub' }), text('account', { placeholder: 'you@example.com' }), otpForm()];
  const check = button('Check the code', { action: 'check', kind: 'primary', type: 'submit' });

  /** @param {Preview} preview */
  function open(preview) {
    if (preview.offers.length === 0) {
      if (preview.missingParts?.length) {
        notice('missing-parts', `This is one part of a larger export. ${missing(preview.missingParts)} Nothing was saved yet: bring in all of its QR codes together.`, 'warn');
        return;
      }
      const why = preview.errors[0]?.code ?? preview.reason ?? 'no-qr-code';
      notice(why, sentence(why), 'bad');
      return;
    }
    const offers = offerList(preview, app.entry);
    const one = preview.offers.length === 1;
    const save = button(one ? 'Save' : 'Save these', { action: 'save', kind: 'primary', press: async () => {
      const picks = offers.picks();
      if (!picks) notice('bad-host', 'A site is not an address. Nothing was saved. Write it as in the address bar, for example github.com.', 'bad');
      else if (picks.length === 0) notice('nothing-picked', 'Nothing is chosen. Tick what you want to keep.', 'warn');
      else {
        const { ids } = await send('add', { token: preview.token, picks });
        await go(ids.length === 1 ? `entry/${encodeURIComponent(ids[0] ?? '')}` : 'accounts');
        toast(`${plural(ids.length, 'account', 'accounts')} saved`);
      }
    } });
    fill(found, el('h2', null, one ? 'Is this right?' : `${plural(preview.offers.length, 'account', 'accounts')} found`), offers.node,
      el('div', { class: 'row' }, save, button('Cancel', { action: 'cancel', kind: 'quiet', press: () => { found.hidden = true; fill(found); } })));
    found.hidden = false;
    found.scrollIntoView({ block: 'nearest' });
    found.focus({ preventScroll: true });
  }
  const pictures = async (/** @type {string[]} */ given) => open(/** @type {Preview} */ (await send('scan', { from: 'pictures', pictures: given })));
  const read = async (/** @type {string} */ given) => open(await send('preview', { text: given }));
  const picker = picturePicker((given) => pictures(given).catch(failed), failed);

  const codes = codesCard();

  return {
    title: 'Add accounts',
    leave: receive({ pictures, text: read, file: codes.file }, failed),
    main: [el('div', { class: 'sheet stack wide' },
      el('h1', null, 'Add accounts'),
      el('p', { class: 'muted' }, 'On the page of a site it is quicker: open Holdfast from the toolbar there and choose “Add from this page”.'),
      found,
      el('section', { class: 'card stack', 'aria-label': 'Pictures' }, el('h2', null, 'Pictures of QR codes'),
        el('p', { class: 'muted small' }, 'Choose them, drop them anywhere on this page, or paste a screenshot. Several at once are fine.'),
        el('div', null, button('Choose pictures', { action: 'picture', icon: icon('picture'), press: () => picker.click() })), picker),
      el('section', { class: 'card stack', 'aria-label': 'Text' }, el('h2', null, 'Text'),
        field('Text with otpauth:// addresses', area, 'Any number of addresses, or exports of Google Authenticator, with other text around them.'),
        el('div', null, button('Check the text', { action: 'check-text', press: () => read(area.value) }))),
      el('section', { class: 'card stack', 'aria-label': 'By hand' }, el('h2', null, 'By hand'),
        el('form', { class: 'stack', on: {
          submit: (event) => {
            event.preventDefault();
            busy(check, async () => open(await send('preview', { form: { name: name.value.trim(), account: account.value.trim(), ...code.read() } })));
          },
        } }, field('Site or app', name), field('Account', account), code.secret, code.pin,
        el('details', null, el('summary', null, 'More, if the site asks for it'), el('div', { class: 'stack inset' }, code.more)), el('div', null, check))),
      codes.node,
      bareCard())],
  };
}

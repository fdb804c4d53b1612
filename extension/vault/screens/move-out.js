// Leaving with everything: plain files, and Google's QR codes, behind a warning and the passphrase.
import { exportGoogle, exportPlain } from '../../ui/carry.js';
import { busy, button, el, fill } from '../../ui/element.js';
import { save } from '../../ui/files.js';
import { icon } from '../../ui/icons.js';
import { say } from '../../ui/say.js';
import { qrPicture } from '../../ui/show-secret.js';
import { wayFields } from '../../ui/way.js';
import { plural, title } from '../../ui/words.js';
import { app } from '../app.js';

/** @typedef {'otpauth' | 'aegis' | 'google' | 'json'} Format */
/** @typedef {import('../../types.d.ts').LeftOut} LeftOut */

/** @type {{ format: Format, name: string, words: string, file?: string, type?: string }[]} */
const FORMATS = [
  { format: 'otpauth', name: 'List of otpauth links', words: 'a text file that most authenticators read: the one-time codes and their names; no notes, tags, pins, sites or backup codes', file: 'txt', type: 'text/plain' },
  { format: 'aegis', name: 'Aegis JSON', words: 'one-time codes, names, notes, tags and pins, for Aegis and for apps that read its files; no sites or backup codes', file: 'json', type: 'application/json' },
  { format: 'google', name: 'QR codes for Google Authenticator', words: 'to be scanned from this screen, ten accounts in each: codes of 30 seconds or by counter, of 6 or 8 digits, and their names; nothing else' },
  { format: 'json', name: 'Holdfast JSON', words: 'all that an account has, backup codes too, for programs of your own and for Holdfast itself; earlier versions and the trash stay here', file: 'json', type: 'application/json' },
];

/** @returns {HTMLElement} */
export function moveOut() {
  const way = wayFields('out', { hint: 'Asked again, because what is written is not sealed.' });
  const result = el('div', { id: 'out-result', tabindex: '-1' });
  const choices = FORMATS.map(({ format, name, words }, at) => el('label', { class: 'row check top' },
    el('input', { type: 'radio', name: 'format', value: format, checked: at === 0 }),
    el('span', null, name, el('span', { class: 'muted small block' }, words))));
  const press = button('Write it', { action: 'export', kind: 'primary', type: 'submit' });
  const form = el('form', { class: 'card stack', 'aria-labelledby': 'out', on: {
    submit: (event) => {
      event.preventDefault();
      busy(press, submit);
    },
  } },
  el('h2', { id: 'out' }, 'Move out'),
  el('div', { class: 'notice warn', 'data-code': 'plain' }, icon('warning'), el('p', { class: 'grow' },
    'What is written here is not sealed. Whoever reads the file, or photographs the QR codes, can make your codes from then on. To keep a copy, make a ', el('a', { href: '#backup' }, 'backup file'), ' instead.')),
  el('fieldset', { class: 'stack' }, el('legend', { class: 'label' }, 'As'), choices),
  way.node, el('div', null, press), result);

  async function submit() {
    const typed = way.read();
    if (!typed) return;
    const chosen = FORMATS.find(({ format }) => format === new FormData(form).get('format'));
    if (!chosen) return;
    fill(result);
    const { format, file, type } = chosen;
    if (format === 'google') {
      const { codes, count, leftOut } = await exportGoogle(typed);
      way.clear();
      fill(result, codes.length > 0 ? slides(codes) : null, told(count, leftOut));
    } else {
      const { text, count, leftOut } = await exportPlain(format, typed);
      way.clear();
      const name = `holdfast-${new Date().toLocaleDateString('sv')}-${format}.${file}`;
      save(name, text, { type });
      fill(result, el('div', { class: 'notice good', 'data-code': 'written' }, icon('done'), el('div', { class: 'grow stack tight' },
        el('p', null, `“${name}” is being saved.`),
        el('p', null, 'Delete that file as soon as the other app has read it, and empty the trash of the computer.'))), told(count, leftOut));
    }
    result.focus();
    say('Written.');
  }
  return form;
}

/** @param {number} count @param {LeftOut[]} leftOut */
function told(count, leftOut) {
  const names = (/** @type {LeftOut['what']} */ what) => leftOut.filter((one) => one.what === what).map(({ id }) => app.entry(id)).filter((entry) => entry !== undefined);
  const list = (/** @type {import('../../types.d.ts').EntryView[]} */ some) => el('ul', { class: 'inset stack tight' }, some.map((entry) => el('li', { class: 'break' },
    el('bdi', null, title(entry)), entry.name && entry.account ? [' ', el('bdi', { class: 'muted' }, entry.account)] : null)));
  const part = (/** @type {LeftOut['what']} */ what, /** @type {(n: number) => string} */ words) => {
    const entries = names(what);
    return entries.length === 0 ? null : el('details', { 'data-left-out': what, 'data-left-count': entries.length }, el('summary', null, words(entries.length)), list(entries));
  };
  const accounts = (/** @type {number} */ n) => plural(n, 'account', 'accounts');
  return el('div', { class: 'stack tight', 'data-count': count },
    el('p', null, `${plural(count, 'account was', 'accounts were')} written.`),
    part('entry', (n) => `${plural(n, 'account does', 'accounts do')} not fit into this format and stayed out`),
    part('backup-codes', (n) => `The backup codes of ${accounts(n)} do not fit into this format`),
    part('labels', (n) => `Notes, tags and pins of ${accounts(n)} do not fit into this format`),
    part('sites', (n) => `The sites of ${accounts(n)} do not fit into this format`));
}

/** One code after the other: two on a screen are read as one by some phones. @param {import('../../types.d.ts').ShownCode[]} codes */
function slides(codes) {
  let at = 0;
  const place = el('div', { class: 'stack' });
  const draw = () => {
    const code = codes[at];
    if (!code) return;
    fill(place, qrPicture(code, `QR code ${at + 1} of ${codes.length}`), el('div', { class: 'row wrap' },
      codes.length > 1 ? el('span', { class: 'grow muted' }, `${at + 1} of ${codes.length}`) : null,
      codes.length > 1 ? button('Next QR code', { action: 'next-qr', press: () => { at = (at + 1) % codes.length; draw(); } }) : null,
      button('Hide', { action: 'hide', kind: 'primary', press: () => { codes.length = 0; fill(place); } })));
  };
  draw();
  return place;
}

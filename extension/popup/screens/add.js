// The ways in: this page, a picture, pasted text, by hand.
import { picturePicker, receive } from '../../ui/bring-in.js';
import { button, el } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { app, failed, notice, show } from '../app.js';
import { sentence } from '../../ui/errors.js';
import { send } from '../../ui/send.js';
import { missing } from '../../ui/words.js';

/** @typedef {import('../../types.d.ts').Preview} Preview */

/** @returns {import('../app.js').Screen} */
export function add() {
  const pictures = picturePicker((given) => readPictures(given).catch(failed), failed);
  return {
    title: 'Add an account',
    main: [el('div', { class: 'stack ways' },
      app.here ? way('add-from-page', 'page', 'From this page', `Reads the QR code that ${app.here.display || app.here.host} shows`, addFromPage) : null,
      app.here ? way('keep-codes', 'list', 'Backup codes of this page', 'Some sites show them before the QR code, or without one', async () => (await import('./backup-preview.js')).captureFromPage()) : null,
      way('add-codes-text', 'list', 'Backup codes alone', 'From a file, pasted or typed: for a site that only sends text messages', () => show('paste', { codesFor: '' })),
      way('picture', 'picture', 'From a picture', 'A saved or photographed QR code; you can also paste or drop it here', () => pictures.click()),
      way('paste', 'paste', 'Paste text', 'otpauth:// addresses, Google Authenticator exports, several at once', () => show('paste')),
      way('by-hand', 'keys', 'By hand', 'Type the key that stands beside the QR code', () => show('by-hand')),
      pictures)],
    keys: () => false,
    leave: receive({
      pictures: (given) => readPictures(given),
      text: async (text) => open(await send('preview', { text }), 'text'),
    }, failed),
  };
}

/**
 * @param {string} action
 * @param {'page' | 'list' | 'picture' | 'paste' | 'keys'} glyph
 * @param {string} label
 * @param {string} hint
 * @param {() => unknown} press
 */
function way(action, glyph, label, hint, press) {
  const words = el('span', { class: 'grow names' }, el('span', { class: 'name' }, label), el('span', { class: 'muted small' }, hint));
  return button([words], { action, kind: 'way', icon: icon(glyph), press });
}

export async function addFromPage() {
  await open(/** @type {Preview} */ (await send('scan', { from: 'page' })), 'page');
}

/**
 * Shows what was found, or says why nothing was.
 * @param {Preview} found
 * @param {'page' | 'text' | 'pictures' | 'form'} from
 */
export async function open(found, from) {
  if (found.offers.length > 0) {
    await show('preview', { found, from });
    return;
  }
  if (found.missingParts?.length) {
    notice('missing-parts', `This is one part of a larger export. ${missing(found.missingParts)} Nothing was saved yet: show all of its QR codes.`, 'warn');
    return;
  }
  const code = found.errors[0]?.code ?? found.reason ?? 'no-qr-code';
  const text = from === 'page' && code === 'no-qr-code'
    ? 'No QR code for an authenticator app was found on this page. Nothing was saved. Open the step of the site that shows one and make it fully visible, or use the key beside it.'
    : sentence(code);
  notice(code, [el('p', null, text), from === 'page' || from === 'pictures'
    ? button('Add by hand', { action: 'by-hand', kind: 'link', press: () => show('by-hand') }) : null], 'bad');
}

/** @param {string[]} pictures */
async function readPictures(pictures) {
  await open(/** @type {Preview} */ (await send('scan', { from: 'pictures', pictures })), 'pictures');
}

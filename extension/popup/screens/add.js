// The ways in: this page, a picture, pasted text, by hand.
import { Refused, send } from '../../ui/send.js';
import { button, el } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { app, failed, notice, show } from '../app.js';
import { sentence } from '../../ui/errors.js';
import { missing } from '../../ui/words.js';

/** @typedef {import('../../types.d.ts').Preview} Preview */

/** Longest side of a picture that is passed on; larger ones are drawn smaller. */
const SIDE = 4_000;

/** @returns {import('../app.js').Screen} */
export function add() {
  const pictures = el('input', { id: 'pictures', type: 'file', accept: 'image/*', multiple: true, hidden: true, 'aria-label': 'Pictures' });
  pictures.addEventListener('change', () => {
    readPictures([...(pictures.files ?? [])]).catch(failed);
    pictures.value = '';
  });
  return {
    title: 'Add an account',
    main: [el('div', { class: 'stack ways' },
      app.here ? way('add-from-page', 'page', 'From this page', `Reads the QR code that ${app.here.display || app.here.host} shows`, addFromPage) : null,
      way('picture', 'picture', 'From a picture', 'A saved or photographed QR code; you can also paste or drop it here', () => pictures.click()),
      way('paste', 'paste', 'Paste text', 'otpauth:// addresses, Google Authenticator exports, several at once', () => show('paste')),
      way('by-hand', 'keys', 'By hand', 'Type the key that stands beside the QR code', () => show('by-hand')),
      pictures)],
    keys: () => false,
    leave: receive(),
  };
}

/**
 * @param {string} action
 * @param {'page' | 'picture' | 'paste' | 'keys'} glyph
 * @param {string} label
 * @param {string} hint
 * @param {() => unknown} press
 */
function way(action, glyph, label, hint, press) {
  const words = el('span', { class: 'grow names' }, el('span', { class: 'name' }, label), el('span', { class: 'muted small' }, hint));
  return button([words], { action, kind: 'way', icon: icon(glyph), press });
}

/** Takes pictures and text that are pasted or dropped while this screen is in front. */
function receive() {
  /** @param {DataTransfer | null} data */
  function take(data) {
    const files = [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'));
    const text = data?.getData('text/plain') ?? '';
    if (files.length > 0) readPictures(files).catch(failed);
    else if (text) send('preview', { text }).then((preview) => open(preview, 'text')).catch(failed);
  }
  const paste = (/** @type {ClipboardEvent} */ event) => take(event.clipboardData);
  const over = (/** @type {DragEvent} */ event) => event.preventDefault();
  const drop = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    take(event.dataTransfer);
  };
  document.addEventListener('paste', paste);
  document.addEventListener('dragover', over);
  document.addEventListener('drop', drop);
  return () => {
    document.removeEventListener('paste', paste);
    document.removeEventListener('dragover', over);
    document.removeEventListener('drop', drop);
  };
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

/** @param {File[]} files */
async function readPictures(files) {
  const pictures = [];
  for (const file of files) pictures.push(await asDataUrl(file));
  await open(/** @type {Preview} */ (await send('scan', { from: 'pictures', pictures })), 'pictures');
}

/**
 * Drawn anew, so that what is passed on is pixels, whatever the file was.
 * @param {File} file
 */
async function asDataUrl(file) {
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new Refused('picture-unreadable');
  });
  const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = el('canvas', { width: Math.max(1, Math.round(bitmap.width * scale)), height: Math.max(1, Math.round(bitmap.height * scale)) });
  const context = canvas.getContext('2d');
  if (!context) throw new Refused('picture-unreadable');
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas.toDataURL('image/png');
}

// Pictures and text that a person chooses, drops or pastes onto one of our pages. Pictures are drawn anew, so that what is
// passed on is pixels, whatever the file was.
import { toBase64 } from '../background/bytes.js';
import { el } from './element.js';
import { Refused } from './send.js';

/** Longest side of a picture that is passed on; larger ones are drawn smaller. */
const SIDE = 4_000;

/**
 * A file field for pictures, to be pressed by a button.
 * @param {(pictures: string[]) => unknown} take data: addresses
 * @param {(error: unknown) => unknown} failed
 */
export function picturePicker(take, failed) {
  const input = el('input', { id: 'pictures', type: 'file', accept: 'image/*', multiple: true, hidden: true, 'aria-label': 'Pictures' });
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) asDataUrls(files).then(take).catch(failed);
  });
  return input;
}

/** A file with backup codes is small. */
const MOST = 1 << 20;

/** @typedef {{ name: string, file: string }} TextFile its name and its bytes as base64 */

/**
 * A file field for a text file, to be pressed by a button.
 * @param {(given: TextFile) => unknown} take
 * @param {(error: unknown) => unknown} failed
 */
export function filePicker(take, failed) {
  const input = el('input', { id: 'codes-file', type: 'file', accept: '.txt,.text,.csv,.md,.json,text/*', hidden: true, 'aria-label': 'A file with backup codes' });
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) asTextFile(file).then(take).catch(failed);
    input.value = '';
  });
  return input;
}

/** @param {File} file @returns {Promise<TextFile>} */
async function asTextFile(file) {
  if (file.size > MOST) throw new Refused('too-large');
  return { name: file.name, file: toBase64(new Uint8Array(await file.arrayBuffer())) };
}

/**
 * Takes what is pasted or dropped while a screen is in front.
 * @param {{ pictures?: (pictures: string[]) => unknown, text: (text: string) => unknown, file?: (given: TextFile) => unknown }} into
 * @param {(error: unknown) => unknown} failed
 * @returns {() => void} to stop
 */
export function receive(into, failed) {
  /** @param {DataTransfer | null} data @param {Event} event */
  async function take(data, event) {
    const dropped = [...(data?.files ?? [])];
    const files = dropped.filter((file) => file.type.startsWith('image/'));
    const [other] = dropped.filter((file) => !file.type.startsWith('image/'));
    const inField = event.type === 'paste' && event.target instanceof Element && event.target.matches('input, textarea');
    const text = inField ? '' : data?.getData('text/plain') ?? '';
    if (files.length > 0) await into.pictures?.(await asDataUrls(files));
    else if (other && into.file) await into.file(await asTextFile(other));
    else if (text) await into.text(text);
  }
  const paste = (/** @type {ClipboardEvent} */ event) => { take(event.clipboardData, event).catch(failed); };
  const over = (/** @type {DragEvent} */ event) => event.preventDefault();
  const drop = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    take(event.dataTransfer, event).catch(failed);
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

/** @param {File[]} files */
async function asDataUrls(files) {
  const pictures = [];
  for (const file of files) pictures.push(await asDataUrl(file));
  return pictures;
}

/**
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

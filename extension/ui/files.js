// Files that a person chooses, and files that are saved for them. Saving goes by a link: no permission is needed for it,
// and the browser asks where, or puts it where it puts downloads.
import { el } from './element.js';
import { Refused } from './send.js';

/** Bytes of the largest file that is passed on. */
export const LARGEST = 40 * 2 ** 20;

/**
 * The contents of a file, as messages carry bytes.
 * @param {Blob} file
 * @returns {Promise<string>} base64
 */
export async function base64Of(file) {
  if (file.size > LARGEST) throw new Refused('too-large');
  const reader = new FileReader();
  await new Promise((resolve, reject) => {
    reader.onload = resolve;
    reader.onerror = () => reject(new Refused('file-unreadable'));
    reader.readAsDataURL(file);
  });
  return String(reader.result).replace(/^[^,]*,/, '');
}

/**
 * Hands a file to the browser to save.
 * @param {string} name
 * @param {string} contents text, or base64 when it is `sealed`
 * @param {{ sealed?: boolean, type?: string }} [options]
 */
export function save(name, contents, { sealed = false, type = 'application/octet-stream' } = {}) {
  const bytes = sealed ? Uint8Array.from(atob(contents), (letter) => letter.charCodeAt(0)) : contents;
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  el('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // a slow disk is still reading it
}

/**
 * A field for one file, with what was chosen told beside it.
 * @param {string} id
 * @param {string} label
 * @param {string} accept
 */
export function filePicker(id, label, accept) {
  const input = el('input', { id, type: 'file', class: 'input', accept });
  return { input, node: el('div', { class: 'field' }, el('label', { for: id }, label), input), file: () => input.files?.[0] };
}

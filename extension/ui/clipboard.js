// Copies on demand. What was copied is cleared after 30 s as long as this page lives and kept the focus; after that
// nobody can tell whether the clipboard still holds it, and it is left alone.
import { Refused } from './send.js';
import { toast } from './say.js';

export const CLEARED_AFTER = 30_000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let clearing;

/**
 * @param {string} text
 * @param {string} what as in 'Code copied'
 */
export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    throw new Refused('clipboard-failed');
  }
  clearTimeout(clearing);
  clearing = setTimeout(clear, CLEARED_AFTER);
  toast(`${what} copied. Cleared in 30 seconds while this stays open.`);
}

async function clear() {
  clearing = undefined;
  if (!document.hasFocus()) return;
  await navigator.clipboard.writeText('').catch(() => undefined);
}

/** Something else was copied here since: that is not ours to clear. */
document.addEventListener('copy', () => clearTimeout(clearing));

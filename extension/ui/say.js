// What is told in passing: to the screen reader, and as a short line at the bottom with its undo.
import { button, el, fill } from './element.js';

/** @type {ReturnType<typeof setTimeout> | undefined} */
let hiding;

/**
 * Said politely, once.
 * @param {string} text
 */
export function say(text) {
  const region = document.getElementById('said');
  if (!region) return;
  region.textContent = '';
  setTimeout(() => {
    region.textContent = text;
  }, 50);
}

/**
 * Shows a line at the bottom. With an undo it stays for 20 s, else for 4.
 * @param {string} text
 * @param {() => unknown} [undo]
 */
export function toast(text, undo) {
  const place = document.getElementById('toast');
  if (!place) return;
  clearTimeout(hiding);
  fill(place, el('div', { class: 'toast' }, el('span', { class: 'break' }, text), undo
    ? button('Undo', { action: 'undo', press: async () => {
      await undo();
      fill(place);
    } })
    : null));
  say(text);
  hiding = setTimeout(() => fill(place), undo ? 20_000 : 4_000);
}

export function quiet() {
  const place = document.getElementById('toast');
  if (place) fill(place);
}

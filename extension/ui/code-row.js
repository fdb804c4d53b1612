// A code on the page, and an entry as a row with its code. The code is one text for a reader, parted in groups only for
// the eye, so that selecting and copying it gives the bare code.
import { liveCode, watchCode } from './codes.js';
import { smallRing, timeLeft } from './countdown.js';
import { button, el, fill } from './element.js';
import { markOf } from './readiness.js';
import { Refused } from './send.js';
import { inShort } from './standing.js';
import { groups, initial, spoken, title } from './words.js';

/** @typedef {import('../types.d.ts').EntryView} EntryView */

/**
 * A code that somebody else keeps up to date.
 * @param {number} length how long it will be, for the space it takes before it is known
 */
export function codeText(length = 6) {
  const node = el('span', { class: 'code waiting', role: 'img', 'aria-label': 'The code is coming', dir: 'ltr' });
  node.classList.toggle('long', length > 7);
  fill(node, groups('0'.repeat(length)).map((group) => el('span', { class: 'group' }, '–'.repeat(group.length))));
  return node;
}

/**
 * @param {Element} node
 * @param {string} [code] none where the PIN is missing that it is made with
 */
export function setCode(node, code) {
  node.classList.remove('waiting');
  node.classList.toggle('missing', code === undefined);
  if (code === undefined) {
    node.classList.remove('long');
    node.setAttribute('aria-label', 'No code: the PIN is missing');
    fill(node, 'PIN missing');
    return;
  }
  node.classList.toggle('long', code.length > 7);
  node.setAttribute('aria-label', spoken(code));
  fill(node, groups(code).map((group) => el('span', { class: 'group' }, group)));
}

/**
 * The live code of an entry with the time it has left; `next` shows the code after it in the last seconds.
 * @param {EntryView} entry
 * @param {{large?: boolean}} [options] large: with the seconds in the ring
 */
export function liveCodeOf(entry, options = {}) {
  const otp = entry.otp;
  const text = codeText(otp?.digits);
  const time = options.large ? timeLeft() : smallRing();
  const next = el('span', { class: 'next muted small', dir: 'ltr', hidden: true });
  if (otp && otp.kind !== 'hotp') {
    watchCode(entry.id, text, (code) => {
      setCode(text, code.code);
      time.node.toggleAttribute('hidden', code.code === undefined);
      next.hidden = code.next === undefined;
      next.textContent = code.next === undefined ? '' : `then ${groups(code.next).join(' ')}`;
      if (code.expiresAt !== undefined) time.set(code.expiresAt, code.period);
    });
  }
  return { text, time: time.node, next };
}

/** @param {string} id */
export async function copyCode(id) {
  const code = await liveCode(id);
  if (!code) return;
  if (code.code === undefined) throw new Refused(code.error ?? 'pin-wrong');
  await (await import('./clipboard.js')).copy(code.code, 'Code');
}

/**
 * @param {EntryView} entry
 * @param {string} [size]
 */
export function face(entry, size = '') {
  return el('span', { class: `face ${size}`.trim(), 'aria-hidden': 'true' }, initial(title(entry)));
}

/**
 * Name over account, each cut where it does not fit and written in its own direction.
 * @param {EntryView} entry
 * @param {string} [more] after the account
 */
export function names(entry, more) {
  const account = entry.name ? entry.account : '';
  return el('span', { class: 'grow names' },
    el('span', { class: 'cut name' }, el('bdi', null, title(entry))),
    account || more
      ? el('span', { class: 'cut muted small' }, account ? el('bdi', null, account) : null, account && more ? ' · ' : null, more)
      : null);
}

/** @param {EntryView} entry */
export function backupChip({ backup }) {
  if (!backup) return el('span');
  return el('span', { class: backup.standing ? 'chip low' : 'chip' }, inShort(backup));
}

/**
 * One entry in a list: the name opens it, the code copies itself.
 * @param {EntryView} entry
 * @param {{open: (entry: EntryView) => unknown, current?: boolean}} options
 */
export function entryRow(entry, options) {
  const openButton = el('button', {
    class: 'entry-open', type: 'button', 'data-action': 'open', 'data-stop': true,
    'aria-current': options.current ? 'true' : undefined,
  }, face(entry), names(entry));
  const mark = markOf(entry);
  if (mark) openButton.lastElementChild?.append(mark);
  openButton.addEventListener('click', () => options.open(entry));
  const row = el('li', { class: options.current ? 'entry on' : 'entry', 'data-id': entry.id }, openButton);
  if (entry.otp && entry.otp.kind !== 'hotp') {
    const { text, time, next } = liveCodeOf(entry);
    const label = title(entry);
    const code = button([next, text, time], {
      action: 'copy', kind: 'entry-code', press: () => copyCode(entry.id),
    });
    code.classList.remove('button');
    code.title = `Copy the code of ${label}`;
    row.append(code);
  } else if (entry.backup) {
    row.append(el('span', { class: 'entry-aside' }, backupChip(entry)));
  } else if (entry.otp) {
    row.append(el('span', { class: 'entry-aside' }, el('span', { class: 'chip' }, 'Counter-based')));
  }
  return row;
}

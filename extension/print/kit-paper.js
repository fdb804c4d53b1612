// What is printed: how to restore, the recovery key, every account, the backup codes.
import { el } from '../ui/element.js';
import { qrPicture } from '../ui/show-secret.js';
import { day, plural, shape } from '../ui/words.js';

/** @typedef {import('../types.d.ts').KitEntry} KitEntry */

const STEPS = [
  'Install Holdfast in a browser and open it.',
  'With a backup file (.holdfast): choose “I have a backup file”, and type your passphrase or the recovery key below.',
  'Without one: make a new vault, then “Add an account” and “Picture”: a photo or a scan of these pages brings in all QR codes on it. Any authenticator app reads them too, one by one.',
  'Sign in with a backup code where one is asked for, and strike it out here: each works once.',
  'Then make a new recovery key and a new kit, and destroy this one.',
];

/**
 * @param {KitEntry[]} entries
 * @param {{ keys: boolean, codes: boolean, recovery: string }} options `recovery` as typed; empty for a line to write on
 */
export function paper(entries, { keys, codes, recovery }) {
  const coded = entries.filter((entry) => entry.code);
  const sets = entries.filter((entry) => codes && entry.backup);
  const left = sets.reduce((sum, { backup }) => sum + (backup?.codes.filter((code) => !code.spent).length ?? 0), 0);
  return el('article', { class: 'paper stack wide', 'aria-label': 'Emergency kit' },
    el('header', { class: 'stack tight' }, el('h1', null, 'Holdfast emergency kit'),
      el('p', null, `${day(Date.now())} · ${plural(entries.length, 'account', 'accounts')}${codes ? ` · ${plural(left, 'unused backup code', 'unused backup codes')}` : ''}`)),
    el('section', { class: 'whole stack tight' }, el('h2', null, 'How to restore'), el('ol', { class: 'steps' }, STEPS.map((step) => el('li', null, step)))),
    el('section', { class: 'whole recovery stack tight' }, el('h2', null, 'Recovery key'),
      recovery ? el('p', { class: 'figures' }, written(recovery)) : el('p', null, el('span', { class: 'line' }))),
    coded.length > 0 ? el('section', { class: 'stack' }, el('h2', null, 'One-time codes'), el('div', { class: 'entries' }, coded.map((entry) => account(entry, keys)))) : null,
    sets.length > 0 ? el('section', { class: 'stack tight' }, el('h2', null, 'Backup codes'), sets.map(backup)) : null);
}

/** @param {KitEntry} entry */
const names = (entry) => [
  el('bdi', { class: 'name' }, entry.name || entry.account || 'Without a name'),
  entry.name && entry.account ? el('bdi', { class: 'block' }, entry.account) : null,
];

/** @param {KitEntry} entry @param {boolean} keys */
function account(entry, keys) {
  const { code } = entry;
  return el('div', { class: 'entry', 'data-id': entry.id },
    code?.drawing ? qrPicture(code.drawing, `QR code of ${entry.name || entry.account}`) : null,
    names(entry),
    code && (keys || !code.drawing) ? el('div', { class: 'key figures' }, `${code.kind} ${shape(code)} ${code.algorithm} · ${groups(code.key)}`) : null);
}

/** @param {KitEntry} entry */
function backup(entry) {
  const set = entry.backup;
  if (!set) return null;
  return el('div', { class: 'stack tight' },
    el('h3', null, names(entry)[0] ?? '', ` · ${entry.account ? `${entry.account} · ` : ''}of ${day(set.capturedAt)}`),
    el('ul', { class: 'codes' }, set.codes.map((code) => el('li', { class: code.spent ? '' : 'box' },
      code.label ? `${code.label}: ` : '', el('span', { class: `figures ${code.spent ? 'used' : ''}`.trim() }, code.text)))));
}

/** @param {string} key */
const groups = (key) => key.match(/.{1,4}/g)?.join(' ') ?? key;

/** A recovery key as the sheet writes it, however it was typed. @param {string} typed */
function written(typed) {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1').match(/.{1,4}/g)?.join('-') ?? '';
}

// One account's sheet: whose codes they are, when they were printed, and each with a box to tick.
import { el } from '../ui/element.js';
import { day, plural } from '../ui/words.js';

/** @typedef {import('../types.d.ts').PrintedSheet} PrintedSheet */

/**
 * @param {PrintedSheet} given
 * @param {number} at
 */
export function sheet(given, at) {
  const { id, name, account, hosts, capturedAt, codes } = given;
  const long = codes.some(({ text }) => text.length > 20);
  const left = codes.filter((code) => code.spentAt === undefined).length;
  return el('article', { class: 'sheet', 'data-id': id },
    el('header', { class: 'sheet-head' },
      el('h2', null, el('bdi', null, name || account || hosts[0] || 'Backup codes')),
      el('p', null, 'Backup codes', account && name ? [' of ', el('bdi', { class: 'strong' }, account)] : null,
        hosts.length > 0 ? [' for ', el('bdi', { class: 'strong' }, hosts.join(', '))] : null),
      el('p', { class: 'sheet-facts' }, `Printed ${day(at)} · kept ${day(capturedAt)} · ${left} of ${plural(codes.length, 'code', 'codes')} unused`)),
    el('ol', { class: long ? 'sheet-codes long' : 'sheet-codes' }, codes.map((code, index) => line(code, index, codes.length))),
    el('footer', { class: 'sheet-foot' },
      el('p', null, `${codes.length === 1 ? 'The' : 'Each'} code lets you in once, in place of the text message or the app. Type it in, then tick its box.`),
      el('p', null, `${renewal(codes.length)} in the security settings of the site; this sheet is void then.`)));
}

/** When it is time for new codes. @param {number} total */
function renewal(total) {
  if (total === 1) return 'Once it is used, make a new one';
  return total > 3 ? 'When three are left, make new ones' : 'Before the last one is used, make new ones';
}

/**
 * @param {PrintedSheet['codes'][number]} code
 * @param {number} index
 * @param {number} total
 */
function line({ text, label, spentAt }, index, total) {
  const spent = spentAt !== undefined;
  return el('li', { class: spent ? 'sheet-code spent' : 'sheet-code', 'data-index': index },
    el('span', { class: 'box', role: 'img', 'aria-label': spent ? 'Used' : 'Not used' }, spent ? '✕' : ''),
    el('span', { class: 'sheet-number' }, el('bdi', null, `${index + 1} of ${total}`),
      label !== undefined && label !== String(index + 1) ? el('span', { class: 'sheet-label' }, `no. ${label}`) : null),
    el('span', { class: 'sheet-text', dir: 'ltr' }, text),
    spent ? el('span', { class: 'sheet-used' }, `used ${day(spentAt)}`) : null);
}

// A table that nobody knows: which column holds what.
import { busy, button, el, field } from '../../ui/element.js';

/** @typedef {import('../../types.d.ts').ForeignColumns} ForeignColumns */

/** @type {[keyof ForeignColumns, string, RegExp][]} */
const PARTS = [
  ['secret', 'Key or otpauth link', /secret|key|otp|totp|2fa|seed|token/i],
  ['name', 'Site or service', /issuer|site|service|title|name/i],
  ['account', 'Account', /account|user|login|mail/i],
  ['url', 'Address of the site', /url|web|address|link/i],
  ['note', 'Note', /note|comment|extra/i],
];

/**
 * @param {string[]} columns as the first line has them
 * @param {(columns: ForeignColumns) => unknown} chosen
 */
export function columnChooser(columns, chosen) {
  /** @type {Set<number>} */
  const taken = new Set();
  const selects = PARTS.map(([part, label, likely]) => {
    const guess = columns.findIndex((name, at) => !taken.has(at) && likely.test(name));
    if (guess >= 0) taken.add(guess);
    const select = el('select', { id: `column-${part}`, class: 'input' },
      part === 'secret' ? null : el('option', { value: '' }, 'none'),
      columns.map((name, at) => el('option', { value: at }, name || `Column ${at + 1}`)));
    select.value = guess >= 0 ? String(guess) : part === 'secret' ? '0' : '';
    return { part, select, node: field(label, select) };
  });
  const press = button('Read it so', { action: 'use-columns', kind: 'primary', type: 'submit' });
  return el('form', { class: 'card stack', id: 'columns', on: {
    submit: (event) => {
      event.preventDefault();
      const picked = selects.flatMap(({ part, select }) => (select.value === '' ? [] : [[part, Number(select.value)]]));
      busy(press, () => chosen(/** @type {ForeignColumns} */ (Object.fromEntries(picked))));
    },
  } },
  el('p', null, 'This is a table whose columns Holdfast does not know. Say which is which.'),
  selects.map(({ node }) => node), el('div', null, press));
}

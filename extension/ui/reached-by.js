// What a site lets its owner in with, beside what is kept here: asked when an account is edited or added.
import { el } from './element.js';
import { REACHED } from './readiness.js';

/** @param {string[]} known */
export function reachedBy(known) {
  const boxes = REACHED.map(([value, label]) => {
    const box = el('input', { type: 'checkbox', id: `reached-${value}`, value });
    box.checked = known.includes(value);
    return { box, node: el('label', { class: 'row check top' }, box, el('span', null, label)) };
  });
  return {
    node: el('fieldset', { id: 'reached-by', class: 'stack tight', 'aria-describedby': 'reached-hint' }, el('legend', { class: 'label' }, 'What else lets you in there'),
      el('p', { class: 'small muted', id: 'reached-hint' }, 'Beside what is kept here. It tells “If texts stop” what would still open the account.'),
      el('div', { class: 'pair' }, boxes.map(({ node }) => node))),
    read: () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value),
  };
}

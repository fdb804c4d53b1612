// Moving in from another app, and moving out.
import { el } from '../../ui/element.js';
import { moveIn } from './move-in.js';
import { moveOut } from './move-out.js';

/** @returns {import('../app.js').Screen} */
export function move() {
  const { node, leave } = moveIn();
  return { title: 'Move in or out', leave, main: [el('div', { class: 'sheet stack wide' }, el('h1', null, 'Move in or out'), node, moveOut())] };
}

// The choices there are. Each is saved when it is made.
import { busy, el, field } from '../../ui/element.js';
import { toast } from '../../ui/say.js';
import { send } from '../../ui/send.js';
import { filling } from './filling.js';

/** Minutes without use; 0 is 'when the browser closes'. @type {[number, string][]} */
const TIMES = [[1, 'After 1 minute'], [5, 'After 5 minutes'], [15, 'After 15 minutes'], [60, 'After 1 hour'], [240, 'After 4 hours'], [0, 'When the browser closes']];

/** @returns {Promise<import('../app.js').Screen>} */
export async function settings() {
  const now = await send('settings');
  const chosen = typeof now.lockAfter === 'number' ? now.lockAfter : 15;
  const times = TIMES.some(([minutes]) => minutes === chosen) ? TIMES : [...TIMES, /** @type {[number, string]} */ ([chosen, `After ${chosen} minutes`])];
  const lockAfter = el('select', { id: 'lock-after', class: 'input' }, times.map(([minutes, label]) => el('option', { value: minutes }, label)));
  lockAfter.value = String(chosen);
  lockAfter.addEventListener('change', () => busy(lockAfter, async () => {
    await send('settings', { changes: { lockAfter: Number(lockAfter.value) } });
    toast('Saved');
  }));
  return {
    title: 'Settings',
    main: [el('div', { class: 'sheet stack wide' },
      el('h1', null, 'Settings'),
      el('section', { class: 'card stack', 'aria-label': 'Locking' },
        field('Lock the vault when it is not used', lockAfter, 'Locking forgets the key. Unlocking needs your passphrase. It is also locked each time the browser closes.')),
      await filling())],
  };
}

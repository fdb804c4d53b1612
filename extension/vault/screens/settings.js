// The choices there are. Each is saved when it is made.
import { busy, el, field } from '../../ui/element.js';
import { toast } from '../../ui/say.js';
import { send } from '../../ui/send.js';
import { filling } from './filling.js';

/** Minutes without use; 0 is 'when the browser closes'. @type {[number, string][]} */
const TIMES = [[1, 'After 1 minute'], [5, 'After 5 minutes'], [15, 'After 15 minutes'], [60, 'After 1 hour'], [240, 'After 4 hours'], [0, 'When the browser closes']];

const AWAY = { permissions: /** @type {chrome.runtime.ManifestPermission[]} */ (['idle']) };

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
  const away = el('input', { type: 'checkbox', id: 'lock-away', role: 'switch', 'aria-describedby': 'lock-away-hint' });
  away.checked = await chrome.permissions.contains(AWAY);
  away.addEventListener('change', () => busy(away, async () => {
    const done = away.checked ? await chrome.permissions.request(AWAY) : await chrome.permissions.remove(AWAY);
    if (!done) away.checked = !away.checked;
    else toast('Saved');
  }));
  const badge = el('input', { type: 'checkbox', id: 'badge', role: 'switch', 'aria-describedby': 'badge-hint' });
  badge.checked = now.badge;
  badge.addEventListener('change', () => busy(badge, async () => {
    await send('settings', { changes: { badge: badge.checked } });
    toast('Saved');
  }));
  return {
    title: 'Settings',
    main: [el('div', { class: 'sheet stack wide' },
      el('h1', null, 'Settings'),
      el('section', { class: 'card stack', 'aria-label': 'Locking' },
        field('Lock the vault when it is not used', lockAfter, 'Locking forgets the key. Unlocking needs your passphrase. It is also locked each time the browser closes.'),
        el('div', null,
          el('label', { class: 'row check top' }, away, el('span', null, now.tellsOfLockedScreen ? 'Lock it too when the computer is locked or goes to sleep' : 'Lock it too when the computer goes to sleep')),
          el('p', { class: 'small muted', id: 'lock-away-hint' }, now.tellsOfLockedScreen
            ? 'For this the browser tells Holdfast when the screen is locked, and nothing else.'
            : 'This browser does not tell when the screen is locked: lock the vault yourself, or let it lock after a short time.'))),
      el('section', { class: 'card', 'aria-label': 'Toolbar' },
        el('label', { class: 'row check top' }, badge, el('span', null, 'Say on the button in the toolbar how many accounts need something')),
        el('p', { class: 'small muted', id: 'badge-hint' }, 'No backup codes, few or old ones, text messages only; “!” when the backup is old or there is no recovery key. Only while the vault is unlocked. Who looks over your shoulder sees the number.')),
      await filling())],
  };
}

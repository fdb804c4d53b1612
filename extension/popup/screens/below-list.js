// What is said once, below the accounts: what is in no backup file yet, and the yearly reminder of the fire drill.
import { backupAge } from '../../ui/backup-age.js';
import { dueForDrill } from '../../ui/drill-due.js';
import { button, el } from '../../ui/element.js';
import { plural } from '../../ui/words.js';
import { app } from '../app.js';
import { openScreen } from './list.js';

/** @returns {import('../../ui/element.js').Child[]} */
export function belowList() {
  return [drillDue(), unsaved()];
}

/** Once a year, when it is wanted. */
function drillDue() {
  const due = app.drillYearly ? dueForDrill(app.entries) : 0;
  return due > 0
    ? el('p', { class: 'small muted strip', 'data-code': 'drill-due' }, `${plural(due, 'account was', 'accounts were')} not tried without a text message for a year. `,
      button('Fire drill', { action: 'fire-drill', kind: 'link small', press: () => openScreen('fire-drill') }))
    : null;
}

function unsaved() {
  const { level, words } = backupAge(app.entries, app.backupAt);
  return level === 'never' || level === 'old'
    ? el('p', { class: 'small muted strip', 'data-code': 'backup-age' }, `${words} `, button('Back up', { action: 'back-up', kind: 'link small', press: () => openScreen('backup') }))
    : null;
}

// What was removed, for 30 days.
import { face, names } from '../../ui/code-row.js';
import { button, el } from '../../ui/element.js';
import { toast } from '../../ui/say.js';
import { send } from '../../ui/send.js';
import { day, title } from '../../ui/words.js';
import { app, draw } from '../app.js';

const KEPT = 30 * 86_400_000;

/** @returns {import('../app.js').Screen} */
export function trash() {
  const removed = app.entries.filter((entry) => entry.trashed !== undefined).sort((a, b) => (b.trashed ?? 0) - (a.trashed ?? 0));
  return {
    title: 'Trash',
    main: [el('div', { class: 'sheet stack wide' },
      el('h1', null, 'Trash'),
      el('p', { class: 'muted' }, removed.length > 0 ? 'Removed accounts stay here for 30 days, with their codes and backup codes.' : 'The trash is empty. Removed accounts stay here for 30 days.'),
      el('ul', { class: 'stack' }, removed.map((entry) => el('li', { class: 'row card slim', 'data-id': entry.id },
        face(entry), names(entry, `until ${day((entry.trashed ?? 0) + KEPT)}`),
        button('Restore', { action: 'restore', name: `Restore ${title(entry)}`, press: async () => {
          await send('restore', { id: entry.id });
          await draw();
          toast(`“${title(entry)}” is back.`);
        } })))))],
  };
}

// After saving: the code can be filled right there, then the backup codes of the page kept.
import { openPaper } from '../../ui/backup-codes.js';
import { deleteFile } from '../../ui/backup-lines.js';
import { button, el } from '../../ui/element.js';
import { face, liveCodeOf, names, copyCode } from '../../ui/code-row.js';
import { icon } from '../../ui/icons.js';
import { backupCodes, plural, title } from '../../ui/words.js';
import { app, home } from '../app.js';
import { fillPage } from '../fill.js';
import { captureFromPage } from './backup-preview.js';

/**
 * @param {{ids: string[]}} params
 * @returns {import('../app.js').Screen}
 */
export function added({ ids }) {
  const view = ids.length === 1 ? app.entry(ids[0] ?? '') : undefined;
  const done = button('Done', { action: 'done', kind: view ? 'quiet' : 'primary', press: home });
  /** @type {import('../../ui/element.js').Child[]} */
  const parts = [good(view ? [el('bdi', { class: 'strong' }, title(view)), ' is saved.'] : [`${plural(ids.length, 'account', 'accounts')} saved.`])];
  let first = done;
  if (view) {
    if (view.otp && view.otp.kind !== 'hotp') {
      const { text, time } = liveCodeOf(view, { large: true });
      first = button('Fill the code here now', { action: 'fill', kind: 'primary big', press: () => fillPage({ id: view.id, what: 'code' }) });
      parts.push(el('section', { class: 'card code-card stack', 'data-id': view.id, 'aria-label': 'One-time code' },
        el('div', { class: 'row' }, face(view), names(view)),
        el('div', { class: 'row' }, el('span', { class: 'grow' }, text), time),
        el('p', { class: 'small muted' }, 'The site now wants to see one code, to know that it works.'),
        el('div', { class: 'row wrap' }, app.here ? first : null, button('Copy', { action: 'copy', press: () => copyCode(view.id) }))));
    }
    parts.push(el('section', { class: 'card stack', 'aria-label': 'Backup codes' },
      el('h2', null, 'Then: backup codes'),
      el('p', { class: 'muted' }, 'Most sites show them next. They let you in when this browser is not at hand.'),
      el('div', { class: 'row wrap' }, app.here ? button('Keep the backup codes of this page', { action: 'keep-codes', press: () => captureFromPage(view.id) }) : null)));
  }
  return { title: 'Saved', main: [el('div', { class: 'stack wide' }, parts)], foot: [el('span', { class: 'grow' }), done], focus: first.isConnected || app.here ? first : done };
}

/**
 * @param {{id: string, count: number, file?: string}} params
 * @returns {import('../app.js').Screen}
 */
export function kept({ id, count, file }) {
  const view = app.entry(id);
  const done = button('Done', { action: 'done', kind: 'primary', press: home });
  return {
    title: 'Kept',
    main: [el('div', { class: 'stack wide' },
      good([`${backupCodes(count)} kept${view ? ' for ' : ''}`, view ? el('bdi', { class: 'strong' }, title(view)) : '', '.']),
      file ? deleteFile(file) : null,
      el('p', { class: 'muted' }, `They are sealed with your vault and shown one at a time.${file ? '' : ' If you saved a file with them, delete it now.'}`),
      el('div', null, button('Print them', { action: 'paper', press: () => openPaper(id) })))],
    foot: [el('span', { class: 'grow' }), done],
    focus: done,
  };
}

/** @param {import('../../ui/element.js').Child[]} words */
function good(words) {
  return el('div', { class: 'notice good', role: 'status' }, icon('done'), el('p', { class: 'grow' }, words));
}

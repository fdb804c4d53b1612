// On a site that is being moved off text messages: one line with the present step and its button.
import { openPaper } from '../ui/backup-codes.js';
import { button, el } from '../ui/element.js';
import { accountsOf, planOf, TITLES } from '../ui/secure.js';
import { app } from './app.js';
import { fillPage } from './fill.js';
import { addFromPage } from './screens/add.js';
import { captureFromPage } from './screens/backup-preview.js';
import { openScreen } from './screens/list.js';

/** @typedef {import('../types.d.ts').Task} Task */
/** @typedef {import('../ui/secure.js').StepId} StepId */

/** @param {Task} task @returns {HTMLElement} */
export function nextStep(task) {
  const entry = accountsOf(app.entries)(task.what);
  // Whoever sees this is on the site: it is open.
  const { now, at, steps } = planOf(entry, [...task.steps, 'opened']);
  const wizard = () => openScreen(`secure/${encodeURIComponent(task.what)}`);
  /** @type {Record<StepId, [string, string, () => unknown]>} */
  const actions = {
    open: ['See', 'secure', wizard],
    add: ['Add from this page', 'step-add', addFromPage],
    first: ['Fill', 'step-fill', () => entry && fillPage({ id: entry.id, what: 'code' })],
    codes: ['Keep the codes of this page', 'step-codes', () => captureFromPage(entry?.id)],
    print: ['Print', 'step-print', () => openPaper(entry?.id)],
    texts: ['Decide', 'secure', wizard],
  };
  const [label, action, press] = now ? actions[now] : ['See', 'secure', wizard];
  return el('div', { class: 'strip row wrap between', 'data-code': 'next-step', 'data-step': now ?? 'done' },
    el('p', { class: 'small grow' }, now ? [el('a', { href: '#', class: 'plain', 'data-action': 'see-steps', on: {
      click: (/** @type {Event} */ event) => {
        event.preventDefault();
        wizard();
      },
    } }, `Step ${at} of ${steps.length}`), `: ${TITLES[now]}`] : 'All steps are done.'),
    button(label, { action, kind: 'link small', press }));
}

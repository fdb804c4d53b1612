// What is to be moved off text messages: the list with its progress, the most valuable first, and below it the way to find
// more sites.
import { button, el } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { pages } from '../../ui/pages.js';
import { toast } from '../../ui/say.js';
import { accountsOf, planOf, siteOf, TITLES } from '../../ui/secure.js';
import { send } from '../../ui/send.js';
import { directory, WORTH_NAMES, WORTHS } from '../../ui/services.js';
import { plural } from '../../ui/words.js';
import { app, draw } from '../app.js';
import { finder } from './todo-find.js';

/** @typedef {import('../../types.d.ts').Task} Task */
/** @typedef {import('../../ui/services.js').Worth} Worth */
/** @typedef {import('../../ui/secure.js').Plan} Plan */
/** @typedef {{ id: string, task: Task, site: string, name: string, worth: Worth, plan: Plan }} Item */

/** @returns {Promise<import('../app.js').Screen>} */
export async function todo() {
  const tasks = (await send('todo')).tasks.filter(({ aim }) => aim === 'move');
  const items = await inOrder(tasks);
  const done = items.filter(({ task }) => task.state === 'done').length;
  const find = finder(tasks);
  const next = items.find(({ task }) => task.state === 'open');
  const rows = el('ul', { id: 'todo-list', class: 'stack tight', 'aria-label': 'Sites, the most valuable first' });
  const pager = pages(rows, row);
  pager.show(items);
  return {
    title: 'Move off text messages',
    leave: () => {
      pager.stop();
      find.leave();
    },
    main: [el('div', { class: 'sheet stack wide' },
      el('a', { href: '#ready', class: 'button quiet back-link' }, icon('back', 'glyph flip'), 'If texts stop'),
      el('h1', null, 'Move off text messages'),
      items.length === 0
        ? el('p', { class: 'muted' }, 'Accounts that only a text message protects are shut on the day it does not come. Find them here, then move one after the other to codes of your own. The list is kept sealed with your vault.')
        : el('section', { class: 'stack', 'aria-label': 'The list' },
          el('p', { id: 'todo-progress', 'data-done': done, 'data-all': items.length }, done === items.length ? `${done === 1 ? 'The one site is' : `All ${done.toLocaleString('en')} sites are`} done.` : `${done.toLocaleString('en')} of ${plural(items.length, 'site', 'sites')} done.`),
          el('progress', { class: 'wide', max: items.length, value: done, 'aria-label': 'Sites done' }),
          next ? el('div', null, el('a', { class: 'button primary', href: link(next), 'data-action': 'next' }, el('span', { class: 'break' }, next.plan.at > 1 ? 'Go on with ' : 'Begin with ', el('bdi', null, next.name)))) : null,
          rows, pager.end),
      find.node)],
  };
}

/** @param {Task[]} tasks @returns {Promise<Item[]>} */
async function inOrder(tasks) {
  const sites = tasks.map(({ what }) => siteOf(what, app.entries) || what);
  const known = await directory(sites);
  const account = accountsOf(app.entries);
  const items = tasks.map((task, at) => {
    const site = sites[at] ?? task.what;
    const service = known.get(site);
    const entry = account(task.what);
    return { id: task.what, task, site, name: service?.name ?? entry?.name ?? site, worth: service?.worth ?? /** @type {const} */ ('unknown'), plan: planOf(entry, task.steps, service) };
  });
  const rank = (/** @type {Item} */ { task, worth }) => (task.state === 'done' ? WORTHS.length : WORTHS.indexOf(worth));
  return items.sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
}

/** @param {Item} item */
const link = ({ task }) => `#secure/${encodeURIComponent(task.what)}`;

/** @param {Item} item */
function row(item) {
  const { task, site, name, worth, plan } = item;
  const done = task.state === 'done';
  const state = done ? 'Done' : plan.now ? `Step ${plan.at} of ${plan.steps.length}: ${TITLES[plan.now]}` : 'All steps done';
  return el('li', { class: 'card slim row wrap', 'data-what': task.what, 'data-state': task.state, 'data-worth': worth },
    el('a', { class: 'grow names plain', href: link(item), 'data-action': 'secure' },
      el('span', { class: 'row' }, done ? icon('done') : null, el('span', { class: 'name break' }, el('bdi', null, name), name === site ? null : [' ', el('bdi', { class: 'muted small' }, site)])),
      el('span', { class: 'muted small' }, state)),
    el('span', { class: 'chip' }, WORTH_NAMES[worth]),
    button([icon('close')], { action: 'drop', kind: 'quiet icon', name: `Take ${name} off the list`, press: async () => {
      await send('todo', { drop: task.what });
      await draw();
      toast(`${name} is off the list`, async () => {
        await send('todo', { add: [task.what] });
        if (done) await send('todo', { done: task.what });
        await draw();
      });
    } }));
}

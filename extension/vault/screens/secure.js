// One account off text messages, start to end: the one next thing, told here and in the popup on the site. The page follows
// by itself: whatever is stored meanwhile, in whichever window, moves it on.
import { button, el } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { say } from '../../ui/say.js';
import { accountsOf, planOf, siteOf, TITLES } from '../../ui/secure.js';
import { send } from '../../ui/send.js';
import { addressOf, directory, WORTHS } from '../../ui/services.js';
import { day, plural, title } from '../../ui/words.js';
import { app, draw } from '../app.js';
import { whenStored } from '../follow.js';
import { stepBody } from './secure-steps.js';

/** @typedef {import('../../types.d.ts').Task} Task */
/** @typedef {import('../../types.d.ts').EntryView} EntryView */
/** @typedef {import('../../ui/secure.js').Plan} Plan */
/** @typedef {import('../../ui/services.js').ServiceView} ServiceView */
/** @typedef {{ what: string, site: string, name: string, entry: EntryView | undefined, task: Task | undefined, service: ServiceView | undefined, plan: Plan, address: string }} Case */

/** What the page tells when it moved on: the step before, by the account. @type {{ what: string, step: string | undefined } | undefined} */
let before;

/** @param {string} what a site, or the id of an entry @returns {Promise<import('../app.js').Screen>} */
export async function secure(what) {
  // Listens before it looks, so that nothing falls in between.
  let drawn = '';
  const stop = whenStored(async () => {
    const { tasks: newer } = await send('todo');
    if (signature(await caseOf(what, newer)) !== drawn) await draw();
  });
  const [{ tasks }] = await Promise.all([send('todo'), app.refresh()]);
  const one = await caseOf(what, tasks);
  drawn = signature(one);
  const { plan, name, task } = one;
  if (plan.now === undefined && task && task.state !== 'done') await send('todo', { done: what });
  const moved = before?.what === what && before.step !== plan.now;
  before = { what, step: plan.now };
  if (moved) say(plan.now ? `Step ${plan.at} of ${plan.steps.length}: ${TITLES[plan.now]}` : `All steps for ${name} are done`);
  const steps = plan.steps.map(({ id, done, skipped }, at) => {
    const now = id === plan.now;
    return el('li', { class: `step ${now ? 'now' : done ? 'done' : 'later'}`, 'data-step': id, 'data-state': now ? 'now' : skipped ? 'skipped' : done ? 'done' : 'later', 'aria-current': now ? 'step' : undefined },
      el('span', { class: 'step-mark', 'aria-hidden': 'true' }, done && !skipped ? icon('done') : skipped ? '–' : String(at + 1)),
      el('div', { class: 'grow stack' },
        el(now ? 'h2' : 'p', { class: now ? 'step-title' : 'step-title muted', tabindex: now ? '-1' : undefined }, TITLES[id], done && !now ? el('span', { class: 'visually-hidden' }, skipped ? ' (left out)' : ' (done)') : null),
        now ? stepBody(id, one) : null),
      done && !now ? takeBack(id, one) : null);
  });
  return {
    title: `Move ${name} off text messages`,
    leave: stop,
    focus: moved ? /** @type {HTMLElement | null} */ (steps.find((step) => step.ariaCurrent === 'step')?.querySelector('h2') ?? null) : null,
    main: [el('div', { class: 'sheet stack wide' },
      el('a', { href: '#todo', class: 'button quiet back-link' }, icon('back', 'glyph flip'), 'Move off text messages'),
      el('h1', { class: 'break' }, 'Move ', el('bdi', null, name), ' off text messages'),
      plan.appCodes ? null : el('p', { class: 'notice warn', 'data-code': 'no-app-codes' }, icon('info'), el('span', { class: 'grow' },
        el('bdi', null, name), ' offers no app codes, as far as is known. If its settings show “Authenticator app” all the same, add the code from there, and the steps go on. Else keep its backup codes at least, and look for a passkey or a security key.')),
      plan.now ? el('ol', { id: 'steps', class: 'stack', 'data-now': plan.now }, steps) : [finished(one, tasks), el('ol', { id: 'steps', class: 'stack' }, steps)])],
  };
}

/** @param {string} what @param {Task[]} tasks @returns {Promise<Case>} */
async function caseOf(what, tasks) {
  const task = tasks.find((one) => one.aim === 'move' && one.what === what);
  const entry = accountsOf(app.entries)(what);
  const site = siteOf(what, app.entries);
  const service = site ? (await directory([site])).get(site) : undefined;
  return {
    what, site, task, entry, service, plan: planOf(entry, task?.steps ?? [], service), name: service?.name ?? (entry ? title(entry) : site || 'This account'),
    address: service?.settingsUrl ?? (site ? addressOf(site) : ''),
  };
}

/** What the person said about a step can be taken back; what the vault shows cannot. @type {Partial<Record<import('../../ui/secure.js').StepId, import('../../types.d.ts').TaskStep[]>>} */
const SAID = { first: ['first-taken'], codes: ['no-codes'], print: ['not-printed'], texts: ['texts-off', 'texts-kept'] };

/** @param {import('../../ui/secure.js').StepId} id @param {Case} one */
function takeBack(id, { what, task }) {
  const step = SAID[id]?.find((mark) => task?.steps.includes(mark));
  return step ? button('Change', { action: 'take-back', kind: 'link small', name: `Change: ${TITLES[id]}`, press: async () => {
    await send('todo', { step: { host: what, step, undo: true } });
    await draw();
  } }) : null;
}

/** What the screen was drawn from, as far as it decides what it shows. @param {Case} one */
const signature = ({ entry, task, plan }) => JSON.stringify([entry?.id, entry?.backup, plan.steps, task?.steps]);

/** @param {Case} one @param {Task[]} tasks */
function finished({ what, name, entry, plan, task }, tasks) {
  const left = entry?.backup?.unspent ?? 0;
  const texts = !plan.appCodes || task?.steps.includes('texts-kept') ? 'Text messages stay as they are' : 'Text messages are switched off';
  const opens = [entry?.otp ? 'its app code' : '', left > 0 ? `${plural(left, 'backup code', 'backup codes')}` : ''].filter(Boolean);
  return el('div', { class: 'notice good', 'data-code': 'secured' }, icon('done'), el('div', { class: 'grow stack tight' },
    el('p', { class: 'strong' }, el('bdi', null, name), ' is done.'),
    el('p', null, opens.length > 0 ? `It opens with ${opens.join(' and ')}${entry?.backup?.printedAt ? `, on paper since ${day(entry.backup.printedAt)}` : ''}. ${texts}.` : 'Nothing of it is kept here.'),
    el('div', { class: 'row wrap' }, nextOf(what, tasks), entry?.otp || left > 0 ? el('a', { class: 'button', href: '#fire-drill', 'data-action': 'fire-drill' }, 'Try it: the fire drill') : null)));
}

/** @param {string} what @param {Task[]} tasks */
function nextOf(what, tasks) {
  const open = tasks.filter((task) => task.aim === 'move' && task.state === 'open' && task.what !== what);
  if (open.length === 0) return el('a', { class: 'button primary', href: '#todo', 'data-action': 'todo' }, 'See the list');
  const next = button('The next one', { action: 'next', kind: 'primary', press: async () => {
    const sites = open.map((task) => siteOf(task.what, app.entries));
    const known = await directory(sites.filter(Boolean));
    const rank = (/** @type {number} */ at) => WORTHS.indexOf(known.get(sites[at] ?? '')?.worth ?? 'unknown');
    const best = open.map((_, at) => at).sort((one, other) => rank(one) - rank(other))[0] ?? 0;
    location.hash = `secure/${encodeURIComponent(open[best]?.what ?? '')}`;
  } });
  return next;
}

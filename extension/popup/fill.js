// Fills a code into the page in front, and shows what came of it. Which site and which field is not decided here.
import { send } from '../ui/send.js';
import { say, toast } from '../ui/say.js';
import { el } from '../ui/element.js';
import { app, home, notice, redraw, show } from './app.js';

/** How long a popup that did its work stays. */
const CLOSES_AFTER = 1_500;

/** @typedef {{id: string, what: 'code' | 'backup', index?: number, confirm?: string, target?: number, overwrite?: boolean, append?: boolean}} Wish */

/** @param {Wish} wish */
export async function fillPage(wish) {
  const answer = await send('fill', wish);
  if ('ask' in answer) {
    await show('ask', { ask: answer.ask, wish }, { replace: document.body.dataset.screen === 'ask' });
    return;
  }
  if (document.body.dataset.screen === 'ask') await home();
  else if (answer.filled.spent) await renew();
  tell(answer.filled, wish);
}

/** The screen in front, with what has just changed. */
async function renew() {
  await app.refresh();
  await redraw();
}

/**
 * @param {import('../types.d.ts').Filled['filled']} filled
 * @param {Wish} wish
 */
function tell(filled, wish) {
  const host = el('bdi', { class: 'host' }, filled.host);
  if (filled.report === 'filled') {
    notice('filled', filled.what === 'code' ? ['Filled on ', host, '.'] : ['Backup code filled on ', host, '.'], 'good');
  } else if (filled.report === 'changed') {
    notice('changed', ['The page changed what was filled on ', host, '. Look at the field before you go on; if it is wrong, copy the code instead.'], 'warn');
  } else {
    notice('refused', [refusal(filled.reason), ' Copy the code and paste it on ', host, '.'], 'bad');
  }
  if (filled.spent) tellSpent(wish.id, filled.spent);
  else if (filled.report === 'filled') closeSoon();
}

/**
 * @param {string} id
 * @param {{index: number, left: number, total: number}} spent
 */
export function tellSpent(id, spent) {
  const few = spent.left === 0 ? ' That was the last one: make new ones at the site now.'
    : spent.left <= 3 ? ' Make new ones at the site soon.' : '';
  toast(`This used backup code ${spent.index + 1} of ${spent.total}; ${spent.left} left.${few}`, () => undo(id, spent.index));
}

/**
 * @param {string} id
 * @param {number} index
 */
export async function undo(id, index) {
  await send('unspend', { id, index });
  await renew();
  say('The backup code counts as unused again');
}

/** @param {string | undefined} reason */
function refusal(reason) {
  switch (reason) {
    case 'gone': return 'The field went away before it could be filled.';
    case 'read-only': return 'The field does not accept typing.';
    case 'origin-changed': return 'The page went to another site meanwhile, so nothing was filled.';
    case 'letters': return 'The field does not take letters.';
    case 'cut': return 'The field is too short for this code.';
    default: return 'The page did not accept the code.';
  }
}

/** The page gets the keyboard back. A popup that is opened as a tab stays. */
function closeSoon() {
  if (!chrome.extension?.getViews?.({ type: 'popup' }).includes(window)) return;
  setTimeout(() => window.close(), CLOSES_AFTER);
}

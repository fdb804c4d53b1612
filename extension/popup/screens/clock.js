// A code that a site refuses is nearly always made at the wrong time: this computer's clock beside that of the site in
// front, on a click, and what to do about a difference.
import { forgetTimes } from '../../ui/codes.js';
import { button, el, fill } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { say, toast } from '../../ui/say.js';
import { send } from '../../ui/send.js';
import { seconds } from '../../ui/words.js';
import { app, redraw } from '../app.js';

/** Sites take a code a little early or late; so much does not matter. */
const CLOSE = 2;

/** @returns {Promise<import('../app.js').Screen>} */
export async function clock() {
  const { applied } = await send('clock');
  const host = app.here?.display || app.here?.host || 'the site';
  const answer = el('div', { id: 'skew', class: 'stack', role: 'status' });

  async function compare() {
    const { compared } = await send('clock', { compare: true });
    if (compared) fill(answer, verdict(compared, applied));
    say(answer.textContent ?? '');
  }
  const ask = button('Compare the clocks', { action: 'compare', kind: 'primary big', press: compare });

  return {
    title: 'Is the clock right?',
    focus: ask,
    main: [el('div', { class: 'stack wide' },
      el('p', null, 'Codes are made from the time. If this computer’s clock is wrong, sites refuse them.'),
      el('p', { class: 'muted small' }, 'This asks ', el('bdi', { class: 'host' }, host), ', the page in front, what time it is: nobody else, and without signing in.'),
      applied === 0 ? null : el('div', { class: 'notice warn', 'data-code': 'clock-applied' }, icon('info'), el('div', { class: 'grow stack tight' },
        el('p', null, `Codes are now made for ${seconds(Math.abs(applied))} ${applied > 0 ? 'later' : 'earlier'} than this computer’s clock says.`),
        el('div', null, button('Use the clock as it is', { action: 'stop', press: () => apply(0) })))),
      ask, answer)],
  };
}

/**
 * @param {{host: string, seconds: number}} compared
 * @param {number} applied
 */
function verdict(compared, applied) {
  const off = Math.abs(compared.seconds);
  const host = el('bdi', { class: 'host' }, compared.host);
  if (off <= CLOSE) {
    return el('div', { class: 'notice good', 'data-code': 'clock-right' }, icon('done'),
      el('p', { class: 'grow' }, 'This computer’s clock agrees with ', host, ` (${seconds(off)} apart). If a code is refused, see that it is the right account.`));
  }
  return el('div', { class: 'notice warn', 'data-code': 'clock-wrong' }, icon('warning'), el('div', { class: 'grow stack tight' },
    el('p', null, `This computer’s clock is ${seconds(off)} ${compared.seconds > 0 ? 'behind' : 'ahead of'} `, host, '.'),
    el('p', { class: 'small' }, 'Best set the clock in the settings of the computer. Until then, codes can be made for the site’s time.'),
    compared.seconds === applied ? null : el('div', null, button('Make codes for the site’s time', { action: 'apply', kind: 'primary', press: () => apply(compared.seconds) }))));
}

/** @param {number} skew in seconds */
async function apply(skew) {
  await send('clock', { apply: skew });
  forgetTimes();
  await redraw();
  toast(skew === 0 ? 'Codes follow this computer’s clock again' : 'Codes are made for the site’s time now');
}

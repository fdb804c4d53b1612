// The fire drill: signing in without a text message, for real, to chosen accounts; each is ticked with its date. That a code
// was filled there since the drill began is noticed, and the person says whether it let them in.
import { face, names } from '../../ui/code-row.js';
import { button, el } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { pages } from '../../ui/pages.js';
import { toast } from '../../ui/say.js';
import { send } from '../../ui/send.js';
import { addressOf } from '../../ui/services.js';
import { day, plural, title } from '../../ui/words.js';
import { app, draw, failed } from '../app.js';
import { whenStored } from '../follow.js';

/** @typedef {import('../../types.d.ts').EntryView} EntryView */
/** @typedef {import('../../types.d.ts').Task} Task */

/** As many are proposed for one drill: it is to be finished. */
const PROPOSED = 5;

/** @returns {Promise<import('../app.js').Screen>} */
export async function fireDrill() {
  // Listens before it looks, so that nothing falls in between.
  let drawn = '';
  const stop = whenStored(() => (seen() === drawn ? undefined : draw()));
  const [{ tasks }, settings] = await Promise.all([send('todo'), send('settings'), app.refresh()]);
  drawn = seen();
  const begun = new Map(tasks.filter(({ aim, state }) => aim === 'drill' && state === 'open').map((task) => [task.what, task.changed]));
  const able = app.entries.filter((entry) => entry.trashed === undefined && (entry.otp || (entry.backup?.unspent ?? 0) > 0));
  const on = able.filter((entry) => begun.has(entry.id));
  const body = on.length > 0 ? running(on, begun) : choosing(able);
  return {
    title: 'Fire drill',
    leave: () => {
      body.leave();
      stop();
    },
    main: [el('div', { class: 'sheet stack wide' },
      el('a', { href: '#ready', class: 'button quiet back-link' }, icon('back', 'glyph flip'), 'If texts stop'),
      el('h1', null, 'Fire drill'),
      el('p', { class: 'muted' }, 'Sign in without a text message, once, for real: then you know that it works before you need it.'),
      ...body.nodes, able.length > 0 ? yearly(settings.drillYearly) : null)],
  };
}

/** @param {EntryView[]} able */
function choosing(able) {
  if (able.length === 0) {
    return { leave: () => undefined, nodes: [el('p', null, 'There is no account yet that a code or a backup code of this vault opens.'), el('div', null, el('a', { class: 'button primary', href: '#todo' }, 'Move an account off text messages'))] };
  }
  const all = [...able].sort((one, other) => (one.drilledAt ?? 0) - (other.drilledAt ?? 0) || title(one).localeCompare(title(other)));
  const chosen = new Set(all.slice(0, PROPOSED).map(({ id }) => id));
  const begin = button('', { action: 'begin-drill', kind: 'primary', press: async () => {
    await send('todo', { drill: [...chosen] });
    await draw();
  } });
  const count = () => {
    begin.textContent = `Begin with ${plural(chosen.size, 'account', 'accounts')}`;
    begin.disabled = chosen.size === 0 || chosen.size > 1_000;
  };
  count();
  const rows = el('ul', { id: 'drill-choose', class: 'stack tight', 'aria-label': 'Accounts, those first that were not tried for longest' });
  const pager = pages(rows, (/** @type {EntryView} */ entry) => {
    const box = el('input', { type: 'checkbox', 'aria-label': title(entry) });
    box.checked = chosen.has(entry.id);
    box.addEventListener('change', () => {
      if (box.checked) chosen.add(entry.id);
      else chosen.delete(entry.id);
      count();
    });
    return el('li', { 'data-id': entry.id }, el('label', { class: 'row check' }, box, face(entry), names(entry, entry.drilledAt ? `tried ${day(entry.drilledAt)}` : 'never tried')));
  });
  pager.show(all);
  return { leave: pager.stop, nodes: [el('section', { class: 'stack', 'aria-label': 'Choose' }, el('h2', null, 'Which accounts?'), el('div', null, begin), rows, pager.end)] };
}

/** @param {EntryView[]} on @param {Map<string, number>} begun */
function running(on, begun) {
  const tried = (/** @type {EntryView} */ entry) => (entry.drilledAt ?? 0) >= (begun.get(entry.id) ?? Infinity);
  const done = on.filter(tried).length;
  const all = done === on.length;
  const rows = el('ul', { id: 'drill-list', class: 'stack', 'aria-label': 'Accounts of this drill' });
  const pager = pages(rows, (/** @type {EntryView} */ entry) => row(entry, tried(entry), (entry.used ?? 0) >= (begun.get(entry.id) ?? Infinity)));
  pager.show([...on].sort((one, other) => Number(tried(one)) - Number(tried(other)) || title(one).localeCompare(title(other))));
  return {
    leave: pager.stop,
    nodes: [
      el('p', { id: 'drill-progress', 'data-done': done, 'data-all': on.length, class: all ? 'notice good' : '' }, all ? icon('done') : null,
        el('span', { class: 'grow' }, all ? `${done === 1 ? 'The account' : `All ${done.toLocaleString('en')} accounts`} let you in without a text message.` : `${done.toLocaleString('en')} of ${plural(on.length, 'account', 'accounts')} tried.`)),
      all ? null : el('ol', { class: 'stack tight numbered' },
        el('li', null, 'Open the site in a private window, or sign out there.'),
        el('li', null, 'Sign in. Where it asks for a texted code, choose another way: “Authenticator app” or “Backup code”.'),
        el('li', null, 'Let Holdfast fill the code. A backup code is spent by this; an app code is not.')),
      rows, pager.end,
      el('div', null, button(all ? 'End the drill' : 'End it here', { action: 'end-drill', kind: all ? 'primary' : 'quiet', press: async () => {
        await send('todo', { drill: [] });
        await draw();
      } }))],
  };
}

/** @param {EntryView} entry @param {boolean} tried @param {boolean} filled a code was filled since the drill began */
function row(entry, tried, filled) {
  const host = entry.sites[0]?.host;
  const state = tried ? 'done' : filled ? 'filled' : 'open';
  const it = title(entry);
  return el('li', { class: 'card slim stack', 'data-id': entry.id, 'data-state': state },
    el('div', { class: 'row' }, face(entry), names(entry), tried ? el('span', { class: 'chip' }, icon('done'), `Tried ${day(entry.drilledAt ?? 0)}`) : null),
    filled && !tried ? el('p', { 'data-code': 'filled-there' }, 'Holdfast filled a code there since the drill began. Did it let you in?') : null,
    el('div', { class: 'row wrap' },
      tried ? button('Not after all', { action: 'undo-drilled', kind: 'link', name: `Take back: ${it} let me in`, press: () => note(entry, 0) })
        : [
          host && !filled ? el('a', { class: 'button', href: addressOf(host), target: '_blank', rel: 'noreferrer', 'data-action': 'visit' }, icon('open'), el('span', null, 'Open ', el('bdi', null, host))) : null,
          button('It let me in', { action: 'drilled', kind: filled ? 'primary' : '', name: `${it} let me in`, press: () => note(entry) }),
          el('a', { class: 'button quiet', href: `#secure/${entry.id}`, 'data-action': 'failed' }, 'It did not')]));
}

/** @param {EntryView} entry @param {number} [undo] when it was tried before, 0 for never: the tick is taken back */
async function note(entry, undo) {
  await send('drilled', { ids: [entry.id], ...(undo === undefined ? {} : { undo }) });
  await draw();
  if (undo === undefined) toast(`${title(entry)}: tried today`, () => note(entry, entry.drilledAt ?? 0));
}

/** @param {boolean} on */
function yearly(on) {
  const box = el('input', { type: 'checkbox', id: 'drill-yearly' });
  box.checked = on;
  box.addEventListener('change', () => send('settings', { changes: { drillYearly: box.checked } })
    .then(() => toast(box.checked ? 'Holdfast reminds you once a year' : 'No reminder')).catch(failed));
  return el('label', { class: 'row check' }, box, el('span', null, 'Remind me once a year, with a line in Holdfast'));
}

/** What of the accounts the screen is drawn from. */
const seen = () => JSON.stringify(app.entries.map(({ id, used, drilledAt, trashed }) => [id, used, drilledAt, trashed]));

// All accounts, and beside them the one that is chosen.
import { backupAge } from '../../ui/backup-age.js';
import { backupCodes, noBackupCodes } from '../../ui/backup-codes.js';
import { codeText, copyCode, entryRow, face, liveCodeOf, setCode } from '../../ui/code-row.js';
import { forgetCodes, nextCode, watchCode } from '../../ui/codes.js';
import { button, el, field, fill } from '../../ui/element.js';
import { find, ordered } from '../../ui/find.js';
import { icon } from '../../ui/icons.js';
import { pages } from '../../ui/pages.js';
import { number } from '../../ui/otp-form.js';
import { REACHED, sentenceOf } from '../../ui/readiness.js';
import { toast } from '../../ui/say.js';
import { send } from '../../ui/send.js';
import { showSecret } from '../../ui/show-secret.js';
import { algorithmName, day, kindName, plural, shape, title } from '../../ui/words.js';
import { app, draw, failed, go } from '../app.js';
import { earlierVersions } from './earlier.js';

/** @typedef {import('../../types.d.ts').EntryView} EntryView */

/**
 * @param {string} [id]
 * @returns {Promise<import('../app.js').Screen>}
 */
export async function accounts(id) {
  const all = ordered(app.entries.filter((entry) => entry.trashed === undefined));
  const wide = matchMedia('(min-width: 1021px)').matches;
  const chosen = all.find((entry) => entry.id === id) ?? (wide && !id ? all[0] : undefined);
  const rows = el('ul', { id: 'entries', 'aria-label': 'Accounts' });
  const pager = pages(rows, (/** @type {EntryView} */ entry) => entryRow(entry, { open: (picked) => go(`entry/${encodeURIComponent(picked.id)}`).catch(failed), current: entry.id === chosen?.id }));
  const nothing = el('p', { class: 'muted nothing', hidden: true });
  const search = el('input', { id: 'search', type: 'search', class: 'input', autocomplete: 'off', spellcheck: 'false', placeholder: 'Search', 'aria-label': 'Search accounts', 'aria-keyshortcuts': '/' });
  const update = () => {
    const query = search.value.trim();
    const found = query ? find(all, query) : all;
    nothing.hidden = found.length > 0 || !query;
    nothing.textContent = `No account matches “${query}”.`;
    pager.show(found);
  };
  search.addEventListener('input', update);
  update();

  const beside = el('div', { class: 'detail' });
  if (chosen) fill(beside, await detail(chosen, id ? 'h1' : 'h2'));
  else fill(beside, el('p', { class: 'muted hint' }, all.length > 0 ? 'Choose an account to see its codes and where it is filled.' : ''));

  return {
    title: chosen ? title(chosen) : 'Accounts',
    leave: pager.stop,
    focus: id ? /** @type {HTMLElement | null} */ (beside.querySelector('.title')) : null,
    main: [el('div', { class: id ? 'columns chosen' : 'columns' },
      el('section', { class: 'list', 'aria-label': 'All accounts' },
        el(id ? 'h2' : 'h1', null, all.length > 0 ? plural(all.length, 'account', 'accounts') : 'Accounts'),
        all.length > 0 ? [age(), search, nothing, rows, pager.end, several(all)] : empty()),
      beside)],
    keys: (event) => keys(event, search, chosen),
  };
}

/** That the backup is old, or that there is none. */
function age() {
  const { level, words } = backupAge(app.entries, app.backupAt);
  return level === 'never' || level === 'old'
    ? el('p', { class: 'small muted', 'data-code': 'backup-age' }, icon('warning', 'glyph inline'), ` ${words} `, el('a', { href: '#backup' }, 'Back up')) : null;
}

/** What is to be said of it, unless its backup codes say so below. @param {EntryView} entry */
function weakness(entry) {
  if (!entry.weak || (entry.backup && entry.weak.startsWith('backup-'))) return null;
  return el('p', { class: 'weak', 'data-weak': entry.weak }, icon('warning', 'glyph tiny'), el('span', null, `${sentenceOf(entry.weak, entry)} `, el('a', { href: '#ready' }, 'If texts stop')));
}

/** All accounts as Google Authenticator's export. @param {EntryView[]} all */
function several(all) {
  const coded = all.filter((entry) => entry.otp);
  if (coded.length < 2) return null;
  return el('details', null, el('summary', null, 'Move all to another device'), el('div', { class: 'stack inset' },
    el('p', { class: 'muted small' }, 'As QR codes that Google Authenticator and others read, ten accounts in each.'),
    showSecret(coded.map((entry) => entry.id), 'all accounts')));
}

function empty() {
  return el('div', { class: 'stack' }, el('p', null, 'No accounts yet.'),
    el('p', { class: 'muted' }, 'Open the page where a site shows its QR code, then choose “Add from this page” in the Holdfast button of the toolbar.'),
    el('div', null, button('Add an account here', { action: 'add', kind: 'primary', icon: icon('add'), press: () => go('add') })));
}

/**
 * @param {EntryView} entry
 * @param {'h1' | 'h2'} heading the one heading of the page is its own when it was asked for by address
 */
async function detail(entry, heading) {
  const backup = entry.backup ? backupCodes(entry, { changed: app.put, rows: 'open' }) : null;
  await backup?.ready;
  return el('div', { class: 'stack wide' },
    el('a', { href: '#accounts', class: 'button quiet narrow-only' }, icon('back', 'glyph flip'), 'All accounts'),
    el('div', { class: 'row top wrap' },
      el('div', { class: 'row grow' }, face(entry, 'large'), el(heading, { class: 'grow names title', tabindex: '-1' },
        el('bdi', { class: 'name break' }, title(entry)), entry.name && entry.account ? el('bdi', { class: 'muted small break' }, entry.account) : null)),
      el('div', { class: 'row' },
        button('Edit', { action: 'edit', press: () => go(`edit/${encodeURIComponent(entry.id)}`) }),
        button(entry.pinned ? 'Unpin' : 'Pin', { action: 'pin', kind: 'quiet', press: () => pin(entry) }))),
    weakness(entry),
    entry.otp ? code(entry) : null,
    el('div', { class: 'card' }, backup ? backup.node : noBackupCodes(
      button('Keep backup codes', { action: 'keep-codes', press: () => go(`codes/${encodeURIComponent(entry.id)}`) }))),
    facts(entry),
    earlierVersions(entry),
    entry.otp ? el('section', { class: 'card stack', 'aria-label': 'Take it to another device' }, el('h2', null, 'On another device'),
      el('p', { class: 'muted small' }, 'Scan it there, or keep the link: either makes the same codes.'), showSecret([entry.id], title(entry))) : null,
    el('div', { class: 'row' }, button('Move to trash', { action: 'remove', kind: 'bad', icon: icon('remove'), press: () => remove(entry) })));
}

/** @param {EntryView} entry */
function code(entry) {
  const otp = entry.otp;
  if (otp?.kind === 'hotp') {
    const text = codeText(otp.digits);
    text.setAttribute('aria-label', 'No code yet');
    watchCode(entry.id, text, (live) => setCode(text, live.code));
    const counter = number('counter', otp.counter ?? 0, 0, Number.MAX_SAFE_INTEGER);
    return el('section', { class: 'card code-card stack', 'aria-label': 'One-time code' }, text, el('div', { class: 'row wrap' },
      button('Show the next code', { action: 'next-code', kind: 'primary', press: () => nextCode(entry.id) }),
      button('Copy', { action: 'copy', press: () => copyCode(entry.id) })),
    el('details', null, el('summary', null, 'The site refuses the codes'), el('div', { class: 'stack inset' },
      field('Counter', counter, 'The number of the next code. Set it to the one that the site names, or a little higher than it is.'),
      el('div', null, button('Set the counter', { action: 'set-counter', press: async () => {
        await send('edit', { id: entry.id, otp: { counter: counter.valueAsNumber } });
        forgetCodes();
        await draw();
        toast('The counter is set');
      } })))));
  }
  const { text, time, next } = liveCodeOf(entry, { large: true });
  return el('section', { class: 'card code-card stack', 'aria-label': 'One-time code' },
    el('div', { class: 'row' }, el('span', { class: 'grow' }, text), next, time),
    el('div', { class: 'row wrap' }, button('Copy', { action: 'copy', kind: 'primary', key: 'C', press: () => copyCode(entry.id) }),
      el('span', { class: 'grow' }), otp ? el('span', { class: 'muted small' }, shape(otp)) : null));
}

/** @param {EntryView} entry */
function facts(entry) {
  const { otp } = entry;
  /** @type {[string, import('../../ui/element.js').Child | import('../../ui/element.js').Child[]][]} */
  const lines = [
    ['Fills on', entry.sites.length > 0 ? entry.sites.map((site) => el('div', null, el('bdi', { class: 'host' }, site.host),
      el('span', { class: 'muted' }, site.scope === 'domain' ? ' and its subdomains' : ' only'))) : 'no site yet; you are asked when you first fill it'],
    ...(otp ? /** @type {[string, string][]} */ ([['Kind', kindName(otp.kind)], ['Digits', String(otp.digits)],
      otp.kind === 'hotp' ? ['Counter', String(otp.counter ?? 0)] : ['Period', `${otp.period} seconds`], ['Algorithm', algorithmName(otp.algorithm)]]) : []),
    ...(otp?.shortSecret ? /** @type {[string, string][]} */ ([['Key', "shorter than usual; that was the site's choice"]]) : []),
    ...(entry.reachedBy.length > 0 ? /** @type {[string, string][]} */ ([['Also lets you in', REACHED.filter(([value]) => entry.reachedBy.includes(value)).map(([, label]) => label).join(', ')]]) : []),
    ['Added', day(entry.created)],
    ...(entry.drilledAt ? /** @type {[string, string][]} */ ([['Tried without texts', day(entry.drilledAt)]]) : []),
    ...(entry.used ? /** @type {[string, string][]} */ ([['Last used', day(entry.used)]]) : []),
    ...(entry.note ? /** @type {[string, Node][]} */ ([['Note', el('span', { class: 'note' }, entry.note)]]) : []),
  ];
  return el('section', { class: 'card', 'aria-label': 'About this account' }, el('dl', { class: 'facts' }, lines.flatMap(([term, value]) => [el('dt', null, term), el('dd', null, value)])));
}

/** @param {EntryView} entry */
async function pin(entry) {
  await send('edit', { id: entry.id, changes: { pinned: !entry.pinned } });
  await draw();
}

/** @param {EntryView} entry */
async function remove(entry) {
  await send('remove', { id: entry.id });
  await go('accounts');
  toast(`“${title(entry)}” is in the trash for 30 days.`, async () => {
    await send('restore', { id: entry.id });
    await go(`entry/${encodeURIComponent(entry.id)}`);
  });
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLInputElement} search
 * @param {EntryView | undefined} chosen
 */
function keys(event, search, chosen) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') return move(event.key === 'ArrowDown' ? 1 : -1, target, search);
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === 'Escape') {
    if (search.value) {
      search.value = '';
      search.dispatchEvent(new Event('input'));
    } else if (location.hash.startsWith('#entry/')) go('accounts').catch(failed);
    return true;
  }
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return false;
  if (event.key === '/') {
    search.focus();
    return true;
  }
  if (event.key.toLowerCase() === 'c') {
    const row = target.closest('[data-id]');
    const id = row instanceof HTMLElement ? row.dataset.id : chosen?.id;
    if (id) copyCode(id).catch(failed);
    return id !== undefined;
  }
  return false;
}

/**
 * @param {1 | -1} step
 * @param {HTMLElement} target
 * @param {HTMLInputElement} search
 */
function move(step, target, search) {
  if (target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return false;
  const stops = [...document.querySelectorAll('#entries [data-stop]')];
  const row = target.closest('#entries > li');
  const at = stops.findIndex((stop) => row?.contains(stop));
  const next = stops[at + step];
  if (next instanceof HTMLElement) next.focus();
  else if (step < 0) search.focus();
  return true;
}

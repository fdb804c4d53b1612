// The first screen of an open vault: what belongs to this page on top, everything else below, search over all.
import { backupChip, copyCode, entryRow, face, liveCodeOf, names } from '../../ui/code-row.js';
import { button, el, fill } from '../../ui/element.js';
import { find, ordered } from '../../ui/find.js';
import { icon } from '../../ui/icons.js';
import { pages } from '../../ui/pages.js';
import { markOf } from '../../ui/readiness.js';
import { plural, title } from '../../ui/words.js';
import { byItself } from '../by-itself.js';
import { app, failed, lock, show, typing } from '../app.js';

/** @typedef {import('../../types.d.ts').EntryView} EntryView */

/** As many accounts of one site stand on top with their codes; the others of that site begin the list below. */
const CARDS = 4;

/** @returns {import('../app.js').Screen} */
export function list() {
  let everything = ordered(app.entries);
  const bound = here();
  const card = hereCard(bound.slice(0, CARDS));
  const others = el('ul', { id: 'entries', 'aria-label': 'Accounts' });
  const nothing = el('p', { class: 'muted nothing', hidden: true });
  /** @type {HTMLInputElement} */
  const search = el('input', {
    id: 'search', type: 'search', class: 'grow', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'go',
    placeholder: everything.length ? `Search ${plural(app.awaits ?? everything.length, 'account', 'accounts')}` : 'Search', 'aria-label': 'Search accounts', 'aria-keyshortcuts': '/',
    on: { input: () => pager.show(wanted()) },
  });
  const pager = pages(others, (/** @type {EntryView} */ entry) => entryRow(entry, { open: () => show('entry', { id: entry.id }).catch(failed) }));

  const boundIds = new Set(bound.map((entry) => entry.id));
  const below = () => [...bound.slice(CARDS), ...everything.filter((entry) => !boundIds.has(entry.id))];

  /** What stands below the cards. */
  function wanted() {
    const query = search.value.trim();
    const rest = query ? find(everything, query) : below();
    for (const part of card) part.hidden = query !== '';
    nothing.hidden = rest.length > 0 || !query;
    nothing.textContent = app.awaits === undefined ? `No account matches “${query}”.` : 'Searching …';
    return rest;
  }
  pager.show(wanted());
  const last = el('div');
  if (app.awaits === undefined) fillBelow(last).catch(failed);

  return {
    title: 'Holdfast',
    top: [
      icon('mark', 'glyph mark'), el('h1', { class: 'visually-hidden' }, 'Holdfast'),
      el('label', { class: 'search grow' }, search, el('kbd', { 'aria-hidden': 'true' }, '/')),
      button([icon('lock')], { action: 'lock', kind: 'quiet icon', name: 'Lock', press: lock }),
    ],
    main: everything.length === 0 ? [step(), ...card, empty()] : [step(), ...card, nothing, others, pager.end, reminder(), last],
    foot: foot(),
    focus: card.at(0)?.querySelector('[data-action=fill]') ?? others.querySelector('button') ?? null,
    keys: (event) => keys(event, search),
    leave: pager.stop,
    grown: () => {
      everything = ordered(app.entries);
      pager.grow(wanted());
      fillBelow(last).catch(failed);
    },
  };
}

/** Nobody is asked for the recovery key before there is something to lose. */
function reminder() {
  if (!app.state.remind) return null;
  return el('div', { class: 'strip row between', 'data-code': 'no-recovery-key' }, el('p', { class: 'small grow' }, 'There is no recovery key yet.'),
    button('Make one', { action: 'recovery', kind: 'link small', press: () => openScreen('recovery') }));
}

/** Where the site is being moved off text messages: its next step, on top. */
function step() {
  const task = app.here?.task;
  if (!task) return null;
  const place = el('div', { id: 'next-step' });
  import('../next-step.js').then(({ nextStep }) => place.replaceChildren(nextStep(task))).catch(failed);
  return place;
}

/** What is said below everything that is wanted now; it comes when the list stands. @param {HTMLElement} place */
async function fillBelow(place) {
  const { belowList } = await import('./below-list.js');
  fill(place, belowList());
}

/** @param {import('../fill.js').Wish} wish */
async function fillPage(wish) {
  await (await import('../fill.js')).fillPage(wish);
}

/** The entries of the site in front: the one used last is first. @returns {EntryView[]} */
function here() {
  const ids = new Set(app.here?.bound ?? []);
  return app.entries.filter((entry) => ids.has(entry.id)).sort((a, b) => (b.used ?? 0) - (a.used ?? 0));
}

/** @param {EntryView[]} bound @returns {HTMLElement[]} */
function hereCard(bound) {
  const site = app.here;
  const alike = site?.alike?.[0];
  const warning = site && alike && bound.length === 0
    ? [el('div', { class: 'notice warn', 'data-code': 'look-alike' }, icon('warning'), el('p', { class: 'grow' },
      'This is ', el('bdi', { class: 'host' }, site.display || site.host), ', which looks like ', el('bdi', { class: 'host' }, alike.host), ' but is another site. Codes are not filled here.'))]
    : [];
  const strip = site && bound.length === 0
    ? [el('div', { class: 'strip row between' }, el('p', { class: 'muted small cut grow' }, el('bdi', null, site.display || site.host), ': nothing kept yet'),
      button('The text message is late', { action: 'late', kind: 'link small', press: () => show('late') }))]
    : [];
  return [...warning, ...strip, ...bound.map((entry, index) => hereEntry(entry, index === 0)), ...offers(bound)];
}

/**
 * One quiet line where nothing better than a text message is kept for a site: what the site offers. The directory is
 * asked after the list was painted, and only here.
 * @param {EntryView[]} bound
 */
function offers(bound) {
  const site = app.here;
  if (!site?.domain || !site.fillable || site.alike.length > 0 || bound.some((entry) => entry.otp || entry.backup)) return [];
  const place = el('div');
  const ask = async () => {
    if (!place.isConnected) return;
    const { betterOf, outward, serviceOf } = await import('../../ui/services.js');
    const service = await serviceOf([site.host]);
    const better = service && betterOf(service);
    if (!service || !better) return;
    fill(place, el('p', { class: 'small muted strip', 'data-code': 'service-offers' }, `${service.name} offers ${better.what}`,
      service.settingsUrl ? [': ', outward(service.settingsUrl, better.press, 'service-settings')] : ', in its security settings.'));
  };
  requestAnimationFrame(() => setTimeout(() => ask().catch(() => undefined)));
  return [place];
}

/**
 * @param {EntryView} entry
 * @param {boolean} first only the first answers to the bare keys
 */
function hereEntry(entry, first) {
  const host = app.here?.display || app.here?.host || '';
  const node = el('section', { class: 'here', 'data-id': entry.id, 'aria-label': `${title(entry)}, on this page` });
  const named = names(entry, `on ${host}`);
  const mark = markOf(entry);
  if (mark) named.append(mark);
  const head = el('div', { class: 'row' }, face(entry), named);
  /** @type {HTMLElement | null} */
  let act = null;
  if (entry.otp && entry.otp.kind !== 'hotp') {
    const { text, time, next } = liveCodeOf(entry, { large: true });
    head.append(next, time);
    act = el('div', { class: 'row wrap' }, el('span', { class: 'room' }, text),
      button('Fill', { action: 'fill', kind: 'primary', key: first ? 'Enter' : undefined, data: { stop: '' }, press: () => fillPage({ id: entry.id, what: 'code' }) }),
      button('Copy', { action: 'copy', key: first ? 'C' : undefined, press: () => copyCode(entry.id) }));
  } else if (entry.otp) {
    act = el('div', { class: 'row wrap' }, button('Show the code', { action: 'open', kind: 'primary', data: { stop: '' }, press: () => show('entry', { id: entry.id }) }));
  }
  node.append(head);
  if (act) node.append(act);
  const chip = entry.backup ? backupChip(entry) : null;
  node.append(el('div', { class: 'row wrap between' },
    chip ? chipButton(chip, entry) : button('Details', { action: 'open', name: `Details of ${title(entry)}`, kind: 'link', press: () => show('entry', { id: entry.id }) }),
    first ? button('The text message is late', { action: 'late', kind: 'link', press: () => show('late') }) : null));
  if (first && entry.otp && entry.otp.kind !== 'hotp' && app.here?.fillable) node.append(byItself(app.here));
  return node;
}

/**
 * @param {HTMLElement} chip
 * @param {EntryView} entry
 */
function chipButton(chip, entry) {
  return button([chip.textContent ?? ''], { action: 'backup-codes', kind: chip.className, press: () => show('entry', { id: entry.id }) });
}

function empty() {
  return el('div', { class: 'empty' }, icon('mark', 'glyph hero'),
    el('h2', null, 'No accounts yet'),
    el('p', { class: 'muted' }, 'Open the page where a site shows its QR code for an authenticator app. Then press “Add from this page”.'));
}

function foot() {
  return [
    app.here
      ? button('Add from this page', { action: 'add-from-page', kind: 'link', icon: icon('add'), press: async () => (await import('./add.js')).addFromPage() })
      : button('Add an account', { action: 'add-other', kind: 'link', icon: icon('add'), press: () => show('add') }),
    el('span', { class: 'grow' }),
    app.here ? button('More ways', { action: 'add-other', kind: 'quiet', name: 'More ways to add an account', press: () => show('add') }) : null,
    button([icon('open')], { action: 'open-vault', kind: 'quiet icon', name: 'Open the vault page', press: () => openVault() }),
  ];
}

/** Opens the vault page in a tab, at the entry when one is named. @param {string} [id] */
export const openVault = (id) => openScreen(id === undefined ? '' : `entry/${id}`);

/** Opens a screen of the vault page in a tab. @param {string} screen as it stands behind the # */
export async function openScreen(screen) {
  await chrome.tabs.create({ url: chrome.runtime.getURL(`vault/vault.html${screen && `#${screen}`}`) });
  window.close();
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLInputElement} search
 */
function keys(event, search) {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') return move(event.key === 'ArrowDown' ? 1 : -1, search);
  if (event.key === 'Escape' && search.value) {
    search.value = '';
    search.dispatchEvent(new Event('input'));
    return true;
  }
  if (event.target === search) return event.key === 'Enter' && enter(null);
  if (typing(event)) return false;
  if (event.key === '/') {
    search.focus();
    search.select();
    return true;
  }
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.key === 'Enter' && (!(target instanceof HTMLButtonElement) || target.dataset.action === 'open')) return enter(target);
  if (event.key === 'c' || event.key === 'C') {
    const id = idOf(target);
    if (id) copyCode(id).catch(failed);
    return id !== undefined;
  }
  return false;
}

/** @param {HTMLElement | null} target */
function enter(target) {
  const id = idOf(target);
  const entry = id === undefined ? undefined : app.entry(id);
  if (!entry) return false;
  const live = entry.otp && entry.otp.kind !== 'hotp' && app.here;
  (live ? fillPage({ id: entry.id, what: 'code' }) : show('entry', { id: entry.id })).catch(failed);
  return true;
}

/** The entry that a key is meant for: the one with the focus, else the first that is shown. @param {HTMLElement | null} target */
function idOf(target) {
  const near = target?.closest?.('[data-id]') ?? document.querySelector('.here[data-id]:not([hidden]), #entries > [data-id]');
  return near instanceof HTMLElement ? near.dataset.id : undefined;
}

/**
 * @param {1 | -1} step
 * @param {HTMLElement} search
 */
function move(step, search) {
  const stops = [...document.querySelectorAll('[data-stop]')].filter((node) => node instanceof HTMLElement && node.offsetParent !== null);
  const holder = document.activeElement?.closest('[data-id]');
  const at = stops.findIndex((node) => node === document.activeElement || (holder && holder.contains(node)));
  const next = stops[at + step];
  if (at + step < 0) search.focus();
  else if (next instanceof HTMLElement) {
    next.focus({ preventScroll: true });
    next.closest('[data-id]')?.scrollIntoView({ block: 'nearest' });
  }
  return true;
}

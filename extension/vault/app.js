// What the vault page knows, its navigation, and its door.
import { forgetCodes } from '../ui/codes.js';
import { door as passage } from '../ui/door.js';
import { button, el, fill } from '../ui/element.js';
import { codeOf, sentence } from '../ui/errors.js';
import { icon } from '../ui/icons.js';
import { aboutCopies, noticeText } from '../ui/notices.js';
import { watchLock } from '../ui/locking.js';
import { list, send } from '../ui/send.js';
import { accounts } from './screens/accounts.js';
import { add } from './screens/add.js';
import { backup } from './screens/backup.js';
import { codes } from './screens/codes.js';
import { begin } from './screens/begin.js';
import { drill } from './screens/drill.js';
import { fireDrill } from './screens/fire-drill.js';
import { edit } from './screens/edit.js';
import { keys } from './screens/keys.js';
import { move } from './screens/move.js';
import { ready } from './screens/ready.js';
import { recovery } from './screens/recovery.js';
import { restore } from './screens/restore.js';
import { secure } from './screens/secure.js';
import { safe } from './screens/safe.js';
import { settings } from './screens/settings.js';
import { todo } from './screens/todo.js';
import { trash } from './screens/trash.js';

/** @typedef {import('../types.d.ts').EntryView} EntryView */
/** @typedef {import('../ui/element.js').Child} Child */
/** @typedef {{title: string, main: Child[], focus?: HTMLElement | null, keys?: (event: KeyboardEvent) => boolean | void, leave?: () => void}} Screen */

/** @type {Record<string, (id: string) => Screen | Promise<Screen>>} */
const SCREENS = { accounts: () => accounts(), entry: accounts, add, edit, trash, settings, safe, restore, keys, recovery, backup, drill, move, ready, codes, todo, secure, 'fire-drill': fireDrill };

/** @type {Screen | undefined} */
let current;

export const app = {
  /** Those in the trash included. @type {EntryView[]} */
  entries: [],
  /** When the backup was made that was read back last. @type {number | undefined} */
  backupAt: undefined,
  /** A notice for the screen that comes next. @type {Node | undefined} */
  note: undefined,
  /** @param {string} id */
  entry(id) {
    return app.entries.find((entry) => entry.id === id);
  },
  /** @param {EntryView} entry */
  put(entry) {
    app.entries = app.entries.map((old) => (old.id === entry.id ? entry : old));
  },
  async refresh() {
    ({ entries: app.entries, backupAt: app.backupAt } = await list());
  },
};

export async function start() {
  addEventListener('hashchange', () => draw().catch(failed));
  document.addEventListener('keydown', (event) => {
    if (!event.defaultPrevented && current?.keys?.(event)) event.preventDefault();
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) comeBack().catch(failed);
  });
  await draw();
}

const lockAt = watchLock(() => {
  if (document.body.dataset.screen !== 'locked') shut().catch(failed);
});

/** Shows the door, with nothing of the vault left behind it. */
async function shut() {
  forgetCodes();
  app.entries = [];
  await draw();
}

/** Goes to another screen. @param {string} hash without the # */
export async function go(hash) {
  if (location.hash === `#${hash}`) await draw();
  else location.hash = hash;
}

/** Draws the screen that the address names, or the door. */
export async function draw() {
  const state = await send('state');
  if (state.vault !== 'unlocked') {
    mount(state.vault === 'locked' ? 'locked' : state.vault === 'none' ? 'no-vault' : 'damaged', door(state.vault, state.ways), false);
    return;
  }
  lockAt(state.lockAt);
  await app.refresh();
  const [name = '', id = ''] = location.hash.slice(1).split('/');
  const known = Object.hasOwn(SCREENS, name) ? name : 'accounts';
  const make = SCREENS[known] ?? (() => accounts());
  mount(known, await make(decodeURIComponent(id)), true);
  if (state.notice) tell(state.notice);
}

/** What the background wants a person to know, told once. @param {import('../types.d.ts').Notice} told */
function tell(told) {
  notice(told.code, aboutCopies(told) ? [noticeText(told), ' ', el('a', { href: '#restore' }, 'See the copies')] : noticeText(told),
    told.code === 'restarted' ? 'good' : 'warn');
  send('state', { seen: true }).catch(() => undefined);
}

/** The vault may have been locked while another tab was in front. */
async function comeBack() {
  const state = await send('state');
  const open = document.body.dataset.screen;
  const shut = open === 'locked' || open === 'no-vault' || open === 'damaged';
  if ((state.vault === 'unlocked') === shut) {
    if (!shut) forgetCodes();
    await draw();
  }
}

/**
 * @param {string} name
 * @param {Screen} screen
 * @param {boolean} open
 */
function mount(name, screen, open) {
  current?.leave?.();
  current = screen;
  document.title = `${screen.title} · Holdfast`;
  document.body.dataset.screen = name;
  fill(place('side'), brand(), open ? navigation(name) : null);
  fill(place('notices'), app.note);
  app.note = undefined;
  fill(place('screen'), screen.main);
  (screen.focus ?? place('main')).focus({ preventScroll: true });
}

function brand() {
  return el('p', { class: 'brand row' }, icon('mark', 'glyph mark'), 'Holdfast');
}

/** @param {string} name */
function navigation(name) {
  /** @type {[string, string, 'list' | 'add' | 'message' | 'shield' | 'move' | 'remove' | 'settings'][]} */
  const items = [['accounts', 'Accounts', 'list'], ['add', 'Add', 'add'], ['ready', 'If texts stop', 'message'], ['safe', 'Keep safe', 'shield'], ['move', 'Move in or out', 'move'], ['trash', 'Trash', 'remove'], ['settings', 'Settings', 'settings']];
  const here = { entry: 'accounts', edit: 'accounts', codes: 'ready', todo: 'ready', secure: 'ready', 'fire-drill': 'ready', restore: 'safe', keys: 'safe', recovery: 'safe', backup: 'safe', drill: 'safe' }[name] ?? name;
  return [
    el('nav', { 'aria-label': 'Vault' }, el('ul', { class: 'stack tight' }, items.map(([to, label, glyph]) =>
      el('li', null, el('a', { href: `#${to}`, class: 'nav', 'data-action': 'go', 'data-to': to, 'aria-current': to === here ? 'page' : undefined }, icon(glyph), label))))),
    button('Lock', { action: 'lock', kind: 'quiet', icon: icon('lock'), press: lock }),
  ];
}

async function lock() {
  await send('lock');
  await shut();
}

/** @param {'none' | 'locked' | 'damaged'} vault @param {string[]} [ways] the kinds of ways in @returns {Screen} */
function door(vault, ways = []) {
  if (vault === 'none') {
    if (location.hash === '#begin') return begin();
    return { title: 'No vault yet', main: [el('div', { class: 'door stack wide' }, el('h1', null, 'No vault yet'),
      el('p', null, 'Open Holdfast from the toolbar of the browser and choose a passphrase. Then come back here.'),
      el('p', null, el('a', { href: '#begin', 'data-action': 'begin-from-backup' }, 'I have a backup file')))] };
  }
  if (vault === 'damaged') {
    return { title: 'The vault cannot be read', main: [el('div', { class: 'door stack wide' }, el('h1', null, 'The vault cannot be read'),
      el('div', { class: 'notice bad', role: 'alert', 'data-code': 'damaged' }, icon('warning'),
        el('p', { class: 'grow' }, 'No copy of your vault in this browser can be read. Nothing was written over it. Leave the extension installed, restart the browser and open this page again.')))] };
  }
  const { form, focus } = passage({
    ways, notice, failed,
    opened: (_, by) => (by === 'recovery' ? go('keys') : draw()),
  });
  form.classList.add('door');
  form.prepend(el('h1', null, 'Holdfast is locked'));
  return { title: 'Locked', focus, main: [form] };
}

/**
 * @param {string} code
 * @param {Child | Child[]} text
 * @param {'bad' | 'warn' | 'good'} tone
 */
export function notice(code, text, tone) {
  fill(place('notices'), el('div', { class: `notice ${tone}`, 'data-code': code, role: tone === 'good' ? 'status' : 'alert' },
    icon(tone === 'good' ? 'done' : 'warning'), el('div', { class: 'grow' }, text)));
  place('notices').scrollIntoView({ block: 'nearest' });
}

/** @param {unknown} error */
export async function failed(error) {
  const code = codeOf(error);
  if (code === 'locked') {
    forgetCodes();
    await draw();
    return;
  }
  if (!(error instanceof Error && 'code' in error)) console.error(error);
  notice(code, sentence(code), 'bad');
}

/** @param {string} id */
function place(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

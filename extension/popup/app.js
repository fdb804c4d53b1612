// What the popup knows and how it moves from screen to screen. Screens are functions that answer with the parts of a
// page; all but the list are loaded when they are first needed.
import { forgetCodes, takeCodes } from '../ui/codes.js';
import { button, el, fill } from '../ui/element.js';
import { icon } from '../ui/icons.js';
import { watchLock } from '../ui/locking.js';
import { quiet, say } from '../ui/say.js';
import { list, send } from '../ui/send.js';
import { list as listScreen, openScreen } from './screens/list.js';

/** @typedef {import('../types.d.ts').EntryView} EntryView */
/** @typedef {import('../types.d.ts').State} State */
/** @typedef {import('../types.d.ts').HereWithEntries} HereWithEntries */
/** @typedef {import('../ui/element.js').Child} Child */
/**
 * @typedef {{
 *   title: string, top?: Child[], main: Child[], foot?: Child[], focus?: HTMLElement | null,
 *   keys?: (event: KeyboardEvent) => boolean | void, leave?: () => void, grown?: () => void,
 * }} Screen `title` is the heading; without `top` the screen gets a bar with a way back and its title. `keys` answers
 *   true when it took the key. `grown`: the rest of the accounts has come.
 */
/** @typedef {(params: any) => Screen | Promise<Screen>} ScreenMaker */

/** @type {Record<string, () => Promise<ScreenMaker>>} */
const SCREENS = {
  list: async () => listScreen,
  'first-run': async () => (await import('./screens/first-run.js')).firstRun,
  ready: async () => (await import('./screens/first-run.js')).ready,
  locked: async () => (await import('./screens/locked.js')).locked,
  damaged: async () => (await import('./screens/locked.js')).damaged,
  entry: async () => (await import('./screens/entry.js')).entry,
  add: async () => (await import('./screens/add.js')).add,
  'by-hand': async () => (await import('./screens/by-hand.js')).byHand,
  paste: async () => (await import('./screens/paste.js')).paste,
  preview: async () => (await import('./screens/preview.js')).preview,
  added: async () => (await import('./screens/added.js')).added,
  'backup-preview': async () => (await import('./screens/backup-preview.js')).backupPreview,
  kept: async () => (await import('./screens/added.js')).kept,
  clock: async () => (await import('./screens/clock.js')).clock,
  late: async () => (await import('./screens/late.js')).late,
  ask: async () => (await import('./screens/ask.js')).ask,
};

/** Screens that Esc does not leave. */
const ROOTS = new Set(['list', 'first-run', 'ready', 'locked', 'damaged', 'loading']);

/** @type {{name: string, params: any}[]} */
let trail = [];
/** @type {Screen | undefined} */
let current;

export const app = {
  /** @type {State} */
  state: { vault: 'none' },
  /** @type {EntryView[]} */
  entries: [],
  /** @type {HereWithEntries | undefined} */
  here: undefined,
  /** When the backup was made that was read back last. @type {number | undefined} */
  backupAt: undefined,
  /** The yearly reminder of the fire drill is wanted. */
  drillYearly: false,

  /** Only the first of so many accounts are here yet. @type {number | undefined} */
  awaits: undefined,

  /** @param {Awaited<ReturnType<typeof list>>} answer */
  take(answer) {
    app.entries = answer.entries.filter((entry) => entry.trashed === undefined);
    app.awaits = answer.more ? answer.count : undefined;
    app.here = answer.here;
    app.backupAt = answer.backupAt;
    app.drillYearly = answer.drillYearly === true;
    takeCodes(answer.codes ?? []);
  },

  async refresh() {
    app.take(await list());
  },

  /** Brings the accounts behind the first ones when those are painted; the screen in front is told. */
  async bringRest() {
    if (app.awaits === undefined) return;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    await app.refresh();
    current?.grown?.();
  },

  /** @param {string} id */
  entry(id) {
    return app.entries.find((entry) => entry.id === id);
  },

  /** Puts one changed entry in the place of its older self. @param {EntryView} entry */
  put(entry) {
    app.entries = app.entries.map((old) => (old.id === entry.id ? entry : old));
  },

  /** What the background wants a person to know, once the first screen stands. */
  async tellNotice() {
    const told = app.state.notice;
    if (!told) return;
    const { aboutCopies, noticeText } = await import('../ui/notices.js');
    notice(told.code, aboutCopies(told)
      ? [noticeText(told), ' ', button('See the copies', { action: 'see-copies', kind: 'link', press: () => openScreen('restore') })]
      : noticeText(told), told.code === 'restarted' ? 'good' : 'warn');
    app.state = { ...app.state, notice: undefined };
    // Told once: a screen that the person has seen need not say it again.
    send('state', { seen: true }).catch(() => undefined);
  },
};

/** @param {State} state */
export function screenFor(state) {
  return { none: 'first-run', locked: 'locked', damaged: 'damaged', unlocked: 'list' }[state.vault];
}

/**
 * Shows a screen and remembers the way back.
 * @param {string} name
 * @param {any} [params]
 * @param {{replace?: boolean}} [options] replace: the way back skips the screen that is left
 */
export async function show(name, params, options = {}) {
  const make = await SCREENS[name]?.();
  if (!make) throw new Error('no such screen');
  const screen = await make(params);
  if (ROOTS.has(name)) trail = [];
  else if (options.replace) trail.pop();
  trail.push({ name, params });
  mount(name, screen);
}

export async function back() {
  quiet();
  trail.pop();
  const last = trail.pop();
  if (last) await show(last.name, last.params);
  else await home();
}

/** The list as it is now, or what stands in its place. */
export async function home() {
  lockAt(app.state.lockAt);
  if (app.state.vault === 'unlocked') app.take(await list(asked.first));
  await show(screenFor(app.state));
  app.bringRest().catch(failed);
}

/**
 * @param {string} name
 * @param {Screen} screen
 */
function mount(name, screen) {
  current?.leave?.();
  current = screen;
  const bar = screen.top ?? [
    ROOTS.has(name) ? icon('mark', 'glyph mark') : button([icon('back', 'glyph flip')], { action: 'back', kind: 'quiet icon', name: 'Back', press: back }),
    el('h1', { class: 'grow cut' }, screen.title),
  ];
  fill(place('top'), bar);
  fill(place('notices'));
  fill(place('screen'), screen.main);
  fill(place('foot'), screen.foot ?? []);
  place('foot').hidden = !screen.foot?.length;
  document.body.dataset.screen = name;
  performance.mark('screen'); // for `./build.sh bench`
  scrollTo(0, 0);
  place('main').scrollTop = 0;
  (screen.focus ?? place('main')).focus({ preventScroll: true });
}

/** Draws the screen in front again, from the newest entries. */
export async function redraw() {
  const last = trail.at(-1);
  if (last) await show(last.name, last.params, { replace: true });
}

/**
 * A line above the screen that stays until the screen changes.
 * @param {string} code
 * @param {Child | Child[]} text
 * @param {'bad' | 'warn' | 'good'} tone
 */
export function notice(code, text, tone) {
  const glyph = { bad: 'warning', warn: 'warning', good: 'done' }[tone];
  const node = el('div', { class: `notice ${tone}`, 'data-code': code, role: tone === 'good' ? 'status' : 'alert' },
    icon(/** @type {'warning' | 'done'} */ (glyph)), el('div', { class: 'grow' }, text));
  fill(place('notices'), node);
  if (tone !== 'good') place('notices').scrollIntoView({ block: 'nearest' });
  return node;
}

/**
 * Says what went wrong. A vault that locked itself meanwhile shows its door.
 * @param {unknown} error
 */
export async function failed(error) {
  const { codeOf, sentence } = await import('../ui/errors.js');
  const code = codeOf(error);
  if (code === 'locked' && document.body.dataset.screen !== 'locked') {
    await shut();
    return;
  }
  if (!(error instanceof Error && 'code' in error)) console.error(error);
  notice(code, sentence(code), 'bad');
}

export async function lock() {
  await send('lock');
  await shut({ done: true });
  say('Locked');
}

/** Shows the door, with nothing of the vault left behind it. @param {{done?: boolean}} [params] */
async function shut(params) {
  forgetCodes();
  app.state = await send('state');
  app.entries = [];
  app.here = undefined;
  await show(screenFor(app.state), params);
}

/** Where the time is told at which the vault locks by itself. */
export const lockAt = watchLock(() => {
  if (app.state.vault === 'unlocked') shut().catch(failed);
});

/** @param {string} id */
function place(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  if (current?.keys?.(event)) {
    event.preventDefault();
    return;
  }
  if (event.key === 'Escape' && !ROOTS.has(document.body.dataset.screen ?? '')) {
    event.preventDefault();
    back().catch(failed);
  }
});

/** Whether a key press belongs to a field that is being typed in. @param {KeyboardEvent} event */
export function typing(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  return event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

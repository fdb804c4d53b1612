// The live codes that a page shows: asked for together, renewed when they run out, dropped when their place is gone.
import { send } from './send.js';

/** @typedef {import('../types.d.ts').LiveCode} LiveCode */

/** @type {Map<string, Set<{place: Element, show: (code: LiveCode) => void}>>} */
const wanted = new Map();
/** @type {Map<string, LiveCode>} */
const known = new Map();
/** @type {Set<string>} */
const asking = new Set();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let renewal;
let planned = false;
/** The next code is told in the last seconds of the one before, and asked for then: once for each code. */
const NEXT_FROM = 5_000;
/** @type {Map<string, number>} */
const askedNext = new Map();

/**
 * Shows the code of `id` now and whenever it changes, until `place` leaves the page.
 * @param {string} id
 * @param {Element} place
 * @param {(code: LiveCode) => void} show
 */
export function watchCode(id, place, show) {
  const watchers = wanted.get(id) ?? new Set();
  watchers.add({ place, show });
  wanted.set(id, watchers);
  const code = known.get(id);
  if (code && fresh(code)) show(code);
  plan();
}

/** @param {string} id */
export function currentCode(id) {
  const code = known.get(id);
  return code && fresh(code) ? code : undefined;
}

/**
 * The code as of now, asked for again when it ran out meanwhile.
 * @param {string} id
 */
export async function liveCode(id) {
  const code = currentCode(id);
  if (code) return code;
  await ask([id]);
  return known.get(id);
}

/**
 * Counts a counter-based entry on (stored before the answer) and shows its new code.
 * @param {string} id
 */
export async function nextCode(id) {
  const { codes } = await send('codes', { advance: id });
  for (const code of codes) take(code);
}

/** Every code is asked for again when it is next shown: the time that they are made for has changed. */
export function forgetTimes() {
  known.clear();
  askedNext.clear();
  plan();
}

/** Forgets every code: the vault was locked. */
export function forgetCodes() {
  wanted.clear();
  known.clear();
  clearTimeout(renewal);
}

/** @type {(error: unknown) => void} */
let failed = () => undefined;

/** @param {(error: unknown) => void} listener */
export function onCodesFailure(listener) {
  failed = listener;
}

function plan() {
  if (planned) return;
  planned = true;
  queueMicrotask(() => {
    planned = false;
    renew();
  });
}

function renew() {
  clearTimeout(renewal);
  /** @type {string[]} */
  const ids = [];
  for (const [id, watchers] of wanted) {
    for (const watcher of watchers) if (shown.has(watcher.place) && !watcher.place.isConnected) watchers.delete(watcher);
    if (watchers.size === 0) wanted.delete(id);
    else if (!asking.has(id) && (!fresh(known.get(id)) || wantsNext(id))) ids.push(id);
  }
  if (ids.length > 0) ask(ids).catch(failed);
  else schedule();
}

/** Places that were once on the page; one that is not yet there is not gone. @type {WeakSet<Element>} */
const shown = new WeakSet();

/** @param {string[]} ids */
async function ask(ids) {
  for (const id of ids) {
    asking.add(id);
    askedNext.set(id, known.get(id)?.expiresAt ?? 0);
  }
  try {
    const { codes } = await send('codes', { ids });
    for (const code of codes) take(code);
    performance.mark('codes'); // for `./build.sh bench`
  } finally {
    for (const id of ids) asking.delete(id);
    schedule();
  }
}

/** Codes that came with something else. @param {LiveCode[]} codes */
export function takeCodes(codes) {
  for (const code of codes) known.set(code.id, code);
}

/** @param {LiveCode} code */
function take(code) {
  known.set(code.id, code);
  for (const watcher of wanted.get(code.id) ?? []) {
    if (watcher.place.isConnected) shown.add(watcher.place);
    watcher.show(code);
  }
}

function schedule() {
  clearTimeout(renewal);
  let next = Infinity;
  for (const id of wanted.keys()) {
    const end = known.get(id)?.expiresAt ?? Infinity;
    const early = end - NEXT_FROM;
    next = Math.min(next, early > Date.now() ? early : end);
  }
  if (next !== Infinity) renewal = setTimeout(renew, Math.max(250, next - Date.now() + 20));
}

/** Whether the code of `id` is in its last seconds and the one after it was not asked for yet. @param {string} id */
function wantsNext(id) {
  const code = known.get(id);
  return code?.expiresAt !== undefined && code.next === undefined && code.expiresAt - Date.now() <= NEXT_FROM && askedNext.get(id) !== code.expiresAt;
}

/** @param {LiveCode | undefined} code */
function fresh(code) {
  return code !== undefined && (code.expiresAt === undefined || code.expiresAt > Date.now());
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) renew();
});

// The clock of this computer and the site's. It is compared on a click only, by asking the site in the tab in front, from
// inside its own page; what a person then applies moves the time that codes are made for. It belongs to this computer,
// not to the vault, and is no secret: it stands beside the sealed copies.
import { Refused } from './refusal.js';
import * as tabs from './tabs.js';

const NAME = 'clock';
const MOST = 366 * 86_400; // seconds
const SLOW = 10_000; // ms: an answer that took longer tells too little

/** @type {Promise<number> | undefined} */
let known;

/** What is added to the clock of this computer, in ms. @returns {Promise<number>} */
export function skew() {
  known ??= chrome.storage.local.get(NAME).then(({ [NAME]: stored }) => (isSkew(stored) ? Number(stored) * 1000 : 0), () => 0);
  return known;
}

/**
 * The live codes by the clock so moved; when they end is told by this computer's own.
 * @param {import('../wasm/core.js').Vault} open
 * @param {string | undefined} ids one behind the other; without, of all
 * @param {number} now
 * @param {number} ahead as `skew` says
 */
export function codesAt(open, ids, now, ahead) {
  const codes = open.codes(ids, now + ahead);
  return ahead === 0 ? codes : codes.map((code) => (code.expiresAt === undefined ? code : { ...code, expiresAt: code.expiresAt - ahead }));
}

/**
 * Sets what is added, in seconds; 0 takes it away.
 * @param {number} seconds
 */
export async function apply(seconds) {
  if (!isSkew(seconds)) throw new Refused('bad-message');
  try {
    await (seconds === 0 ? chrome.storage.local.remove(NAME) : chrome.storage.local.set({ [NAME]: seconds }));
  } catch {
    throw new Refused('storage-failed');
  }
  known = Promise.resolve(seconds * 1000);
}

/**
 * Compares this computer's clock with the site's in front.
 * @returns {Promise<{ host: string, seconds: number }>} how far the site is ahead of this computer; whole seconds, for the
 *   header has no finer ones
 * @throws {Refused} `page-closed-to-extensions`; `no-time-here` when the page's own policy forbids asking (Firefox keeps
 *   content scripts to it); `no-date` when the site does not tell its time
 */
export async function compare() {
  const tab = await tabs.frontTab();
  const top = (await tabs.frames(tab.id)).find((frame) => frame.top);
  if (!top || !/^https?:/.test(top.origin)) throw new Refused('page-closed-to-extensions');
  const told = /** @type {Awaited<ReturnType<typeof askDate>>} */ (await tabs.callIn(tab.id, top, askDate, [SLOW]));
  if (!told) throw new Refused('no-time-here');
  const date = Date.parse(told.date);
  if (Number.isNaN(date)) throw new Refused('no-date');
  // The header names the second that had begun when the answer was made: half a second more is the best guess.
  return { host: new URL(top.origin).host, seconds: Math.round((date + 500 - (told.from + told.to) / 2) / 1000) };
}

/** @param {unknown} value */
function isSkew(value) {
  return Number.isSafeInteger(value) && Math.abs(Number(value)) <= MOST;
}

/** Runs inside the page: asks its own origin, nothing else, without cookies. @param {number} slow */
async function askDate(slow) {
  const address = location.href.split('#')[0] ?? location.href;
  let answered;
  for (const method of ['HEAD', 'GET']) {
    const from = Date.now();
    try {
      const response = await fetch(address, {
        method, mode: 'same-origin', credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(slow),
      });
      answered = { date: response.headers.get('date') ?? '', from, to: Date.now() };
      if (answered.date) return answered;
    } catch {
      // the next way, or none
    }
  }
  return answered;
}

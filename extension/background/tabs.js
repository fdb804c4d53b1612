// The tab in front and its frames: which documents the browser lets us into, and whose they are. Everything that enters
// a page goes through here; the origin of a frame is what the browser says inside it, never what the page says.
import { Refused } from './refusal.js';
import { documentTarget } from './platform.js';

const PATIENCE = 10_000; // ms until a person is told that the page does not answer

/** @typedef {{ frameId: number, documentId?: string }} FrameRef */
/** @typedef {FrameRef & { origin: string, top: boolean, foreign: string[] }} Frame */
/** @typedef {{ id: number, windowId: number, url: string }} Tab */

/**
 * The tab in front of the person.
 * @returns {Promise<Tab>} `url` is empty where the browser keeps it to itself
 * @throws {Refused} `no-tab`
 */
export async function frontTab() {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) throw new Refused('no-tab');
  return { id: tab.id, windowId: tab.windowId, url: tab.url ?? '' };
}

/**
 * The address of the tab in front, empty if there is none or it is one of our own pages.
 */
export async function frontAddress() {
  const tab = await frontTab().catch(() => undefined);
  return tab && /^https?:/.test(tab.url) ? tab.url : '';
}

/**
 * Every frame that the browser lets us into, each with its own origin. Frames of foreign origins are left out by the
 * browser without a word; `foreign` names the origins of those that are seen from outside.
 * @param {number} tabId
 * @returns {Promise<Frame[]>} the top frame first
 */
export async function frames(tabId) {
  const found = await inAllFrames(tabId, { func: whose });
  return found.map(({ result, ...frame }) => ({ ...frame, .../** @type {ReturnType<typeof whose>} */ (result) }))
    .sort((one, other) => Number(other.top) - Number(one.top) || one.frameId - other.frameId);
}

/**
 * Runs one of our files in every frame and gathers what it answers.
 * @param {number} tabId
 * @param {string} file
 * @returns {Promise<(FrameRef & { result: any })[]>}
 */
export function runFile(tabId, file) {
  return inAllFrames(tabId, { files: [file] });
}

/**
 * What a file of ours told of a frame, as JSON: the browser takes far longer to carry thousands of values than one text.
 * @param {unknown} result
 * @returns {any}
 * @throws {Refused} `page-closed-to-extensions`
 */
export function told(result) {
  try {
    return JSON.parse(String(result));
  } catch {
    throw new Refused('page-closed-to-extensions'); // no file of ours said that
  }
}

/**
 * Calls a function in exactly one document.
 * @template {any[]} A
 * @param {number} tabId
 * @param {FrameRef} frame
 * @param {(...args: A) => unknown} func
 * @param {A} args
 */
export async function callIn(tabId, frame, func, args) {
  const [answer] = await chrome.scripting.executeScript({ target: documentTarget(tabId, frame), func, args });
  return answer?.result;
}

/**
 * Puts one of our files into exactly one document.
 * @param {number} tabId
 * @param {FrameRef} frame
 * @param {string} file
 */
export async function loadInto(tabId, frame, file) {
  await chrome.scripting.executeScript({ target: documentTarget(tabId, frame), files: [file] });
}

/**
 * The address by which a frame is judged: its origin, since about:blank and srcdoc frames have their maker's.
 * @param {Frame} frame
 */
export function addressOf(frame) {
  return frame.origin === 'null' ? 'about:blank' : `${frame.origin}/`;
}

/**
 * Waits for a page, but not for ever, as the browser would for one that is too busy to answer or stands still behind a
 * question of its own.
 * @template T
 * @param {Promise<T>} answer
 * @returns {Promise<T>}
 * @throws {Refused} `page-silent`
 */
export async function answered(answer) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Refused('page-silent')), PATIENCE); });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Runs inside a frame: whose it is, and which frames it holds that are another's. */
function whose() {
  const own = self.origin;
  /** @type {string[]} */
  const foreign = [];
  for (const frame of document.querySelectorAll('iframe')) {
    const { width, height } = frame.getBoundingClientRect();
    if (width < 40 || height < 16 || frame.hasAttribute('srcdoc')) continue;
    try {
      const { origin, protocol } = new URL(frame.src);
      if (/^https?:$/.test(protocol) && origin !== own && !foreign.includes(origin)) foreign.push(origin);
    } catch {
      // no address, no other origin
    }
  }
  return { origin: own, top: self === self.top, foreign: foreign.slice(0, 8) };
}

/**
 * @param {number} tabId
 * @param {{ func: () => unknown } | { files: string[] }} what
 * @returns {Promise<(FrameRef & { result: unknown })[]>}
 * @throws {Refused} `page-closed-to-extensions`, `page-silent`
 */
async function inAllFrames(tabId, what) {
  let results;
  try {
    results = await answered(chrome.scripting.executeScript(
      /** @type {chrome.scripting.ScriptInjection<[], unknown>} */ ({ target: { tabId, allFrames: true }, ...what }),
    ));
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('page-closed-to-extensions');
  }
  // For a page of its own Firefox neither fails nor runs anything: the one answer is empty.
  const answers = results.filter((answer) => answer?.result !== undefined && answer.result !== null);
  if (answers.length === 0) throw new Refused('page-closed-to-extensions');
  return answers.map(({ frameId, documentId, result }) => ({ frameId, documentId, result }));
}

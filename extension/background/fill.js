// Filling: survey the tab's frames, plan, judge the one frame by its own origin, make the code, write it.
// Whether a code may go there is decided in the core (P3); what cannot be decided is asked back, with the real host.
import { choose, markOf } from './choose.js';
import { skew } from './clock.js';
import { intakeReady, takeIn } from './core.js';
import { keepIntent } from './intent.js';
import { isGone } from './platform.js';
import { Refused } from './refusal.js';
import * as tabs from './tabs.js';
import * as vault from './vault.js';

/** @typedef {import('../types.js').FillAnswer} FillAnswer */
/** @typedef {import('./choose.js').Order} Order */
/** @typedef {import('./choose.js').Target} Target */
/** @typedef {import('./choose.js').Plan} Plan */
/** @typedef {{ report: import('../types.js').Report, reason?: string, untouched?: boolean }} Written */

const LATE = 3_000; // a code with less time left is not worth filling: the next one is waited for
const WORTH_WAITING = 6_000; // … unless codes change so fast that waiting wins nothing
const MARGIN = 50;

/**
 * Surveys the tab in front.
 * @param {tabs.Tab} tab
 * @returns {Promise<{ frames: tabs.Frame[], plan: Plan, surveys: any[] }>}
 */
export async function survey(tab) {
  const [frames, found] = await Promise.all([tabs.frames(tab.id), tabs.runFile(tab.id, 'tab/survey.js'), intakeReady()]);
  // A frame is told by its place in the list: Firefox's own numbers for frames are larger than 32 bits.
  const surveys = found.map(({ frameId, result }) => ({ ...tabs.told(result), frame: frames.findIndex((one) => one.frameId === frameId) }))
    .filter(({ frame }) => frame >= 0);
  const plan = await takeIn((intake) => intake.plan(surveys));
  return { frames, plan, surveys };
}

/**
 * Fills one code into the tab in front, or says what a person has to be asked first.
 * @param {Order} order
 * @param {{ tab: tabs.Tab, origin: string }} [alone] nobody asked for it: this tab, and nothing but documents of this origin
 * @returns {Promise<FillAnswer>}
 */
export async function fill(order, alone) {
  const tab = alone?.tab ?? await tabs.frontTab();
  const { frames, plan, surveys } = await survey(tab);
  const top = hostOf(frames.find((one) => one.top)?.origin);
  const known = plan.unsure ? await vault.read((open) => open.fieldOn(top)) : undefined;
  const behind = appendable(surveys);
  const chosen = order.append && behind ? { target: behind } : choose(order, plan, frames, known);
  if ('ask' in chosen) {
    if (chosen.ask.reason === 'no-field' && behind && order.what === 'code') chosen.ask.append = true;
    if (chosen.ask.origins) await keepIntent({ order, tabId: tab.id, origins: chosen.ask.origins });
    return chosen;
  }
  const frame = frames[chosen.target.frame];
  if (!frame || alone && frame.origin !== alone.origin) throw new Refused('no-tab');

  const url = tabs.addressOf(frame);
  const { site, entry } = await vault.read((open) => ({ site: open.here(url), entry: vault.entryIn(open, order.id) }));
  if (!site.fillable) throw new Refused('never-filled');
  const bound = site.bound.includes(order.id);
  if (!bound && order.confirm !== site.host) {
    const alike = sameFirst(site.alike, order.id);
    return { ask: { reason: alike ? 'look-alike' : 'not-bound', host: site.host, display: site.display, alike: alike?.host } };
  }
  // The writer is put in while the code is being made; it holds nothing and does nothing until it is called.
  const ready = tabs.loadInto(tab.id, frame, 'tab/write.js').then(() => true, () => false);
  const place = { tabId: tab.id, frame, target: chosen.target, url, host: site.host, bind: !bound, ready };
  const done = await (order.what === 'backup' ? fillBackup(order, place) : fillCode(order, place, entry));
  if (order.target !== undefined && 'filled' in done && done.filled.report !== 'refused') {
    const mark = markOf(chosen.target, plan.targets);
    await vault.write((open, now) => open.chooseField(top, mark, now));
  }
  return done;
}

/** @param {string | undefined} origin */
function hostOf(origin) {
  return origin && URL.canParse(origin) ? new URL(origin).host : '';
}

/**
 * The field for "password and code in one": the password field with the focus, else the only one there is.
 * @param {any[]} surveys
 * @returns {Target | undefined}
 */
function appendable(surveys) {
  const fields = surveys.flatMap(({ frame, fields: all }) => all.filter((/** @type {any} */ one) => one.type === 'password' && one.visible && !one.disabled && !one.readonly)
    .map((/** @type {any} */ one) => ({ frame, one })));
  const found = fields.find(({ one }) => one.focused) ?? (fields.length === 1 ? fields[0] : undefined);
  return found && { frame: found.frame, elements: [found.one.index], kind: 'field', holds: 'code', label: found.one.label };
}

/** @typedef {{ tabId: number, frame: tabs.Frame, target: Target, url: string, host: string, bind: boolean, ready: Promise<boolean> }} Place */

/**
 * @param {Order} order
 * @param {Place} place
 * @param {import('../types.js').EntryView} entry
 * @returns {Promise<FillAnswer>}
 */
async function fillCode(order, place, entry) {
  const { id } = order;
  const { url, host } = place;
  if (!entry.otp) throw new Refused('no-one-time-code');
  if (place.bind) await vault.write((open, now) => open.bind(id, host, 'host', now));
  // A counter that was used is stored before its code is seen anywhere: the next one can never be the same.
  const made = entry.otp.kind === 'hotp'
    ? await vault.write((open, now) => { open.advance(id, now); return open.codeFor(id, url, now, false); })
    : await liveCode(id, url, entry.otp.period * 1000);
  const written = await write(place, order, made.code);
  if (written.reason === 'holds-other') return { ask: { reason: 'holds-other', host } };
  if (written.report === 'filled') used(id);
  return { filled: { what: 'code', host, report: written.report, reason: written.reason, expiresAt: made.expiresAt } };
}

/**
 * @param {string} id
 * @param {string} url
 * @param {number} period in ms
 */
async function liveCode(id, url, period) {
  const ahead = await skew();
  const make = () => vault.read((open, now) => {
    const { code, expiresAt } = open.codeFor(id, url, now + ahead, false);
    return { code, expiresAt: Number(expiresAt) - ahead };
  });
  const made = await make();
  const left = made.expiresAt - Date.now();
  if (left >= LATE || period <= WORTH_WAITING) return made;
  await new Promise((done) => setTimeout(done, left + MARGIN));
  return make();
}

/**
 * A backup code is spent in the store before the page sees it; if the page then proves untouched, that is taken back.
 * @param {Order} order
 * @param {Place} place
 * @returns {Promise<FillAnswer>}
 */
async function fillBackup(order, place) {
  const { id } = order;
  const { url, host } = place;
  const { index, text, left, total } = await vault.write((open, now) => {
    if (place.bind) open.bind(id, host, 'host', now);
    const rows = open.listBackup(id);
    const at = order.index ?? rows.find((/** @type {{ spentAt?: number }} */ row) => row.spentAt === undefined)?.index;
    if (at === undefined) throw new Refused('no-such-code');
    const code = open.backupFor(id, at, url, false);
    open.spend(id, at, host, now);
    const after = open.listBackup(id);
    return {
      index: at, text: code, total: after.length,
      left: after.filter((/** @type {{ spentAt?: number }} */ row) => row.spentAt === undefined).length,
    };
  });
  const written = await write(place, order, text);
  if (written.untouched) {
    await vault.write((open, now) => open.unspend(id, index, now));
    if (written.reason === 'holds-other') return { ask: { reason: 'holds-other', host } };
    return { filled: { what: 'backup', host, report: written.report, reason: written.reason } };
  }
  if (written.report === 'filled') used(id);
  return { filled: { what: 'backup', host, report: written.report, reason: written.reason, spent: { index, left, total } } };
}

/**
 * @param {Place} place
 * @param {Order} order
 * @param {string} code
 * @returns {Promise<Written>}
 */
async function write({ tabId, frame, target, ready }, order, code) {
  const task = {
    origin: frame.origin, elements: target.elements, code, kind: target.kind,
    overwrite: order.overwrite === true, append: order.append === true, backup: order.what === 'backup',
  };
  if (!(await ready)) return { report: 'refused', reason: 'gone', untouched: true };
  try {
    const written = await tabs.callIn(tabId, frame, runWriter, [task]);
    return /** @type {Written | undefined} */ (written) ?? { report: 'refused', reason: 'gone' };
  } catch (error) {
    // A page that sends itself at the last digit takes its document along: it has what it asked for.
    if (isGone(error)) return { report: 'filled', reason: 'left' };
    return { report: 'refused', reason: 'gone' };
  }
}

/**
 * Notes the time of use, for the order of the list. Nobody waits for it, and its loss would be no harm.
 * @param {string} id
 */
function used(id) {
  vault.write((open, now) => open.markUsed(id, now)).catch(() => undefined);
}

/**
 * Runs inside the one frame, after write.js.
 * @param {unknown} task
 */
function runWriter(task) {
  return /** @type {any} */ (globalThis).holdfastWrite(task);
}

/**
 * The bound host that this one resembles: the entry's own before any other's.
 * @param {{ id: string, host: string }[]} alike @param {string} id
 */
function sameFirst(alike, id) {
  return alike.find((one) => one.id === id) ?? alike[0];
}

// The data key and the time at which the vault locks by itself. Both live in storage.session, which only our own pages
// can read and which ends with the browser; a worker that dies and wakes finds them there.
import { fromBase64, toBase64 } from './bytes.js';
import { Refused } from './refusal.js';

const NAME = 'session';
const ALARM = 'lock';
const DEFAULT_MINUTES = 15;
const MINUTE = 60_000;
const STEP = 10_000; // the deadline is not moved for less: each move is a write and an alarm
const SLACK = MINUTE; // a clock that was set back by more ends the session: nobody knows how long it was idle

/** `minutes` 0: until the browser closes; `deadline` then means nothing. @typedef {{ key: string, deadline: number, minutes: number, next?: string }} Record */

/** @returns {Promise<Record | undefined>} */
async function stored() {
  const { [NAME]: record } = await chrome.storage.session.get(NAME);
  const found = /** @type {Partial<Record> | undefined} */ (record);
  if (typeof found?.key !== 'string' || typeof found.deadline !== 'number' || typeof found.minutes !== 'number') return undefined;
  return /** @type {Record} */ (found);
}

/** @param {Record} record */
async function keep(record) {
  await chrome.storage.session.set({ [NAME]: record });
  if (record.minutes > 0) await chrome.alarms.create(ALARM, { when: record.deadline });
  else await chrome.alarms.clear(ALARM);
}

/** @param {Record | undefined} record @param {number} now @returns {record is Record} */
function lives(record, now) {
  if (record === undefined) return false;
  return record.minutes === 0 || (now < record.deadline && record.deadline - now <= record.minutes * MINUTE + SLACK);
}

/**
 * Whether the vault is unlocked, and when it locks (in ms; absent if only the browser's end locks it). A deadline that has
 * passed is a locked vault, whether or not the alarm came.
 * @returns {Promise<{ unlocked: boolean, lockAt?: number }>}
 */
export async function status(now = Date.now()) {
  const record = await stored();
  if (!lives(record, now)) return { unlocked: false };
  return record.minutes === 0 ? { unlocked: true } : { unlocked: true, lockAt: record.deadline };
}

/** Whether there is a session whose time is up. */
export async function isOver(now = Date.now()) {
  const record = await stored();
  return record !== undefined && !lives(record, now);
}

/**
 * The data key.
 * @throws {Refused} `locked`
 */
export async function key(now = Date.now()) {
  const record = await stored();
  const bytes = lives(record, now) ? fromBase64(record.key) : undefined;
  if (!bytes) throw new Refused('locked');
  return bytes;
}

/**
 * Begins a session; the caller drops its copy of the key.
 * @param {Uint8Array} dataKey
 * @param {number} [minutes]
 */
export async function begin(dataKey, minutes = DEFAULT_MINUTES, now = Date.now()) {
  await keep({ key: toBase64(dataKey), deadline: now + minutes * MINUTE, minutes });
}

/** The data key that is about to take the place of this one: files under either may be stored until it has. @param {Uint8Array} dataKey */
export async function announce(dataKey) {
  const record = await stored();
  if (record) await keep({ ...record, next: toBase64(dataKey) });
}

/** The data key that was announced; undefined nearly always. */
export async function announced() {
  return fromBase64((await stored())?.next);
}

/** Goes on with this data key; none is announced any more. @param {Uint8Array} dataKey */
export async function rekey(dataKey) {
  const record = await stored();
  if (record) await keep({ key: toBase64(dataKey), deadline: record.deadline, minutes: record.minutes });
}

/** Moves the deadline: a person just did something. */
export async function touch(now = Date.now()) {
  const record = await stored();
  if (!lives(record, now) || record.minutes === 0) return;
  const moved = now + record.minutes * MINUTE;
  if (Math.abs(moved - record.deadline) >= STEP) await keep({ ...record, deadline: moved });
}

/**
 * How long a session without a person lasts, from now on.
 * @param {number} minutes
 */
export async function setMinutes(minutes, now = Date.now()) {
  const record = await stored();
  if (record && record.minutes !== minutes) await keep({ ...record, minutes, deadline: now + minutes * MINUTE });
}

/** Forgets the key. */
export async function end() {
  await chrome.storage.session.remove(NAME);
  await chrome.alarms.clear(ALARM);
}

/** @param {chrome.alarms.Alarm} alarm */
export function isLockAlarm(alarm) {
  return alarm.name === ALARM;
}

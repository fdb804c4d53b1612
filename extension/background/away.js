// Locks when the computer is locked or has slept, where a person switched that on: the optional `idle` permission is the
// switch. The browser tells of a locked screen; a sleep is seen by an alarm that did not come while it should have.
import * as vault from './vault.js';

const BEAT = 'awake';
const LATE = 120_000; // ms: an alarm of each minute is this late only when nothing ran
let listens = false;

/** Listens where the permission is there. Called whenever the worker starts, and when it is given. */
export async function watchAway() {
  if (!chrome.idle) return;
  if (!listens) chrome.idle.onStateChanged.addListener(onState);
  listens = true;
  if (!(await chrome.alarms.get(BEAT))) await chrome.alarms.create(BEAT, { periodInMinutes: 1 });
}

/** The permission was taken back. */
export async function unwatchAway() {
  await chrome.alarms.clear(BEAT);
}

/** Whether the computer slept since the last minute that was counted. */
export async function overslept(now = Date.now()) {
  const beat = await chrome.alarms.get(BEAT);
  return beat !== undefined && now > beat.scheduledTime + LATE;
}

/** The minute came; if it came late, the computer slept. @param {chrome.alarms.Alarm} alarm */
export async function onBeat({ name, scheduledTime }) {
  if (name === BEAT && Date.now() > scheduledTime + LATE) await vault.lock();
}

/** @param {`${chrome.idle.IdleState}`} state */
function onState(state) {
  if (state === 'locked') vault.lock();
}

// Tells a page that the vault was locked, whoever did it: the background says so, and at the time when it locks by itself
// the page asks, for alarms come late.
import { send } from './send.js';

/** @param {() => unknown} locked */
export function watchLock(locked) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  chrome.runtime.onMessage.addListener((message, sender) => {
    if (message?.type !== 'locked' || sender.id !== chrome.runtime.id || sender.tab) return;
    clearTimeout(timer);
    locked();
  });

  /** @param {number | undefined} lockAt in ms since 1970; without it only the browser's end locks */
  return (lockAt) => {
    clearTimeout(timer);
    const arm = (/** @type {number | undefined} */ at) => {
      if (at !== undefined) timer = setTimeout(() => ask().catch(() => undefined), Math.max(0, at - Date.now()) + 50);
    };
    const ask = async () => {
      const state = await send('state');
      if (state.vault === 'unlocked') arm(state.lockAt);
      else locked();
    };
    arm(lockAt);
  };
}

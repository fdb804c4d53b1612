// A screen that goes on by itself: whatever is stored, in whichever window, lets it look again.
import { app, failed } from './app.js';

/** The writes of one change come together. */
const PAUSE = 150;

/**
 * @param {() => unknown} look called when the entries are fresh
 * @returns {() => void} to stop
 */
export function whenStored(look) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const again = async () => {
    await app.refresh();
    await look();
  };
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => again().catch(failed), PAUSE);
  };
  chrome.storage.local.onChanged.addListener(changed);
  return () => {
    clearTimeout(timer);
    chrome.storage.local.onChanged.removeListener(changed);
  };
}

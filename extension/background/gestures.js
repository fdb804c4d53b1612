// What begins without a page of ours in front: the shortcut, and a fill that had to wait for a permission.
import { fill } from './fill.js';
import { openPopup } from './platform.js';
import { shapes } from './shapes.js';
import * as session from './session.js';
import * as tabs from './tabs.js';
import * as vault from './vault.js';

const INTENT = 'intent'; // in storage.session; see `Intent` in types.d.ts
const INTENT_LIVES = 120_000;

/** The shortcut: fills the one entry of this site; anything that needs a person opens the popup. */
export async function onFillCommand() {
  try {
    const tab = await tabs.frontTab();
    const ids = await vault.read((open) => {
      const bound = new Set(open.here(tab.url).bound);
      return open.list()
        .filter((/** @type {import('../types.js').EntryView} */ entry) => bound.has(entry.id) && entry.otp && entry.trashed === undefined)
        .map((/** @type {{ id: string }} */ entry) => entry.id);
    });
    await session.touch();
    if (ids.length === 1) {
      const done = await fill({ type: 'fill', id: ids[0], what: 'code' });
      if ('filled' in done && done.filled.report === 'filled') return;
    }
  } catch {
    // locked, or a page closed to extensions: the popup says which
  }
  await openPopup();
}

/** Goes on with the fill that a page of ours put down before it asked for a permission (the dialog closes the popup). */
export async function finishIntent() {
  const { [INTENT]: stored } = await chrome.storage.session.get(INTENT);
  const intent = /** @type {import('../types.js').Intent | undefined} */ (stored);
  await chrome.storage.session.remove(INTENT);
  if (!intent || Date.now() - intent.at > INTENT_LIVES) return;
  const { type, ...order } = intent.message;
  if (type !== 'fill' || !shapes.fill?.(order)) return;
  const tab = await tabs.frontTab().catch(() => undefined);
  if (tab?.id !== intent.tabId) return;
  try {
    const done = await fill(intent.message);
    if ('filled' in done) return;
  } catch {
    // the popup says what is the matter
  }
  await openPopup();
}

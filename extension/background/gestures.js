// What begins without a page of ours in front: the shortcut, and a fill that had to wait for a permission.
import { fill } from './fill.js';
import { takeIntent, takeScreen, wantScreen } from './intent.js';
import { isPopupOpen, openPopup } from './platform.js';
import * as session from './session.js';
import * as tabs from './tabs.js';
import * as vault from './vault.js';

/** The shortcut: fills the one entry of this site; anything that needs a person opens the popup. */
export async function onFillCommand() {
  try {
    const tab = await tabs.frontTab();
    const ids = await vault.read((open, now) => {
      const found = [];
      for (const id of open.here(tab.url).bound) {
        if (open.entry(id, now).otp) found.push(id);
        if (found.length > 1) break;
      }
      return found;
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

/** The other shortcut: the popup, on its panel for late text messages. The browser wants it opened without waiting. */
export async function onLateCommand() {
  const kept = wantScreen('late');
  const opened = await openPopup();
  await kept;
  if (!opened) await takeScreen();
}

/**
 * Goes on with the fill that a permission was asked for: Chromium's dialog closes the popup, and with it the page that
 * asked. Where the popup is still open, it goes on by itself.
 * @param {chrome.permissions.Permissions} added
 */
export async function finishIntent({ origins = [] }) {
  const intent = await takeIntent();
  if (!intent || !intent.origins.some((origin) => origins.some((pattern) => pattern.startsWith(`${origin}/`)))) return;
  if (await isPopupOpen()) return;
  const tab = await tabs.frontTab().catch(() => undefined);
  if (tab?.id !== intent.tabId) return;
  try {
    const done = await fill(intent.order);
    if ('filled' in done && done.filled.report === 'filled') return;
  } catch {
    // the popup says what is the matter
  }
  await openPopup();
}

// What the popup is to do once it stands: a fill that waits for a permission, kept in storage.session from the question
// until the browser says yes, and the screen that a shortcut asks for.

const NAME = 'intent';
const LIVES = 120_000; // ms

/** @typedef {{ order: Extract<import('../types.js').Message, { type: 'fill' }>, tabId: number, origins: string[], at: number }} Intent */

/** @param {Omit<Intent, 'at'>} intent */
export async function keepIntent(intent) {
  await chrome.storage.session.set({ [NAME]: { ...intent, at: Date.now() } });
}

/** The intent, once, if it is not too old. */
export async function takeIntent() {
  const { [NAME]: stored } = await chrome.storage.session.get(NAME);
  await chrome.storage.session.remove(NAME);
  const intent = /** @type {Intent | undefined} */ (stored);
  return intent && Date.now() - intent.at <= LIVES ? intent : undefined;
}

const SCREEN = 'screen';

/** The screen that the popup is to open with. @param {'late'} name */
export async function wantScreen(name) {
  await chrome.storage.session.set({ [SCREEN]: { name, at: Date.now() } });
}

/** That screen, once, if it was asked for just now. @returns {Promise<'late' | undefined>} */
export async function takeScreen() {
  const { [SCREEN]: stored } = await chrome.storage.session.get(SCREEN);
  if (stored === undefined) return undefined;
  await chrome.storage.session.remove(SCREEN);
  const { name, at } = /** @type {{ name: 'late', at: number }} */ (stored);
  return Date.now() - at < 10_000 ? name : undefined;
}

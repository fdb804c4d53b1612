// A fill that waits for a permission: kept in storage.session from the question until the browser says yes.

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

// The only file that names a difference between browsers. Firefox answers `chrome.*` with promises too, so the
// namespace is no difference.

const base = chrome.runtime.getURL('');

/**
 * Whether a message comes from one of our own pages. A content script carries our id too, and a missing field is a
 * refusal: both the id and the address of an extension page must be there. (`sender.origin` is absent in older Firefox.)
 * @param {chrome.runtime.MessageSender | undefined} sender
 */
export function isOwnPage(sender) {
  if (!sender || sender.id !== chrome.runtime.id || typeof sender.url !== 'string' || !sender.url.startsWith(base)) return false;
  return sender.origin === undefined || `${sender.origin}/` === base;
}

/**
 * The origin of the document that a message comes from, as the browser tells it; empty where it does not.
 * @param {chrome.runtime.MessageSender} sender
 */
export function originOf(sender) {
  if (sender.origin !== undefined) return sender.origin === 'null' ? '' : sender.origin;
  return sender.url && URL.canParse(sender.url) ? new URL(sender.url).origin : '';
}

/** Whether a page of the extension may make and use passkeys. Firefox takes none of its addresses as their owner. */
export const passkeysAllowed = base.startsWith('chrome-extension:');

/** Whether the browser tells extensions of a locked screen. Firefox knows "idle" and "active" alone. */
export const tellsOfLockedScreen = base.startsWith('chrome-extension:');

/** Keeps storage.session to our own pages. Firefox never shows it to content scripts. */
export async function guardSession() {
  await chrome.storage.session.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/**
 * One exact document of a tab, as `executeScript` wants it: by its document id where the browser has one, so that a
 * navigation in between makes the call fail instead of reaching another page.
 * @param {number} tabId
 * @param {{ frameId: number, documentId?: string }} frame
 * @returns {chrome.scripting.InjectionTarget}
 */
export function documentTarget(tabId, frame) {
  return frame.documentId ? { tabId, documentIds: [frame.documentId] } : { tabId, frameIds: [frame.frameId] };
}

/** Opens the popup where the browser allows that without a click; true if it did. */
export async function openPopup() {
  try {
    await chrome.action.openPopup();
    return true;
  } catch {
    return false;
  }
}

/** Whether our popup is open. */
export async function isPopupOpen() {
  if (chrome.runtime.getContexts) return (await chrome.runtime.getContexts({ contextTypes: ['POPUP'] })).length > 0;
  return chrome.extension.getViews({ type: 'popup' }).length > 0;
}

/**
 * Whether a failure of the browser's storage means that there is no room.
 * @param {unknown} error
 */
export function isQuota(error) {
  return error instanceof Error && (error.name === 'QuotaExceededError' || /quota/i.test(error.message));
}

/**
 * Whether a failure of `executeScript` means that the document went away, not that it may not be touched.
 * @param {unknown} error
 */
export function isGone(error) {
  return error instanceof Error
    && /frame .*(removed|not exist)|no frame|no document|no tab with id|invalid tab|was removed|context.*(destroyed|unloaded)|actor .*destroyed|message manager disconnected/i.test(error.message);
}

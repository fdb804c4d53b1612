// "Fill by itself": the sites that a person allowed, each with its own permission and tab/watch.js registered there, and
// what happens when a field shows up on one. The browser's own list of registered scripts is the only record of them.
import { fill } from './fill.js';
import { originOf } from './platform.js';
import * as session from './session.js';
import * as vault from './vault.js';

const PREFIX = 'watch ';
const WISH = 'watch'; // in storage.session: the origin that a permission is being asked for
const FILLED = 'filledBy'; // in storage.session: until when a site has had its code
const LIVES = 120_000; // ms
const BADGE = 'lock';

/** The permission for one origin. Match patterns have no ports in Firefox; the origin is compared when it matters. @param {string} origin */
export function patternOf(origin) {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/** @returns {Promise<string[]>} the origins that are filled by themselves */
export async function watched() {
  const scripts = await chrome.scripting.getRegisteredContentScripts().catch(() => []);
  return scripts.filter(({ id }) => id.startsWith(PREFIX)).map(({ id }) => id.slice(PREFIX.length));
}

/**
 * Switches a site on, as soon as the browser has its permission. Without it the wish is kept for two minutes: Chromium
 * closes the popup while it asks, and `permissions.onAdded` comes back here.
 * @param {string} origin
 * @returns {Promise<boolean>} whether it is on now
 */
export async function switchOn(origin) {
  const origins = [patternOf(origin)];
  if (!(await chrome.permissions.contains({ origins }))) {
    await chrome.storage.session.set({ [WISH]: { origin, at: Date.now() } });
    return false;
  }
  await chrome.storage.session.remove(WISH);
  if ((await watched()).includes(origin)) return true;
  await chrome.scripting.registerContentScripts([{
    id: PREFIX + origin, matches: origins, js: ['tab/watch.js'], runAt: 'document_idle', allFrames: false, persistAcrossSessions: true,
  }]);
  return true;
}

/** Switches a site off and gives its permission back. @param {string} origin */
export async function switchOff(origin) {
  await chrome.storage.session.remove(WISH);
  await chrome.scripting.unregisterContentScripts({ ids: [PREFIX + origin] }).catch(() => undefined);
  const pattern = patternOf(origin);
  if (!(await watched()).some((other) => patternOf(other) === pattern)) await chrome.permissions.remove({ origins: [pattern] }).catch(() => false);
}

/** A permission came: the wish that was waiting for it comes true. @param {chrome.permissions.Permissions} added */
export async function permitted({ origins = [] }) {
  const { [WISH]: kept } = await chrome.storage.session.get(WISH);
  const wish = /** @type {{ origin: string, at: number } | undefined} */ (kept);
  if (!wish || Date.now() - wish.at > LIVES || !origins.includes(patternOf(wish.origin))) return;
  await switchOn(wish.origin);
}

/** A permission was taken away in the browser's own settings: its sites are off. @param {chrome.permissions.Permissions} removed */
export async function forbidden({ origins = [] }) {
  for (const origin of await watched()) if (origins.includes(patternOf(origin))) await switchOff(origin);
}

/**
 * Whether a message is the one word of tab/watch.js, from the top document of a site that is switched on. Everything else
 * about the sender is checked in `seen`; whatever comes of it, the tab is never answered.
 * @param {unknown} message
 */
export function isSeen(message) {
  return typeof message === 'object' && message !== null && Object.keys(message).length === 1
    && /** @type {any} */ (message).type === 'seen';
}

/** A field came into view. @param {chrome.runtime.MessageSender} sender */
export async function seen(sender) {
  const { tab, frameId, id } = sender;
  const origin = originOf(sender);
  if (id !== chrome.runtime.id || tab?.id === undefined || !tab.active || frameId !== 0 || !origin) return;
  if (!(await watched()).includes(origin)) return;
  if (!(await session.status()).unlocked) return sayLocked(tab.id);
  await fillByItself({ id: tab.id, windowId: tab.windowId, url: `${origin}/` }, origin);
}

/** After unlocking: the tab in front, if it waits for that. @param {{ id: number, windowId: number, url: string }} tab */
export async function afterUnlock(tab) {
  if ((await chrome.action.getBadgeText({ tabId: tab.id })) !== BADGE) return;
  await chrome.action.setBadgeText({ tabId: tab.id, text: '' });
  await chrome.action.setTitle({ tabId: tab.id, title: 'Holdfast' });
  const origin = new URL(tab.url).origin;
  if ((await watched()).includes(origin)) await fillByItself(tab, origin);
}

/** @param {number} tabId */
async function sayLocked(tabId) {
  await chrome.action.setBadgeText({ tabId, text: BADGE });
  await chrome.action.setTitle({ tabId, title: 'Holdfast is locked. Unlock it to fill the code here.' });
}

/**
 * Fills if there is exactly one account for the site and no doubt about the field. A code is filled once: a page that
 * empties its field, or draws another one, does not get it again.
 * @param {{ id: number, windowId: number, url: string }} tab
 * @param {string} origin
 */
async function fillByItself(tab, origin) {
  const { [FILLED]: kept } = await chrome.storage.session.get(FILLED);
  const had = /** @type {Record<string, number>} */ (kept ?? {});
  if ((had[origin] ?? 0) > Date.now()) return;
  const ids = await vault.read((open) => open.here(`${origin}/`).bound.filter((/** @type {string} */ id) => {
    const { otp, trashed } = open.entry(id, Date.now());
    return otp && otp.kind !== 'hotp' && trashed === undefined;
  }));
  if (ids.length !== 1) return;
  const done = await fill({ type: 'fill', id: ids[0], what: 'code' }, { tab, origin });
  if (!('filled' in done) || done.filled.report === 'refused') return;
  await chrome.storage.session.set({ [FILLED]: { ...had, [origin]: done.filled.expiresAt ?? Date.now() + 30_000 } });
}

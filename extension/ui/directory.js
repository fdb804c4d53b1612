// What the directory of services says of sites, and how the pages put it.
import { send } from './send.js';

/** @typedef {import('../types.d.ts').ServiceView} ServiceView */

/** As many go into one question. */
const MOST = 10_000;

/** The most valuable first; last what the directory does not know. */
export const WORTHS = /** @type {const} */ (['mail', 'money', 'identity', 'work', 'other', 'unknown']);
/** @typedef {typeof WORTHS[number]} Worth */

/** @type {Record<Worth, string>} */
export const WORTH_NAMES = {
  mail: 'Mail', money: 'Money', identity: 'Identity', work: 'Work', other: 'Other', unknown: 'Not in the directory',
};

/** By host. @param {string[]} hosts @returns {Promise<Map<string, ServiceView>>} */
export async function directory(hosts) {
  const { services } = await send('services', { hosts: [...new Set(hosts)].slice(0, MOST) });
  return new Map(services.map((service) => [service.host, service]));
}

/** Where an address leads that nobody wrote down. @param {string} host */
export const addressOf = (host) => `${/^(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(host) ? 'http' : 'https'}://${host}/`;

// What the directory of services knows of a site, in words and links. A link is opened by a person's press and tells the
// site nothing of where it came from; nothing is fetched.
import { el } from './element.js';
import { send } from './send.js';

/** @typedef {import('../types.d.ts').ServiceView} ServiceView */
/** @typedef {import('../types.d.ts').ServiceFactor} Factor */

/** @type {Record<Factor, string>} */
const WAYS = {
  totp: 'authenticator app', backup_codes: 'backup codes', passkey: 'passkey', key: 'security key', app: 'its own app', email: 'e-mail', sms: 'text message',
  call: 'phone call',
};
/** What needs no phone number. @type {Factor[]} */
const WITHOUT_TEXTS = ['totp', 'backup_codes', 'passkey', 'key', 'app', 'email'];

/**
 * The first of these hosts that the directory knows.
 * @param {string[]} hosts
 * @returns {Promise<ServiceView | undefined>}
 */
export async function serviceOf(hosts) {
  return hosts.length === 0 ? undefined : (await send('services', { hosts })).services[0];
}

/** "authenticator app, backup codes, passkey": what the service offers beside texts and calls. @param {ServiceView} service */
export function waysOf({ factors }) {
  return WITHOUT_TEXTS.filter((way) => factors.includes(way)).map((way) => WAYS[way]).join(', ');
}

/** The better thing that it offers to who has only text messages, and what is done about it. @param {ServiceView} service */
export function betterOf({ factors }) {
  if (factors.includes('totp')) return { what: 'app codes', press: 'switch here' };
  if (factors.includes('backup_codes')) return { what: 'backup codes', press: 'get them here' };
  if (factors.includes('passkey')) return { what: 'passkeys', press: 'switch here' };
  return factors.includes('key') ? { what: 'security keys', press: 'switch here' } : undefined;
}

/**
 * @param {string} address
 * @param {string} words
 * @param {string} action
 */
export function outward(address, words, action) {
  return el('a', { href: address, target: '_blank', rel: 'noreferrer', 'data-action': action }, words);
}

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

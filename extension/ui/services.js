// What the directory of services knows of a site, in words and links. A link is opened by a person's press and tells the
// site nothing of where it came from; nothing is fetched.
import { el } from './element.js';
import { send } from './send.js';

/** @typedef {import('../types.d.ts').ServiceView} Service */
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
 * @returns {Promise<Service | undefined>}
 */
export async function serviceOf(hosts) {
  return hosts.length === 0 ? undefined : (await send('services', { hosts })).services[0];
}

/** "authenticator app, backup codes, passkey": what the service offers beside texts and calls. @param {Service} service */
export function waysOf({ factors }) {
  return WITHOUT_TEXTS.filter((way) => factors.includes(way)).map((way) => WAYS[way]).join(', ');
}

/** The better thing that it offers to who has only text messages, and what is done about it. @param {Service} service */
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

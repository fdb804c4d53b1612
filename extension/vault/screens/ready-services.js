// What the directory of services knows of the accounts on the page: what a site offers beside text messages, and where. Its
// links are opened by a click and by nothing else.
import { el } from '../../ui/element.js';
import { WORTHS, betterOf, directory, outward } from '../../ui/services.js';

/** @typedef {import('../../types.d.ts').ServiceView} ServiceView */
/** @typedef {import('../../types.d.ts').EntryView} EntryView */
/** @typedef {import('../../types.d.ts').Finding} Finding */
/** @typedef {import('./ready-row.js').Judged} Judged */

/** Asked about at once; who has more has these to do first. */
const MOST = 2_000;

/** @type {Set<Finding | undefined>} */
const APP = new Set(/** @type {const} */ (['texts-only', 'nothing', 'mail-only', 'codes-only']));
/** @type {Set<Finding | undefined>} */
const CODES = new Set(/** @type {const} */ (['no-backup', 'backup-none', 'backup-few', 'backup-old']));

/** By host. @param {EntryView[]} entries @returns {Promise<Map<string, ServiceView>>} empty when the directory cannot be asked */
export async function servicesOf(entries) {
  const known = /** @type {Map<string, ServiceView>} */ (new Map());
  return directory(entries.slice(0, MOST).flatMap(({ sites }) => sites[0]?.host ?? [])).catch(() => known);
}

/**
 * What the directory knows, and the accounts that are shut in the order of their worth.
 * @param {Judged[]} judged the worst first
 * @returns {Promise<Judged[]>}
 */
export async function withServices(judged) {
  const asked = judged.filter(({ findings: [worst] }) => APP.has(worst) || CODES.has(worst)).map(({ entry }) => entry);
  const known = await servicesOf(asked);
  if (known.size === 0) return judged;
  const told = judged.map((one) => ({ ...one, service: known.get(one.entry.sites[0]?.host ?? '') }));
  const shut = told.filter(({ level }) => level === 'shut');
  /** @param {Judged} one */
  const worth = ({ service }) => WORTHS.indexOf(service?.worth ?? 'other');
  /** @param {Judged} one */
  const rule = ({ findings: [worst] }) => (worst === 'texts-only' ? 0 : 1);
  return [...shut.sort((a, b) => rule(a) - rule(b) || worth(a) - worth(b)), ...told.filter(({ level }) => level !== 'shut')];
}

/**
 * What the site offers against a finding, with the way there.
 * @param {Finding | undefined} finding
 * @param {ServiceView | undefined} service
 */
export function offer(finding, service) {
  if (!service) return null;
  const { name, factors, settingsUrl, backupUrl } = service;
  /** @param {string} what @param {string | undefined} address @param {string} press */
  const line = (what, address, press) => el('p', { class: 'small offer' }, el('bdi', null, name), ` ${what}`, address ? [': ', outward(address, press, 'open-service')] : ', in its security settings.');
  if (CODES.has(finding)) return backupUrl || factors.includes('backup_codes') ? line('makes backup codes', backupUrl ?? settingsUrl, 'open that page') : null;
  const better = APP.has(finding) ? betterOf(service) : undefined;
  return better ? line(`offers ${better.what}`, better.what === 'backup codes' ? backupUrl ?? settingsUrl : settingsUrl, better.press) : null;
}

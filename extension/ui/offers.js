// What was found, before anything is saved: names and site to correct, the live code as proof, duplicates, warnings.
import { codeText, setCode } from './code-row.js';
import { el, field } from './element.js';
import { sentence, warning } from './errors.js';
import { icon } from './icons.js';
import { text } from './otp-form.js';
import { algorithmName, hostOf, kindName, missing, plural, shape, title } from './words.js';

/** @typedef {import('../types.d.ts').Offer} Offer */
/** @typedef {import('../types.d.ts').Preview} Preview */
/** @typedef {import('../types.d.ts').Pick} Pick */

/** Offers that can be corrected one by one; longer lists are taken or left. */
const FULL = 8;

/**
 * @param {Preview} found
 * @param {(id: string) => import('../types.d.ts').EntryView | undefined} entry for the names of duplicates
 * @param {import('../types.d.ts').EntryView[]} [open] accounts of this site that have no one-time code yet: some sites show
 *   the backup codes first
 * @returns {{ node: HTMLElement, picks: () => Pick[] | undefined }} no picks at all when a site is no address
 */
export function offerList(found, entry, open = []) {
  const one = found.offers.length === 1;
  const into = one && open.length > 0 && found.offers[0]?.duplicateOf === undefined ? chooser(open) : undefined;
  const cards = found.offers.map((offer, index) => offerCard(offer, index, one, found.offers.length <= FULL, entry));
  return {
    node: el('div', { class: 'stack wide' },
      found.missingParts?.length
        ? el('div', { class: 'notice warn', 'data-code': 'missing-parts' }, icon('warning'), el('p', { class: 'grow' }, `${missing(found.missingParts)} You can save these now and read the rest later; what was saved before is recognised.`))
        : null,
      into ? field('Keep it with', into) : null,
      el('ul', { class: 'stack wide offers' }, cards.map((card) => card.node)),
      found.errors.length > 0 ? refused(found.errors) : null),
    picks() {
      const picks = cards.map((card) => card.pick());
      if (picks.includes(undefined)) return undefined;
      return picks.flatMap((pick) => pick ?? []).map((pick) => (into?.value ? { ...pick, into: into.value } : pick));
    },
  };
}

/** @param {import('../types.d.ts').EntryView[]} open */
function chooser(open) {
  const options = open.map((view) => el('option', { value: view.id }, `The backup codes of ${title(view)}${view.account ? `, ${view.account}` : ''}`));
  return el('select', { id: 'keep-with', class: 'input' }, options, el('option', { value: '' }, 'A new account'));
}

/**
 * @param {Offer} offer
 * @param {number} index
 * @param {boolean} one
 * @param {boolean} full
 * @param {(id: string) => import('../types.d.ts').EntryView | undefined} entry
 */
function offerCard(offer, index, one, full, entry) {
  const label = offer.name || offer.account || 'Without a name';
  const picked = el('input', { type: 'checkbox', class: 'offer-pick', 'aria-label': `Keep ${label}` });
  picked.checked = offer.duplicateOf === undefined;
  const name = text(`offer-${index}-name`, { class: 'input offer-name', value: offer.name });
  const account = text(`offer-${index}-account`, { class: 'input offer-account', value: offer.account });
  const host = text(`offer-${index}-host`, { class: 'input offer-host', value: offer.host ?? '', dir: 'ltr', placeholder: 'no site yet; you are asked when you first fill it' });
  const duplicate = offer.duplicateOf === undefined ? undefined : entry(offer.duplicateOf);
  const warnings = offer.warnings.filter((code) => code !== 'duplicate').map((code) => tell(code, warning(code)));
  if (offer.duplicateOf !== undefined) {
    warnings.unshift(tell('duplicate', `The vault has this one already${duplicate ? `, as “${title(duplicate)}”` : ''}.`));
  }
  const proof = offer.code === undefined ? null : codeText(offer.digits);
  if (proof && offer.code !== undefined) setCode(proof, offer.code);
  const facts = el('dl', { class: 'facts small' },
    el('dt', null, 'Code'), el('dd', null, `${kindName(offer.kind)}, ${shape(offer)}${offer.kind === 'totp' && offer.algorithm !== 'sha1' ? `, ${algorithmName(offer.algorithm)}` : ''}`),
    offer.host && !full ? [el('dt', null, 'Fills on'), el('dd', null, el('bdi', { class: 'host' }, offer.host))] : null);
  const heading = one ? null : el('label', { class: 'row' }, picked, el('span', { class: 'grow strong cut' }, label), full ? null : el('span', { class: 'muted small cut' }, offer.account));
  const node = el('li', { class: one || !full ? 'offer stack' : 'offer card stack', 'data-index': index },
    heading,
    proof && full ? el('div', { class: 'row proof' }, el('span', { class: 'grow muted small' }, 'Code now'), proof) : null,
    full ? el('div', { class: 'pair' }, field('Name', name), field('Account', account)) : null,
    full ? field('Fills on', host) : null,
    full ? facts : null, warnings);
  return {
    node,
    /** @returns {Pick | null | undefined} null is not picked, undefined is a site that is no address */
    pick() {
      if (!one && !picked.checked) return null;
      if (!full) return { index };
      const names = { index, name: name.value.trim(), account: account.value.trim() };
      if (host.value.trim() === (offer.host ?? '')) return names;
      const site = hostOf(host.value);
      return site === undefined ? undefined : { ...names, host: site };
    },
  };
}

/**
 * @param {string} code
 * @param {string} words
 */
function tell(code, words) {
  return el('div', { class: 'notice warn small', 'data-code': code }, icon('info'), el('p', { class: 'grow' }, words));
}

/** @param {Preview['errors']} errors */
function refused(errors) {
  return el('details', null,
    el('summary', null, `${plural(errors.length, 'line was', 'lines were')} not understood`),
    el('ul', { class: 'stack tight inset small' }, errors.slice(0, 100).map((error) =>
      el('li', null, error.line === undefined ? '' : `Line ${error.line}: `, sentence(error.code)))));
}

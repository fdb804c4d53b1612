// What was found, before anything is saved: names to correct, the site it binds to, the live code as proof, warnings.
import { codeText, setCode } from '../../ui/code-row.js';
import { button, el, field } from '../../ui/element.js';
import { sentence, warning } from '../../ui/errors.js';
import { icon } from '../../ui/icons.js';
import { send } from '../../ui/send.js';
import { algorithmName, kindName, missing, plural, shape, title } from '../../ui/words.js';
import { app, notice, show } from '../app.js';
import { text } from './by-hand.js';

/** @typedef {import('../../types.d.ts').Offer} Offer */
/** @typedef {import('../../types.d.ts').Preview} Preview */
/** @typedef {import('../../types.d.ts').Pick} Pick */

/** Offers that can be corrected one by one; longer lists are taken or left. */
const FULL = 8;

/**
 * @param {{found: Preview, from: 'page' | 'text' | 'pictures' | 'form'}} params
 * @returns {import('../app.js').Screen}
 */
export function preview({ found }) {
  const one = found.offers.length === 1;
  const cards = found.offers.map((offer, index) => offerCard(offer, index, one, found.offers.length <= FULL));
  const save = button(one ? 'Save' : 'Save these', { action: 'save', kind: 'primary big', press: submit });

  async function submit() {
    const picks = cards.flatMap((card) => card.pick() ?? []);
    if (picks.length === 0) {
      notice('nothing-picked', 'Nothing is chosen. Tick what you want to keep.', 'warn');
      return;
    }
    const added = await send('add', { token: found.token, picks });
    await app.refresh();
    await show('added', { ids: added.ids }, { replace: true });
  }

  return {
    title: one ? 'Is this right?' : `${plural(found.offers.length, 'account', 'accounts')} found`,
    main: [el('div', { class: 'stack wide' },
      found.missingParts?.length
        ? el('div', { class: 'notice warn', 'data-code': 'missing-parts' }, icon('warning'), el('p', { class: 'grow' }, `${missing(found.missingParts)} You can save these now and read the rest later.`))
        : null,
      el('ul', { class: 'stack wide offers' }, cards.map((card) => card.node)),
      found.errors.length > 0 ? refused(found.errors) : null)],
    foot: [el('span', { class: 'grow' }), save],
    focus: save,
  };
}

/**
 * @param {Offer} offer
 * @param {number} index
 * @param {boolean} one
 * @param {boolean} full
 */
function offerCard(offer, index, one, full) {
  const label = offer.name || offer.account || 'Without a name';
  const picked = el('input', { type: 'checkbox', class: 'offer-pick', 'aria-label': `Keep ${label}` });
  picked.checked = offer.duplicateOf === undefined;
  const name = text(`offer-${index}-name`, { class: 'input offer-name', value: offer.name });
  const account = text(`offer-${index}-account`, { class: 'input offer-account', value: offer.account });
  const duplicate = offer.duplicateOf === undefined ? undefined : app.entry(offer.duplicateOf);
  const warnings = offer.warnings.filter((code) => code !== 'duplicate').map((code) => tell(code, warning(code)));
  if (offer.duplicateOf !== undefined) {
    warnings.unshift(tell('duplicate', `The vault has this one already${duplicate ? `, as “${title(duplicate)}”` : ''}.`));
  }
  const proof = offer.code === undefined ? null : codeText(offer.digits);
  if (proof && offer.code !== undefined) setCode(proof, offer.code);
  const facts = el('dl', { class: 'facts small' },
    el('dt', null, 'Code'), el('dd', null, `${kindName(offer.kind)}, ${shape(offer)}${offer.kind === 'totp' && offer.algorithm !== 'sha1' ? `, ${algorithmName(offer.algorithm)}` : ''}`),
    el('dt', null, 'Fills on'), el('dd', { class: 'offer-host' }, offer.host ? el('bdi', { class: 'host' }, offer.host) : 'no site yet; you are asked when you first fill it'));
  const heading = one ? null : el('label', { class: 'row' }, picked, el('span', { class: 'grow strong cut' }, label), full ? null : el('span', { class: 'muted small cut' }, offer.account));
  const node = el('li', { class: one || !full ? 'offer stack' : 'offer card stack', 'data-index': index },
    heading,
    proof && full ? el('div', { class: 'row proof' }, el('span', { class: 'grow muted small' }, 'Code now'), proof) : null,
    full ? el('div', { class: 'pair' }, field('Name', name), field('Account', account)) : null,
    full ? facts : null, warnings);
  return {
    node,
    /** @returns {Pick | null} */
    pick() {
      if (!one && !picked.checked) return null;
      return full ? { index, name: name.value.trim(), account: account.value.trim() } : { index };
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

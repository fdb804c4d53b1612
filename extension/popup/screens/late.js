// "The text message is late": what works on this site right now, in order, and what to press.
import { backupCodes } from '../../ui/backup-codes.js';
import { face, names } from '../../ui/code-row.js';
import { button, el, fill } from '../../ui/element.js';
import { outward, serviceOf, waysOf } from '../../ui/services.js';
import { send } from '../../ui/send.js';
import { app, show } from '../app.js';
import { fillPage } from '../fill.js';
import { codeCard } from './entry.js';
import { addFromPage } from './add.js';
import { captureFromPage } from './backup-preview.js';

/** @typedef {import('../../types.d.ts').EntryView} EntryView */
/** @typedef {import('../../types.d.ts').Wants} Wants */

/**
 * @param {{wants?: Wants}} [params] wants: what the page asks for, when that is known already
 * @returns {Promise<import('../app.js').Screen>}
 */
export async function late(params) {
  const bound = app.entries.filter((entry) => app.here?.bound.includes(entry.id)).sort((a, b) => (b.used ?? 0) - (a.used ?? 0));
  const host = app.here?.display || app.here?.host || 'this page';
  const press = el('p', { class: 'press' }, advice(params?.wants ?? 'none', bound));
  const offers = el('div', { class: 'stack tight' });
  // The panel stands before the page was read and the directory asked; the advice follows.
  if (app.here && !params?.wants) {
    send('scan', { from: 'survey' }).then((survey) => {
      if ('wants' in survey) press.textContent = advice(survey.wants, bound);
    }).catch(() => undefined);
  }
  if (app.here?.domain) offersOf(app.here.host, bound.length > 0, offers).catch(() => undefined);
  const parts = bound.length === 0 ? nothing(host) : await Promise.all(bound.map((entry) => what(entry, bound.length > 1)));
  return {
    title: 'The text message is late',
    main: [el('div', { class: 'stack wide' },
      bound.length > 0 ? el('p', { class: 'muted' }, 'This works on ', el('bdi', { class: 'host' }, host), ' now, without a text message:') : null,
      parts,
      bound.length > 0 ? el('section', { class: 'card stack tight', 'aria-label': 'What to press' }, el('h2', null, 'What to press'), press, offers) : offers)],
    focus: null,
  };
}

/**
 * What the service offers under "try another way", by name, and where it says so itself.
 * @param {string} host
 * @param {boolean} also something is kept for it
 * @param {HTMLElement} place
 */
async function offersOf(host, also, place) {
  const service = await serviceOf([host]);
  const ways = service ? waysOf(service) : '';
  if (!service || !ways) return;
  fill(place,
    el('p', { 'data-code': 'service-ways' }, `${service.name} ${also ? 'also offers' : 'offers'}: ${ways}.`),
    service.helpUrl || service.backupUrl ? el('p', { class: 'row wrap small' },
      service.helpUrl ? outward(service.helpUrl, `Help from ${service.name}`, 'service-help') : null,
      service.backupUrl ? outward(service.backupUrl, 'Make backup codes there', 'service-backup') : null) : null);
}

/**
 * @param {EntryView} entry
 * @param {boolean} several
 */
async function what(entry, several) {
  const backup = entry.backup ? backupCodes(entry, { changed: app.put, fill: (index) => fillPage({ id: entry.id, what: 'backup', index }) }) : null;
  await backup?.ready;
  return el('div', { class: 'stack' },
    several ? el('div', { class: 'row' }, face(entry), names(entry)) : null,
    entry.otp ? codeCard(entry) : null,
    backup?.node ?? null);
}

/**
 * @param {Wants} wants
 * @param {EntryView[]} bound
 */
function advice(wants, bound) {
  const otp = bound.some((entry) => entry.otp);
  const instead = otp ? '“Authenticator app”' : '“Backup code”';
  switch (wants) {
    case 'code':
      return otp ? 'This page takes the code above: press Fill.' : 'This page wants a code from an app. Look for “Try another way” or “Use a backup code”, then fill one here.';
    case 'backup':
      return 'This page takes a backup code: press “Fill the next one”.';
    case 'either':
      return 'This page takes the code and backup codes alike: press Fill.';
    case 'texted':
      return `This page waits for the texted code, so nothing is filled there. Look for “Try another way”, “I have no access to my phone” or “Use a different method”, choose ${instead}, then open Holdfast again.`;
    default:
      return `On the page, look for “Try another way”, “Use a different method” or “Use a backup code”. Choose ${instead}, then open Holdfast again.`;
  }
}

/** @param {string} host */
function nothing(host) {
  return [
    el('p', null, 'Nothing is kept for ', el('bdi', { class: 'host' }, host), ' yet, so Holdfast cannot help with this sign-in. On the page, look for “Try another way” or “Call me instead”.'),
    el('p', { class: 'muted' }, 'Once you are in, switch on the authenticator app in its security settings and keep its backup codes here. Then the next text message may take as long as it likes.'),
    el('div', { class: 'row wrap' },
      button('Find an account I have', { action: 'find', press: () => show('list') }),
      app.here ? button('Add from this page', { action: 'add-from-page', kind: 'quiet', press: addFromPage }) : null,
      app.here ? button('Keep the backup codes of this page', { action: 'keep-codes', kind: 'quiet', press: () => captureFromPage() }) : null),
  ];
}

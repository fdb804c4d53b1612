// Backup codes for one account: where the site makes them, and every way to bring them in.
import { receive } from '../../ui/bring-in.js';
import { el } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { addressOf } from '../../ui/services.js';
import { title } from '../../ui/words.js';
import { app, failed, go } from '../app.js';
import { codesCard } from './codes-card.js';
import { offer, servicesOf } from './ready-services.js';

/** @param {string} id @returns {Promise<import('../app.js').Screen>} */
export async function codes(id) {
  const entry = app.entry(id);
  if (!entry || entry.trashed !== undefined) return { title: 'Gone', main: [el('h1', null, 'This account is not in the vault any more'), el('p', null, 'Perhaps it was removed in another window: look in the trash.')] };
  const card = codesCard(entry);
  const host = entry.sites[0]?.host;
  const service = host === undefined ? undefined : (await servicesOf([entry])).get(host);
  return {
    title: `Backup codes of ${title(entry)}`,
    leave: receive({ file: card.file, text: card.text }, failed),
    keys: (event) => {
      if (event.key !== 'Escape') return false;
      go('ready').catch(failed);
      return true;
    },
    main: [el('div', { class: 'sheet stack wide' },
      el('a', { href: '#ready', class: 'button quiet back-link' }, icon('back', 'glyph flip'), 'If texts stop'),
      el('h1', { class: 'break' }, 'Backup codes of ', el('bdi', null, title(entry))),
      el('section', { class: 'card stack', 'aria-labelledby': 'from-site' }, el('h2', { id: 'from-site' }, 'From the site'),
        el('p', null, 'Sites show backup codes in their security settings, near “two-step” or “two-factor”. Some call them recovery codes. On the page that shows them, open Holdfast from the toolbar and choose “Keep the codes of this page”.'),
        offer('no-backup', service),
        el('div', { class: 'row wrap' }, host
          ? el('a', { class: 'button', href: addressOf(host), target: '_blank', rel: 'noreferrer', 'data-action': 'open-site' }, icon('open'), 'Open ', el('bdi', null, host)) : null)),
      card.node)],
  };
}

// One entry in the popup: its code, its backup codes, where it fills.
import { backupCodes, noBackupCodes } from '../../ui/backup-codes.js';
import { codeText, copyCode, face, liveCodeOf, names, setCode } from '../../ui/code-row.js';
import { nextCode, watchCode } from '../../ui/codes.js';
import { button, el } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { markOf } from '../../ui/readiness.js';
import { shape, title } from '../../ui/words.js';
import { app, back, failed, show, typing } from '../app.js';
import { fillPage } from '../fill.js';
import { openVault } from './list.js';

/** @typedef {import('../../types.d.ts').EntryView} EntryView */

/**
 * @param {{id: string}} params
 * @returns {Promise<import('../app.js').Screen>}
 */
export async function entry({ id }) {
  let found = app.entry(id);
  if (!found) {
    await app.refresh();
    found = app.entry(id);
  }
  if (!found) return { title: 'Gone', main: [el('p', null, 'This account is not in the vault any more. Perhaps it was removed in another window: look in the trash of the vault page.')] };
  const view = found;
  const code = view.otp ? codeCard(view) : null;
  const keepCodes = async () => (await import('./backup-preview.js')).captureFromPage(id);
  const ways = [
    app.here ? button('Keep the codes of this page', { action: 'keep-codes', press: keepCodes }) : null,
    button('Paste them', { action: 'add-codes-text', press: () => show('paste', { codesFor: id }) }),
  ];
  const backup = view.backup
    ? backupCodes(view, { changed: app.put, rows: 'folded', fill: app.here ? (index) => fillPage({ id, what: 'backup', index }) : undefined })
    : null;
  await backup?.ready;
  return {
    title: title(view),
    top: [button([icon('back', 'glyph flip')], { action: 'back', kind: 'quiet icon', name: 'Back', press: back }), face(view),
      el('h1', { class: 'grow heading' }, names(view, fillsOn(view)), markOf(view))],
    main: [el('div', { class: 'stack wide' },
      code,
      backup?.node ?? noBackupCodes(...ways),
      backup && app.here ? button('Keep the new codes of this page', { action: 'keep-codes', kind: 'link small', press: keepCodes }) : null,
      view.note ? el('p', { class: 'note break' }, view.note) : null,
      view.otp && view.otp.kind !== 'hotp' && app.here
        ? button('The site refuses the code', { action: 'clock', kind: 'link small', press: () => show('clock') }) : null)],
    foot: [el('span', { class: 'grow muted small cut' }, view.otp ? shape(view.otp) : ''), button('Edit', { action: 'open-vault', kind: 'quiet', icon: icon('open'), press: () => openVault(id) })],
    focus: code?.querySelector('[data-action=fill], [data-action=copy], [data-action=next-code]') ?? null,
    keys: (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      if (typing(event) || !view.otp || view.otp.kind === 'hotp') return false;
      if (event.key.toLowerCase() === 'c') copyCode(id).catch(failed);
      else if (event.key === 'Enter' && app.here && target.tagName !== 'BUTTON') fillPage({ id, what: 'code' }).catch(failed);
      else return false;
      return true;
    },
  };
}

/** @param {EntryView} view */
function fillsOn(view) {
  const hosts = view.sites.map((site) => site.host);
  return hosts.length === 0 ? 'no site yet' : `fills on ${hosts.join(', ')}`;
}

/** @param {EntryView} view */
export function codeCard(view) {
  const otp = view.otp;
  if (otp?.kind === 'hotp') return counterCard(view);
  const { text, time, next } = liveCodeOf(view, { large: true });
  return el('section', { class: 'card code-card stack', 'data-id': view.id, 'aria-label': 'One-time code' },
    el('div', { class: 'row' }, el('span', { class: 'grow' }, text), next, time),
    el('div', { class: 'row wrap' },
      app.here ? button('Fill', { action: 'fill', kind: 'primary', key: 'Enter', press: () => fillPage({ id: view.id, what: 'code' }) }) : null,
      button('Copy', { action: 'copy', kind: app.here ? '' : 'primary', key: 'C', press: () => copyCode(view.id) })));
}

/** A counter-based code is made when it is asked for: each one counts. @param {EntryView} view */
function counterCard(view) {
  const text = codeText(view.otp?.digits);
  text.setAttribute('aria-label', 'No code yet');
  const actions = el('div', { class: 'row wrap', hidden: true },
    app.here ? button('Fill', { action: 'fill', kind: 'primary', press: () => fillPage({ id: view.id, what: 'code' }) }) : null,
    button('Copy', { action: 'copy', press: () => copyCode(view.id) }));
  watchCode(view.id, text, (code) => {
    setCode(text, code.code);
    actions.hidden = false;
  });
  return el('section', { class: 'card code-card stack', 'data-id': view.id, 'aria-label': 'One-time code' },
    text, el('div', { class: 'row wrap' }, button('Show the next code', { action: 'next-code', press: () => nextCode(view.id) })), actions,
    el('p', { class: 'small muted' }, 'Each code of this account counts one on. Show one only when you need it.'));
}

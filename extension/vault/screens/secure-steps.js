// What each step of moving an account off text messages says, with its one button and the ways around it.
import { openPaper } from '../../ui/backup-codes.js';
import { copyCode, liveCodeOf } from '../../ui/code-row.js';
import { button, el } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { send } from '../../ui/send.js';
import { draw, go } from '../app.js';

/** @typedef {import('./secure.js').Case} Case */
/** @typedef {import('../../ui/secure.js').StepId} StepId */
/** @typedef {import('../../types.d.ts').TaskStep} TaskStep */

/** @param {StepId} id @param {Case} one */
export function stepBody(id, one) {
  const [words, ...actions] = BODIES[id](one);
  return [words, el('div', { class: 'row wrap' }, actions)];
}

/** @param {Case} one @param {TaskStep} step */
async function mark({ what }, step) {
  await send('todo', { step: { host: what, step } });
  await draw();
}

/** @param {string} label @param {TaskStep} step @param {Case} one @param {string} [kind] */
const marks = (label, step, one, kind = 'quiet') => button(label, { action: step, kind, press: () => mark(one, step) });

/**
 * A plain link that the person follows; the page it leads to is told nothing of where from.
 * @param {Case} one
 * @param {string} address
 * @param {string} label
 * @param {string} kind
 */
function visit(one, address, label, kind) {
  if (!address) return null;
  // Marked when it is followed: the browser opens the page whether or not the note is kept.
  return el('a', { class: `button ${kind}`, href: address, target: '_blank', rel: 'noreferrer', 'data-action': 'visit', on: {
    click: () => {
      send('todo', { step: { host: one.what, step: 'opened' } }).catch(() => undefined);
    },
  } }, icon('open'), label);
}

const toolbar = () => el('span', { class: 'strong' }, 'the Holdfast button in the toolbar');

/** @type {Record<StepId, (one: Case) => (Node | null)[]>} */
const BODIES = {
  open: (one) => [
    el('p', null, one.plan.appCodes
      ? 'Open the site and sign in. In its settings look for “Security”, then “Two-factor”, “Two-step” or “2FA”, and there for “Authenticator app”.'
      : 'Open the site and sign in. In its settings look for “Security”, then “Backup codes” or “Recovery codes”.'),
    visit(one, one.address, 'Open the site', 'primary'), marks('I am there', 'opened', one)],
  add: (one) => [
    el('p', null, 'When the site shows its QR code, press ', toolbar(), ' on that page, then “Add from this page”. This page goes on by itself.'),
    visit(one, one.address, 'Open the site again', ''), el('a', { class: 'button quiet', href: '#add', 'data-action': 'add' }, 'Add it here, by hand')],
  first: (one) => {
    const { entry } = one;
    const live = entry?.otp && entry.otp.kind !== 'hotp' ? liveCodeOf(entry, { large: true }) : undefined;
    return [
      el('div', { class: 'stack' },
        el('p', null, 'The site wants to see one code, to know that it works. Press ', toolbar(), ' on that page, then “Fill”. Then confirm on the site.'),
        live && entry ? el('div', { class: 'row' }, live.text, live.time) : null),
      entry && live ? button('Copy the code', { action: 'copy', press: () => copyCode(entry.id) }) : null, marks('The site has taken it', 'first-taken', one)];
  },
  codes: (one) => [
    el('p', null, 'They let you in when this browser is not at hand. Most sites show them right after the first code, else in their security settings as “backup” or “recovery codes”. On the page that shows them press ', toolbar(), ', then “Keep the backup codes of this page”.'),
    visit(one, one.service?.backupUrl ?? one.address, 'Open the site', ''),
    one.entry ? button('Paste them here', { action: 'paste-codes', press: () => go(`codes/${one.entry?.id}`) }) : null,
    marks('The site gives none', 'no-codes', one)],
  print: (one) => [
    el('p', null, 'On the day this computer is gone, paper still opens the account. Print the sheet, tick “printed” there, and keep it with your important papers.'),
    one.entry ? button('Print them', { action: 'paper', kind: 'primary', press: () => openPaper(one.entry?.id) }) : null, marks('Not on paper', 'not-printed', one)],
  texts: texts,
};

/** A choice with its price, and what speaks against switching them off yet. @param {Case} one */
function texts(one) {
  const left = one.entry?.backup?.unspent ?? 0;
  const paper = one.entry?.backup?.printedAt !== undefined;
  const off = left > 0;
  return [
    el('div', { class: 'stack' },
      el('p', null, 'Now you may switch text messages off at the site. Both have their price:'),
      el('dl', { class: 'stack tight' },
        el('dt', { class: 'strong' }, 'Off'), el('dd', null, 'Whoever takes over your phone number cannot get in with it, and no message can be late. But if this vault, its backup and the paper are all gone, the text message was the last way.'),
        el('dt', { class: 'strong' }, 'On'), el('dd', null, 'One way more for yourself, and one for whoever takes over your phone number.')),
      el('p', { class: `notice ${off && paper ? 'good' : 'warn'}`, 'data-code': off ? paper ? 'ready-to-switch' : 'no-paper' : 'no-backup-codes' }, icon(off && paper ? 'done' : 'warning'), el('span', { class: 'grow' },
        !off ? 'There are no backup codes of this account here. Keep text messages on, or make sure of another way first.'
          : !paper ? 'The backup codes are not on paper. With text messages off, a lost vault without a backup file means a lost account.'
            : 'Backup codes are here and on paper: you can do without text messages.'))),
    visit(one, one.address, 'Open the site', ''),
    marks('I switched them off', 'texts-off', one, off && paper ? 'primary' : ''), marks('I keep them', 'texts-kept', one, off && paper ? '' : 'primary')];
}

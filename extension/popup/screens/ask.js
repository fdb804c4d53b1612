// Questions that only a person can answer before something is filled. Each one shows the real host.
import { copyCode } from '../../ui/code-row.js';
import { button, el } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { title } from '../../ui/words.js';
import { app, back, notice, show } from '../app.js';
import { fillPage } from '../fill.js';

/** @typedef {import('../../types.d.ts').Ask['ask']} Question */
/** @typedef {import('../fill.js').Wish} Wish */
/** @typedef {import('../../ui/element.js').Child} Child */
/** @typedef {{title: string, main: Child[], go?: HTMLElement | null, stay?: string}} Answer */

/**
 * @param {{ask: Question, wish: Wish}} params
 * @returns {import('../app.js').Screen}
 */
export function ask({ ask: question, wish }) {
  const make = QUESTIONS[question.reason] ?? QUESTIONS['no-field'];
  const answer = /** @type {NonNullable<typeof make>} */ (make)(question, wish);
  const cancel = button(answer.stay ?? 'Cancel', { action: 'cancel', kind: answer.go ? 'quiet' : '', press: back });
  const copyInstead = wish.what === 'code' && COPY_HELPS.has(question.reason)
    ? button('Copy the code', { action: 'copy', press: () => copyCode(wish.id) }) : null;
  return {
    title: answer.title,
    main: [el('div', { class: 'stack wide question', 'data-reason': question.reason }, answer.main)],
    foot: [cancel, el('span', { class: 'grow' }), copyInstead, answer.go ?? null],
    focus: question.reason === 'look-alike' ? cancel : answer.go ?? copyInstead ?? cancel,
  };
}

/** Where a code that was copied would be of use. */
const COPY_HELPS = new Set(['which-field', 'foreign-frame', 'no-field', 'holds-other']);

/** @type {Record<string, (question: Question, wish: Wish) => Answer>} */
const QUESTIONS = {
  'not-bound': (question, wish) => ({
    title: 'Not yet used here',
    main: [
      who(wish),
      el('p', null, 'This account was not used on this site before. Fill on'),
      hostCard(question),
      el('p', { class: 'muted' }, 'Check that this is the address you expect. Holdfast remembers your yes and will not ask again on this site.')],
    go: button('Fill and remember', { action: 'confirm', kind: 'primary', press: () => fillPage({ ...wish, confirm: question.host }) }),
  }),

  'look-alike': (question, wish) => {
    const read = el('input', { type: 'checkbox', id: 'read-it' });
    const go = button('Fill here all the same', { action: 'confirm', kind: 'bad', press: () => fillPage({ ...wish, confirm: question.host }) });
    go.disabled = true;
    read.addEventListener('change', () => {
      go.disabled = !read.checked;
    });
    return {
      title: 'This may be a trap',
      main: [
        el('div', { class: 'notice bad', role: 'alert' }, icon('warning'), el('p', { class: 'grow strong' }, 'This address only looks like the one you know. Pages like this steal codes.')),
        el('dl', { class: 'compare' },
          el('dt', null, 'You are on'), el('dd', null, hostCard(question)),
          question.alike ? [el('dt', null, 'You used this account on'), el('dd', null, el('bdi', { class: 'host' }, question.alike))] : null),
        el('p', null, 'If a message or an e-mail brought you here, close the page and type the address yourself. Nothing was filled.'),
        el('label', { class: 'row check top' }, read, el('span', null, 'I have compared both addresses letter by letter, and this site is the right one.'))],
      go, stay: 'Do not fill',
    };
  },

  'which-field': (question, wish) => ({
    title: 'Which field?',
    main: [
      el('p', null, 'More than one field on ', host(question), ' could take this. Choose one:'),
      el('ul', { class: 'stack' }, (question.targets ?? []).map((target) => el('li', null,
        button([el('span', { class: 'grow names' }, el('span', { class: 'name cut' }, el('bdi', null, target.label || 'A field without a name')),
          el('span', { class: 'muted small' }, { code: 'for one-time codes', backup: 'for backup codes', either: 'takes both' }[target.holds]))],
        { action: 'target', kind: 'way', data: { target: target.target }, press: () => fillPage({ ...wish, target: target.target }) }))))],
  }),

  'foreign-frame': (question, wish) => {
    const origins = question.origins ?? [];
    return {
      title: 'The field belongs to another site',
      main: [
        el('p', null, host(question), ' shows a part that comes from somewhere else, and the field may be in there. The browser keeps Holdfast out of it until you allow it:'),
        el('ul', { class: 'stack tight' }, origins.map((origin) => el('li', { class: 'card host' }, el('bdi', null, origin)))),
        el('p', { class: 'muted' }, 'Allow it only if you know this address. You can copy the code instead.')],
      go: origins.length > 0 ? button('Allow and fill', { action: 'allow', kind: 'primary', press: () => allow(origins, wish) }) : null,
    };
  },

  'holds-other': (question, wish) => ({
    title: 'There is something in the field',
    main: [el('p', null, 'The field on ', host(question), ' already holds something that is not an old code. Nothing was changed. Write over it?')],
    go: button('Write over it', { action: 'overwrite', kind: 'primary', press: () => fillPage({ ...wish, overwrite: true }) }),
  }),

  'wants-other': (question, wish) => {
    const late = () => button('Show what fits', { action: 'late', kind: 'primary', press: () => show('late', undefined, { replace: true }) });
    if (wish.what === 'code') {
      return {
        title: 'This page wants a backup code',
        main: [el('p', null, 'The field on ', host(question), ' is for a backup code, so the one-time code was not filled.')],
        go: late(), stay: 'Back',
      };
    }
    // Half of the sites take both in one field and name only the one-time code.
    const target = question.targets?.[0]?.target;
    return {
      title: 'This page asks for the one-time code',
      main: [el('p', null, 'Many sites take a backup code in the same field. If ', host(question), ' shows a link like “Use a backup code”, follow it first and open Holdfast again.'),
        el('p', { class: 'muted' }, 'Nothing was filled, and no backup code was used.')],
      go: target === undefined ? late() : button('Fill a backup code here', { action: 'target', kind: 'primary', data: { target }, press: () => fillPage({ ...wish, target }) }),
    };
  },

  texted: (question) => ({
    title: 'This page waits for a text message',
    main: [el('p', null, 'The field on ', host(question), ' is for the code that the site sends. Another code would be refused there, so nothing was filled.'),
      el('p', { class: 'muted' }, 'If the text message does not come, there is another way in.')],
    go: button('See another way', { action: 'late', kind: 'primary', press: () => show('late', undefined, { replace: true }) }),
  }),

  'no-field': (question, wish) => ({
    title: 'No field for a code here',
    main: [el('p', null, 'There is no field for a code on ', host(question), ' right now, so nothing was filled.'),
      el('p', { class: 'muted' }, 'Go on to the step where the site asks for the code, or click into the field, then open Holdfast again.'),
      question.append ? el('div', { class: 'card stack tight' },
        el('p', null, 'Some sites want the password and the code in one field. Type the password first.'),
        button('Put the code behind the password', { action: 'append', press: () => fillPage({ ...wish, append: true }) })) : null],
    stay: 'Back',
  }),
};

/** @param {Question} question */
function host(question) {
  return el('bdi', { class: 'host' }, question.display || question.host);
}

/** The host in large letters, its port with it, in both spellings when they differ. @param {Question} question */
function hostCard({ host: written, display = written }) {
  const same = written === display || written.startsWith(`${display}:`);
  return el('div', { class: 'host-card' }, el('p', { class: 'host' }, el('bdi', null, same ? written : display)),
    same ? null : el('p', { class: 'muted small' }, 'really written ', el('bdi', { class: 'code' }, written)));
}

/** @param {Wish} wish */
function who(wish) {
  const entry = app.entry(wish.id);
  return entry ? el('p', { class: 'strong break' }, el('bdi', null, title(entry)), entry.account ? [el('span', { class: 'muted' }, ' · '), el('bdi', { class: 'muted' }, entry.account)] : null) : null;
}

/**
 * The permission for exactly these origins. Chromium closes the popup while it asks; the background then goes on.
 * @param {string[]} origins
 * @param {Wish} wish
 */
async function allow(origins, wish) {
  const patterns = origins.map((origin) => (origin.endsWith('/*') ? origin : `${origin.replace(/\/$/, '')}/*`));
  if (await chrome.permissions.request({ origins: patterns })) await fillPage(wish);
  else notice('not-allowed', 'It was not allowed, so nothing was filled. You can copy the code instead.', 'warn');
}

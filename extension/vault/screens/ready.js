// If text messages stopped today: what would still open each account, the worst first, one next step on top. The core
// judges (src/vault/readiness.rs); here it is shown.
import { button, el, fill } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { pages } from '../../ui/pages.js';
import { VAULT_SENTENCES, sentenceOf } from '../../ui/readiness.js';
import { say } from '../../ui/say.js';
import { send } from '../../ui/send.js';
import { day, plural, title } from '../../ui/words.js';
import { app, go } from '../app.js';
import { chart } from './ready-chart.js';
import { row, vaultWayOut, wayOut } from './ready-row.js';
import { offer, withServices } from './ready-services.js';

/** @typedef {import('../../types.d.ts').Readiness} Readiness */
/** @typedef {import('../../types.d.ts').Level} Level */
/** @typedef {import('./ready-row.js').Judged} Judged */
/** @typedef {{ sentence: string, whose?: string, way: HTMLElement, offered?: HTMLElement | null }} Step */

/** @returns {Promise<import('../app.js').Screen>} */
export async function ready() {
  const found = await send('readiness');
  const judged = await withServices(inWords(found));
  if (judged.length === 0) return empty();
  const rows = el('ul', { id: 'ready-list', 'aria-label': 'Accounts, the worst first' });
  const pager = pages(rows, row);
  const shown = el('h2', { tabindex: '-1' });
  /** @param {Level | undefined} level */
  const only = (level) => {
    const some = level ? judged.filter((one) => one.level === level) : judged;
    shown.textContent = level ? `${plural(some.length, 'account', 'accounts')} of ${judged.length.toLocaleString('en')}` : plural(some.length, 'account', 'accounts');
    pager.show(some);
    if (level) say(shown.textContent);
  };
  only(undefined);
  const whole = () => pager.all();
  addEventListener('beforeprint', whole);
  return {
    title: 'If texts stop',
    leave: () => {
      pager.stop();
      removeEventListener('beforeprint', whole);
    },
    main: [el('div', { class: 'sheet stack wide ready' },
      el('div', { class: 'row wrap' }, el('h1', { class: 'grow' }, 'If text messages stopped today'),
        button('Print', { action: 'print', kind: 'quiet', icon: icon('print'), name: 'Print this page', press: () => print() })),
      el('p', null, el('span', { class: 'on-paper' }, `${day(Date.now())}. `), inShort(judged)),
      nextStep(found, judged),
      el('section', { class: 'stack', 'aria-label': 'Summary' }, chart(counted(judged), only)),
      wholeVault(found),
      further(),
      el('section', { class: 'stack', 'aria-label': 'Accounts' }, shown, rows, pager.end))],
  };
}

/** @param {Readiness} found @returns {Judged[]} */
function inWords({ entries }) {
  const known = new Map(app.entries.map((entry) => [entry.id, entry]));
  return entries.flatMap(([id, level, ...findings]) => {
    const entry = known.get(id);
    return entry ? [{ id, entry, level, findings }] : [];
  });
}

/** @param {Judged[]} judged @returns {Record<Level, number>} */
function counted(judged) {
  const counts = { shut: 0, thin: 0, open: 0, ready: 0 };
  for (const { level } of judged) counts[level] += 1;
  return counts;
}

/** @param {Judged[]} judged */
function inShort(judged) {
  const { shut } = counted(judged);
  const all = judged.length;
  if (shut === 0) return all === 1 ? 'Your account would open without text messages.' : `All ${all.toLocaleString('en')} accounts would open without text messages.`;
  if (shut === all) return all === 1 ? 'Your account would not open.' : `None of your ${all.toLocaleString('en')} accounts would open.`;
  return `${shut.toLocaleString('en')} of ${plural(all, 'account', 'accounts')} would not open.`;
}

/**
 * One next step, and the one after it on a click: some sites offer nothing better, and that must not be the end of it.
 * @param {Readiness} found
 * @param {Judged[]} judged
 */
function nextStep(found, judged) {
  const steps = stepsOf(found, judged);
  let at = 0;
  const place = el('div', { class: 'stack', tabindex: '-1' });
  const draw = () => {
    const make = steps[at];
    if (!make) {
      fill(place, el('p', null, at === 0 ? 'Nothing is left to do. Come back after you add an account.' : 'Those were all.'));
      return;
    }
    const { sentence, whose, way, offered } = make();
    fill(place, el('p', { class: 'break' }, whose ? [el('bdi', { class: 'strong' }, whose), ': '] : null, sentence), offered,
      el('div', { class: 'row wrap' }, way, steps.length > 1 ? button('Another one', { action: 'skip', kind: 'quiet', press: () => {
        at = (at + 1) % steps.length;
        draw();
        place.focus();
      } }) : null));
  };
  draw();
  return el('section', { id: 'next-step', class: steps.length > 0 ? 'card stack tight' : 'notice good', 'aria-labelledby': 'next-heading' },
    steps.length > 0 ? null : icon('done'), el('h2', { id: 'next-heading', class: steps.length > 0 ? '' : 'visually-hidden' }, 'Next step'), place);
}

/** What shuts a person out first, then what the whole vault lacks, then the rest. @param {Readiness} found @param {Judged[]} judged @returns {(() => Step)[]} */
function stepsOf({ vault }, judged) {
  const of = (/** @type {(one: Judged) => boolean} */ which) => judged.filter(which).flatMap(({ entry, findings, service }) => {
    const worst = findings.find((finding) => finding !== 'here-alone' && finding !== 'not-drilled'); // the vault's own steps do these for all
    return worst ? [() => ({ sentence: sentenceOf(worst, entry), whose: title(entry), way: wayOut(worst, entry, { primary: true }), offered: offer(worst, service) })] : [];
  });
  const whole = vault.map(([finding, count]) => () => ({ sentence: VAULT_SENTENCES[finding](count), way: vaultWayOut(finding, { primary: true }) }));
  return [...of(({ level }) => level === 'shut'), ...whole, ...of(({ level }) => level !== 'shut')];
}

/** @param {Readiness} found */
function wholeVault({ vault }) {
  if (vault.length === 0) return null;
  return el('section', { class: 'stack tight', 'aria-labelledby': 'whole' }, el('h2', { id: 'whole' }, 'The vault itself'),
    el('ul', null, vault.map(([finding, count]) => el('li', { class: 'ready-row', 'data-finding': finding }, icon('warning', 'glyph level-thin'),
      el('p', { class: 'grow' }, VAULT_SENTENCES[finding](count)), vaultWayOut(finding)))));
}

/** What goes beyond the accounts that are here. */
function further() {
  return el('div', { class: 'row wrap' }, [['todo', 'Sites that are not here yet'], ['fire-drill', 'Fire drill: try it without texts']].map(([to, label]) => (
    el('a', { href: `#${to}`, class: 'button', 'data-action': 'go', 'data-to': to }, label))));
}

/** @returns {import('../app.js').Screen} */
function empty() {
  return { title: 'If texts stop', main: [el('div', { class: 'sheet stack wide' },
    el('h1', null, 'If text messages stopped today'),
    el('p', null, 'Here stands what would still open each of your accounts. There are none yet.'),
    el('p', { class: 'muted' }, 'Begin with the mailbox: who holds it can open most other accounts.'),
    el('div', null, button('Add the first account', { action: 'add', kind: 'primary', icon: icon('add'), press: () => go('add') })))] };
}


// Backup codes on paper: a sheet for one account or for all, built when a person asks for it by name and gone when this
// page is left. No code stands in storage or in the address; only which account is meant does.
//
// Handles for tests: body[data-screen]: ask | sheets | locked | nothing · [data-action=show] · [data-action=print]
//   #printed (checkbox) · [data-action=clear] · .sheet[data-id] .sheet-code[data-index] with .sheet-text
import { button, el, fill, onFailure } from '../ui/element.js';
import { codeOf, sentence } from '../ui/errors.js';
import { icon } from '../ui/icons.js';
import { list, send } from '../ui/send.js';
import { onPaper } from '../ui/standing.js';
import { backupCodes, day, plural, title } from '../ui/words.js';
import { sheet } from './sheet.js';

/** @typedef {import('../types.d.ts').EntryView} EntryView */

/** Codes do not stay on a screen that nobody looks at. */
const STAYS = 10 * 60_000;

const wanted = decodeURIComponent(location.hash.slice(1));
/** @type {ReturnType<typeof setTimeout> | undefined} */
let clearing;

onFailure(failed);

async function start() {
  const state = await send('state');
  if (state.vault !== 'unlocked') {
    show('locked', el('h1', null, 'Holdfast is locked'), el('p', null, 'Unlock it with its button in the toolbar, then load this page again.'));
    return;
  }
  const { entries } = await list();
  const kept = entries.filter((entry) => entry.trashed === undefined && entry.backup && (wanted === '' || entry.id === wanted));
  if (kept.length === 0) {
    show('nothing', el('h1', null, 'Nothing to print'), el('p', null, wanted === '' ? 'No account has backup codes yet.' : 'This account has no backup codes.'));
    return;
  }
  ask(kept);
}

/** @param {EntryView[]} kept */
function ask(kept) {
  const [first] = kept;
  const one = kept.length === 1 && first;
  const total = kept.reduce((sum, entry) => sum + (entry.backup?.total ?? 0), 0);
  fill(place('sheets'));
  show('ask',
    el('h1', { class: 'break' }, one ? ['Backup codes of ', el('bdi', null, title(first)), ' on paper'] : 'All backup codes on paper'),
    el('p', null, one ? `One sheet with ${backupCodes(total)}. ${first.backup ? onPaper(first.backup) : ''}` : `${plural(kept.length, 'account', 'accounts')}, ${backupCodes(total)}. Each account begins a new sheet.`),
    el('div', { class: 'notice warn' }, icon('warning'), el('p', { class: 'grow' }, `${total === 1 ? 'The code is' : 'All of the codes are'} about to be shown on this screen. Look around first. Print on a printer that you trust, and choose paper, not “Save as PDF”: a file can be copied without anybody noticing.`)),
    el('div', { class: 'row wrap' },
      button(one ? 'Show the sheet' : 'Show the sheets', { action: 'show', kind: 'primary', press: () => build(kept) }),
      button('Close', { action: 'close', kind: 'quiet', press: close })));
}

/** @param {EntryView[]} kept */
async function build(kept) {
  const ids = kept.map((entry) => entry.id);
  const { sheets } = await send('print', { ids, confirmed: true });
  const at = Date.now();
  fill(place('sheets'), sheets.map((one) => sheet(one, at)));
  const printed = el('input', { type: 'checkbox', id: 'printed' });
  printed.addEventListener('change', () => remember(ids, printed).catch(failed));
  show('sheets',
    el('div', { class: 'row wrap' },
      button('Print', { action: 'print', kind: 'primary', press: () => print() }),
      el('label', { class: 'row check grow' }, printed, el('span', null, 'It is printed, and I can read it')),
      button('Take the codes off the screen', { action: 'clear', kind: 'quiet', press: () => ask(kept) })),
    el('p', { class: 'small muted' }, 'Keep it where you keep important papers, not beside this computer. They go off the screen after ten minutes, and when you leave this page.'));
  clearing = setTimeout(() => ask(kept), STAYS);
}

/**
 * @param {string[]} ids
 * @param {HTMLInputElement} printed
 */
async function remember(ids, printed) {
  printed.checked = true;
  printed.disabled = true;
  try {
    await send('print', { ids, done: true });
  } catch (error) {
    printed.checked = false;
    printed.disabled = false;
    throw error;
  }
  fill(place('notices'), el('div', { class: 'notice good', 'data-code': 'printed', role: 'status' }, icon('done'),
    el('p', { class: 'grow' }, `Noted: on paper since ${day(Date.now())}. The account says so when the sheet is out of date.`)));
}

async function close() {
  const tab = await chrome.tabs.getCurrent();
  if (tab?.id !== undefined) await chrome.tabs.remove(tab.id);
}

/**
 * @param {string} name
 * @param {...import('../ui/element.js').Child} parts
 */
function show(name, ...parts) {
  clearTimeout(clearing);
  fill(place('notices'));
  fill(place('ask'), ...parts);
  document.body.dataset.screen = name;
}

/** @param {unknown} error */
function failed(error) {
  const code = codeOf(error);
  if (!(error instanceof Error && 'code' in error)) console.error(error);
  fill(place('notices'), el('div', { class: 'notice bad', 'data-code': code, role: 'alert' }, icon('warning'), el('p', { class: 'grow' }, sentence(code))));
}

/** @param {string} id */
function place(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

addEventListener('pagehide', () => fill(place('sheets')));
start().catch(failed);

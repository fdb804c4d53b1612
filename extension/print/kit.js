// The emergency kit: built here when it is asked for, printed by the browser, and gone with this page. Nothing of it is
// stored, and a vault that locks takes it off the page.
//
// Handles: body[data-screen] is loading | locked | form | kit · #with-codes #with-qr #with-keys #paper-key ·
//   [name=kit-key] is new | typed | line ·
//   #kit-passphrase [data-action=make-kit] · [data-action=print] #printed (checkbox, of a whole kit) [data-action=clear] · .paper .entry[data-id] svg.qr
import { busy, button, el, fill, onFailure } from '../ui/element.js';
import { codeOf, sentence } from '../ui/errors.js';
import { icon } from '../ui/icons.js';
import { say } from '../ui/say.js';
import { list, send } from '../ui/send.js';
import { wayFields } from '../ui/way.js';
import { day } from '../ui/words.js';
import { recoveryChoice } from './kit-key.js';
import { paper } from './kit-paper.js';

/** @typedef {import('../types.d.ts').EntryView} EntryView */
/** @typedef {import('../types.d.ts').KitEntry} KitEntry */

/** When it was read which accounts there are: what comes later is not on the paper. */
let made = 0;

const STEP = 50; // entries a message: each answer is small, and the count on the screen moves

/** @param {string} id */
const place = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {unknown} error */
function failed(error) {
  const code = codeOf(error);
  if (code === 'locked') {
    locked();
    return;
  }
  if (!(error instanceof Error && 'code' in error)) console.error(error);
  notice(code, sentence(code));
}

/** @param {string} code @param {string} text */
function notice(code, text) {
  fill(place('notices'), el('div', { class: 'notice bad', role: 'alert', 'data-code': code }, icon('warning'), el('p', { class: 'grow' }, text)));
}

function locked() {
  document.body.dataset.screen = 'locked';
  fill(place('sheet'));
  fill(place('notices'));
  fill(place('controls'), el('div', { class: 'stack' }, el('h1', null, 'Emergency kit'),
    el('p', null, 'The vault is locked, so nothing is shown here. Unlock it, then open this page again.'),
    el('div', null, el('a', { href: '../vault/vault.html#safe', class: 'button' }, 'Open the vault'))));
}

async function start() {
  const state = await send('state');
  if (state.vault !== 'unlocked') {
    locked();
    return;
  }
  made = Date.now();
  const [{ entries }, ways] = await Promise.all([list(), send('slots')]);
  const { slots } = /** @type {import('../types.d.ts').SlotsAnswer} */ (ways);
  form(entries.filter((entry) => entry.trashed === undefined), slots.some(({ kind }) => kind === 'recovery'));
}

/** @param {EntryView[]} entries @param {boolean} hasKey there is a recovery key already */
function form(entries, hasKey) {
  document.body.dataset.screen = 'form';
  fill(place('sheet'));
  const option = (/** @type {string} */ id, /** @type {string} */ label, checked = true) => {
    const input = el('input', { type: 'checkbox', id, checked });
    return { input, node: el('label', { class: 'row check top' }, input, el('span', null, label)) };
  };
  const qr = option('with-qr', 'each one-time code as a QR code, to scan it again');
  const keys = option('with-keys', 'the key of each code as text beside it, to type it where nothing scans', false);
  const codes = option('with-codes', 'the backup codes of each site');
  const recovery = recoveryChoice(hasKey);
  const way = wayFields('kit', { hint: 'Asked again, because what is printed is not sealed.' });
  const press = button('Make the kit', { action: 'make-kit', kind: 'primary', type: 'submit' });

  async function submit() {
    fill(place('notices'));
    const typed = way.read();
    if (!typed) return;
    const key = await recovery.key();
    if (key === undefined) return;
    const { ticket } = await send('prove', { way: typed });
    way.clear();
    /** @type {KitEntry[]} */
    const shown = [];
    for (let at = 0; at < entries.length; at += STEP) {
      press.textContent = `${at} of ${entries.length}`;
      const ids = entries.slice(at, at + STEP).map(({ id }) => id);
      shown.push(...(await send('kit', { ticket, ids, drawn: qr.input.checked })).entries);
    }
    await recovery.keep(key);
    const sheet = paper(shown, { keys: keys.input.checked, codes: codes.input.checked, recovery: key });
    const whole = codes.input.checked && (qr.input.checked || keys.input.checked);
    document.body.dataset.screen = 'kit';
    fill(place('sheet'), sheet);
    fill(place('controls'), el('div', { class: 'stack' },
      el('h1', null, 'Emergency kit'),
      whole ? null : el('p', { class: 'muted' }, 'This kit leaves codes out. It brings back what is on it; Holdfast does not count it as a copy of everything.'),
      el('div', { class: 'notice warn' }, icon('warning'), el('p', { class: 'grow' }, 'Whoever holds this paper can sign in as you do. Keep it as you keep a passport. A printer may remember what it printed: use one that is yours.')),
      el('div', { class: 'row wrap' },
        button('Print', { action: 'print', kind: 'primary', press: () => print() }),
        whole ? printed() : null,
        button('Clear this page', { action: 'clear', press: () => start() }))));
    say('The kit is ready to be printed.');
    place('main').focus();
  }

  fill(place('controls'), el('form', { class: 'stack wide', on: {
    submit: (event) => {
      event.preventDefault();
      busy(press, submit);
    },
  } },
  el('h1', null, 'Emergency kit'),
  el('p', null, 'A few sheets of paper that bring everything back when this computer is gone. They are made here, shown to nobody and kept nowhere: when you close this page, only the paper is left.'),
  el('fieldset', { class: 'stack tight' }, el('legend', { class: 'label' }, 'Print'), qr.node, keys.node, codes.node),
  recovery.node,
  way.node, el('div', null, press)));
}

/** The tick by which a person says that the kit is on paper: only then it counts as a copy of the codes. */
function printed() {
  const box = el('input', { type: 'checkbox', id: 'printed' });
  const remember = async () => {
    box.disabled = true;
    try {
      await send('settings', { changes: { kitAt: made } });
    } catch (error) {
      box.checked = false;
      box.disabled = false;
      throw error;
    }
    const text = `Noted: a kit on paper since ${day(made)}. Holdfast says so when it is out of date.`;
    fill(place('notices'), el('div', { class: 'notice good', role: 'status', 'data-code': 'printed' }, icon('done'), el('p', { class: 'grow' }, text)));
  };
  box.addEventListener('change', () => remember().catch(failed));
  return el('label', { class: 'row check grow' }, box, el('span', null, 'It is printed, and I can read it'));
}

onFailure(failed);
// The key of the session lives there: when it goes, so does what stands on this page.
chrome.storage.session.onChanged.addListener((changes) => {
  if (changes.session && changes.session.newValue === undefined) locked();
});
start().catch(failed);

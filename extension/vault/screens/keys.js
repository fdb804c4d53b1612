// The ways in: each passphrase, recovery key and passkey that opens the vault, and every change of them.
import { busy, button, el, field, fill } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { newPassphrase, secret } from '../../ui/new-passphrase.js';
import { canPasskeys, newPasskey } from '../../ui/passkey.js';
import { toast } from '../../ui/say.js';
import { send } from '../../ui/send.js';
import { day, plural } from '../../ui/words.js';
import { draw, failed, go, notice } from '../app.js';

/** @typedef {import('../../types.d.ts').SlotView} SlotView */
/** @typedef {import('../../types.d.ts').SlotsAnswer} SlotsAnswer */

const KINDS = { passphrase: 'Passphrase', recovery: 'Recovery key', passkey: 'Passkey' };

/** @returns {Promise<import('../app.js').Screen>} */
export async function keys() {
  const { slots, passkeys } = /** @type {SlotsAnswer} */ (await send('slots'));
  const work = el('div', { id: 'work', class: 'stack' });
  const byHand = slots.filter(({ kind }) => kind !== 'passkey').length;
  return {
    title: 'Ways in',
    keys: (event) => {
      if (event.key !== 'Escape') return false;
      if (work.childElementCount > 0) fill(work);
      else go('safe');
      return true;
    },
    main: [el('div', { class: 'sheet stack wide' },
      el('a', { href: '#safe', class: 'button quiet back-link' }, icon('back', 'glyph flip'), 'Keep safe'),
      el('h1', null, 'Ways in'),
      el('p', { class: 'muted' }, 'Any one of these opens the vault. A passphrase or a recovery key always stays.'),
      el('ul', { class: 'stack tight' }, slots.map((slot) => row(slot, byHand, work))),
      work,
      el('section', { class: 'card stack', 'aria-labelledby': 'add-way' }, el('h2', { id: 'add-way' }, 'Add a way in'),
        el('div', { class: 'row wrap' },
          button('Recovery key', { action: 'add-recovery', press: () => go('recovery') }),
          button('Passphrase', { action: 'add-passphrase', press: () => open(work, addPassphrase(work)) }),
          passkeys && canPasskeys() ? button('Passkey', { action: 'add-passkey', press: () => open(work, addPasskey(work)) }) : null),
        passkeys && canPasskeys() ? null : el('p', { class: 'small muted', id: 'no-passkeys' }, 'Passkeys cannot be used here: this browser gives them to web sites only, not to extensions.')),
      el('section', { class: 'card stack', 'aria-labelledby': 'new-key' }, el('h2', { id: 'new-key' }, 'If somebody may know a way in'),
        el('p', null, 'Under every way in lies one key, and changing a passphrase leaves that key as it is. Whoever opened the vault before may have kept it. Changing the key makes all that worthless: the vault and its older copies are sealed anew, and the other ways in are taken away.'),
        el('div', null, button('Change the key', { action: 'change-key', press: () => open(work, changeKey(work, slots)) }))))],
  };
}

/** @param {SlotView} slot @param {number} byHand @param {HTMLElement} work */
function row(slot, byHand, work) {
  const name = slot.label || KINDS[slot.kind];
  const last = slot.kind !== 'passkey' && byHand < 2;
  return el('li', { class: 'card slim row wrap slot', 'data-id': slot.id, 'data-kind': slot.kind },
    el('div', { class: 'grow' }, el('div', { class: 'strong' }, el('bdi', null, name)),
      el('div', { class: 'small muted' }, slot.label ? `${KINDS[slot.kind]} · since ${day(slot.created)}` : `since ${day(slot.created)}`)),
    slot.kind === 'passphrase' ? button('Change', { action: 'change', name: `Change ${name}`, press: () => open(work, changePassphrase(work, slot)) }) : null,
    button('Rename', { action: 'rename', kind: 'quiet', name: `Rename ${name}`, press: () => open(work, rename(work, slot)) }),
    last ? el('span', { class: 'chip' }, 'stays') : button('Remove', { action: 'remove', kind: 'quiet bad', name: `Remove ${name}`, press: () => open(work, remove(work, slot)) }));
}

/** @param {HTMLElement} work @param {HTMLElement} form */
function open(work, form) {
  fill(work, form);
  form.scrollIntoView({ block: 'nearest' });
  form.querySelector('input')?.focus();
}

/**
 * A form in the middle of the page.
 * @param {HTMLElement} work
 * @param {{ title: string, action: string, label: string, parts: (Node | null)[], submit: () => Promise<string | undefined> }} what `submit`
 *   gives what was done, or nothing when the person was led back to a field
 */
function form(work, { title, action, label, parts, submit }) {
  const done = button(label, { action, kind: 'primary', type: 'submit' });
  const run = async () => {
    const said = await submit();
    if (said === undefined) return;
    await draw();
    toast(said);
  };
  return el('form', { class: 'card stack wide', 'aria-label': title, on: {
    submit: (event) => {
      event.preventDefault();
      busy(done, () => run().catch(failed));
    },
  } }, el('h2', null, title), ...parts, el('div', { class: 'row' }, done, button('Cancel', { action: 'cancel', kind: 'quiet', press: () => fill(work) })));
}

/** @param {string} value */
const labelInput = (value) => el('input', { id: 'label', class: 'input', type: 'text', maxlength: 60, autocomplete: 'off', value, dir: 'auto' });

/** What was chosen, unless it cannot be taken. @param {ReturnType<typeof newPassphrase>} chosen */
async function taken(chosen) {
  const read = await chosen.read();
  if ('passphrase' in read) return read.passphrase;
  if (read.refused) notice('passphrase-too-weak', read.refused, 'bad');
  return undefined;
}

/** @param {HTMLElement} work */
function addPassphrase(work) {
  const [chosen, label] = [newPassphrase('New passphrase'), labelInput('')];
  return form(work, { title: 'Another passphrase', action: 'save', label: 'Add it', parts: [...chosen.nodes, field('Name', label, 'For example whose it is. It can be left empty.')], submit: async () => {
    const passphrase = await taken(chosen);
    if (passphrase === undefined) return undefined;
    await send('slots', { do: 'add', way: { passphrase }, label: label.value.trim() });
    return 'This passphrase opens the vault too';
  } });
}

/** @param {HTMLElement} work */
function addPasskey(work) {
  const label = labelInput('');
  return form(work, { title: 'A passkey', action: 'save', label: 'Make the passkey', parts: [
    el('p', { class: 'muted' }, 'The browser asks for your fingerprint, your device’s PIN or a security key. It opens this vault in this browser; the passphrase keeps opening it too.'),
    field('Name', label, 'For example “this laptop” or “the blue security key”.')], submit: async () => {
    const way = await newPasskey();
    await send('slots', { do: 'add', way, label: label.value.trim() });
    return 'The passkey opens the vault too';
  } });
}

/** @param {HTMLElement} work @param {SlotView} slot */
function rename(work, slot) {
  const label = labelInput(slot.label);
  return form(work, { title: `Rename ${slot.label || KINDS[slot.kind]}`, action: 'save', label: 'Save', parts: [field('Name', label)], submit: async () => {
    await send('slots', { do: 'rename', id: slot.id, label: label.value.trim() });
    return 'Saved';
  } });
}

/** @param {HTMLElement} work @param {SlotView} slot */
function remove(work, slot) {
  return form(work, { title: `Remove ${slot.label || KINDS[slot.kind]}?`, action: 'yes-remove', label: 'Remove', parts: [
    el('p', null, 'It opens the vault and its older copies no more. This cannot be undone; you can make a new one.')], submit: async () => {
    await send('slots', { do: 'remove', id: slot.id });
    return 'Removed';
  } });
}

/** @param {HTMLElement} work @param {SlotView} slot */
function changePassphrase(work, slot) {
  const old = secret('old-passphrase', 'current-password');
  const chosen = newPassphrase('New passphrase');
  return form(work, { title: 'Change the passphrase', action: 'save', label: 'Change it', parts: [
    field('The passphrase now, or the recovery key', old), ...chosen.nodes], submit: async () => {
    const passphrase = await taken(chosen);
    if (passphrase === undefined) return undefined;
    await send('slots', { do: 'replace', id: slot.id, way: { passphrase }, proof: proof(old.value) });
    return 'The new passphrase opens the vault';
  } });
}

/** @param {HTMLElement} work @param {SlotView[]} slots */
function changeKey(work, slots) {
  const passphrase = secret('old-passphrase', 'current-password');
  const recoveryKey = el('input', { id: 'recovery-key', class: 'input figures', type: 'text', autocomplete: 'off', spellcheck: 'false', dir: 'ltr' });
  const others = slots.length - 1;
  return form(work, { title: 'Change the key', action: 'save', label: 'Change the key', parts: [
    el('p', null, others > 0 ? `What you type here stays. The rest of the ${plural(slots.length, 'way', 'ways')} in is taken away; add them again afterwards.` : 'Your passphrase stays the same.'),
    field('Passphrase', passphrase),
    slots.some(({ kind }) => kind === 'recovery') ? field('Recovery key', recoveryKey, 'Leave it empty to take it away.') : null], submit: async () => {
    const keep = [{ passphrase: passphrase.value }, ...(recoveryKey.value.trim() ? [{ recoveryKey: recoveryKey.value }] : [])];
    const { dropped = [] } = /** @type {SlotsAnswer} */ (await send('slots', { do: 'change-key', keep }));
    return dropped.length > 0 ? `The key is changed. ${plural(dropped.length, 'way in was', 'ways in were')} taken away.` : 'The key is changed';
  } });
}

/** A recovery key is nine groups of four; nobody's passphrase is. @param {string} typed */
function proof(typed) {
  return /^[0-9A-Za-z]{4}(?:[-\s]*[0-9A-Za-z]{4}){8}$/.test(typed.trim()) ? { recoveryKey: typed } : { passphrase: typed };
}

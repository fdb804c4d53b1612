// What would come in, before anything is saved: what is new, what is here already, what differs, what was not understood.
import { take, undo } from '../../ui/arrivals.js';
import { button, el, fill } from '../../ui/element.js';
import { sentence, warning } from '../../ui/errors.js';
import { icon } from '../../ui/icons.js';
import { say } from '../../ui/say.js';
import { algorithmName, backupCodes, kindName, plural, shape, title } from '../../ui/words.js';
import { app } from '../app.js';

/** @typedef {import('../../types.d.ts').ArrivalView} ArrivalView */
/** @typedef {import('../../types.d.ts').ArrivalLine} ArrivalLine */
/** @typedef {import('../../types.d.ts').Taking} Taking */

const FIRST = 50;
const HOMELESS = { icon: 'pictures', usage: 'counts of use', 'other-item': 'items without a code', passkey: 'passkeys', field: 'fields of your own', tag: 'tags' };

/**
 * @param {ArrivalView} found
 * @param {string[]} names of the files
 * @param {() => void} close
 */
export function dryRun(found, names, close) {
  /** What is done with each line; absent is left out. @type {Map<number, Taking['how']>} */
  const chosen = new Map();
  const codes = new Set(found.lines.filter(({ backup }) => backup > 0).map(({ index }) => index));
  const trim = el('input', { type: 'checkbox', id: 'trim-notes', checked: true });
  const inNotes = found.lines.filter(({ inNote, status }) => inNote && status !== 'here').length;
  const of = (/** @type {ArrivalLine['status']} */ status) => found.lines.filter((line) => line.status === status);
  const [fresh, changed, here] = [of('new'), of('changed'), of('here')];
  for (const line of fresh) if (line.shelf !== 'trashed') chosen.set(line.index, 'add');
  for (const line of changed) chosen.set(line.index, sameCode(line) ? 'replace' : 'add');

  const save = button('', { action: 'take-import', kind: 'primary', press: commit });
  const count = () => {
    save.textContent = chosen.size === 0 ? 'Nothing is chosen' : `Take in ${plural(chosen.size, 'account', 'accounts')}`;
    save.toggleAttribute('disabled', chosen.size === 0);
  };
  count();

  const place = el('section', { class: 'card stack', id: 'dry-run', 'aria-label': 'What would come in' });
  const group = (/** @type {string} */ part, /** @type {string} */ one, /** @type {string} */ many, /** @type {ArrivalLine[]} */ lines, /** @type {(line: ArrivalLine) => Node} */ row) => (
    lines.length === 0 ? null : el('details', { 'data-part': part, 'data-count': lines.length, open: lines.length <= 12 && part !== 'here' },
      el('summary', null, plural(lines.length, one, many)), longList(lines, row)));

  /** @param {ArrivalLine} line */
  const pickRow = (line) => {
    const tick = el('input', { type: 'checkbox', 'aria-label': `Take in ${nameOf(line)}` });
    tick.checked = chosen.has(line.index);
    tick.addEventListener('change', () => {
      if (tick.checked) chosen.set(line.index, 'add');
      else chosen.delete(line.index);
      count();
    });
    return el('li', { class: 'row top', 'data-index': line.index }, tick, el('div', { class: 'grow' }, about(line, codes)));
  };
  /** @param {ArrivalLine} line */
  const changedRow = (line) => {
    const beside = app.entry(line.beside ?? '');
    const how = el('select', { class: 'input', 'aria-label': `What to do with ${nameOf(line)}` },
      sameCode(line) ? null : el('option', { value: 'add' }, 'keep both'),
      el('option', { value: 'replace' }, sameCode(line) ? 'add its backup codes' : 'replace the code here'),
      el('option', { value: '' }, 'leave it out'));
    how.value = chosen.get(line.index) ?? '';
    how.addEventListener('change', () => {
      if (how.value === '') chosen.delete(line.index);
      else chosen.set(line.index, /** @type {Taking['how']} */ (how.value));
      count();
    });
    return el('li', { class: 'row top wrap', 'data-index': line.index }, el('div', { class: 'grow' }, about(line, codes),
      el('p', { class: 'small muted' }, sameCode(line) ? 'The code is here already; the file has backup codes for it.' : `Here, “${beside ? title(beside) : nameOf(line)}” has another code.`)), el('span', null, how));
  };

  async function commit() {
    const takings = [...chosen].map(([index, how]) => ({ index, how, backup: codes.has(index), trim: trim.checked && codes.has(index) }));
    const { added, changed: replaced, undoable, entries } = await take(found.token, takings);
    app.entries = entries;
    const parts = [added > 0 ? `${plural(added, 'account', 'accounts')} taken in` : '', replaced > 0 ? `${plural(replaced, 'account', 'accounts')} changed` : ''].filter(Boolean);
    const told = el('div', { class: 'notice good', role: 'status', 'data-code': 'taken' }, icon('done'), el('div', { class: 'grow stack tight' },
      el('p', null, `${parts.join(', ')}. What was here before is among the stored copies.`),
      names.length > 0 && names[0] !== 'pasted text' ? el('p', { class: 'strong' }, 'Now delete ', new Intl.ListFormat('en').formatToParts(names.slice(0, 5)).map((part) => (part.type === 'element' ? el('bdi', null, `“${part.value}”`) : part.value)),
        names.length > 5 ? ` and the other ${names.length - 5}` : '', ', and empty the trash of the computer: whoever finds it can make your codes.') : null,
      found.lines.some(({ hosts }) => hosts.length > 0) ? el('p', null, 'Sites were guessed from the addresses in the file. You are asked once before a code is filled there.') : null,
      el('div', { class: 'row wrap' }, el('a', { href: '#accounts', class: 'button' }, 'See the accounts'),
        undoable ? button('Undo: take it out again', { action: 'undo-import', press: takeOut }) : null)));
    fill(place, told);
    say(parts.join(', '));
  }

  async function takeOut() {
    await undo();
    await app.refresh();
    fill(place, el('div', { class: 'notice good', role: 'status', 'data-code': 'undone' }, icon('done'), el('p', { class: 'grow' }, 'Exactly what came in was taken out again.')));
    say('Taken out again.');
  }

  fill(place,
    el('h3', null, `${found.title}: ${found.lines.length === 0 ? 'no codes found' : plural(found.lines.length, 'account', 'accounts')}`),
    el('p', { class: 'muted' }, 'Nothing is saved yet.'),
    found.missing.map(({ size, missing }) => el('div', { class: 'notice warn', 'data-code': 'missing-parts' }, icon('warning'), el('p', { class: 'grow' },
      `Of an export in ${size} parts, ${new Intl.ListFormat('en').format(missing.map((part) => `part ${part}`))} ${missing.length === 1 ? 'is' : 'are'} missing. Choose all parts together, or bring the rest in later.`))),
    group('new', 'is new', 'are new', fresh, pickRow),
    group('changed', 'differs from what is here', 'differ from what is here', changed, changedRow),
    group('here', 'is here already and stays as it is', 'are here already and stay as they are', here, (line) => el('li', { class: 'muted', 'data-index': line.index }, nameOf(line))),
    found.refused.length > 0 ? el('details', { 'data-part': 'refused', 'data-count': found.refused.length, open: found.refused.length <= 12 },
      el('summary', null, plural(found.refused.length, 'was not understood', 'were not understood')), longList(found.refused, refusedRow)) : null,
    codes.size > 0 ? el('label', { class: 'row check top' }, backupTick(codes, found.lines, trim), el('span', null, `Keep the backup codes of ${plural(codes.size, 'account', 'accounts')}`)) : null,
    inNotes > 0 ? el('label', { class: 'row check top inset' }, trim, el('span', null, `Take them out of the ${inNotes === 1 ? 'note' : 'notes'} that they stand in (${inNotes.toLocaleString('en')}), so that they are kept once`)) : null,
    found.repeated > 0 ? el('p', { class: 'small muted' }, `${plural(found.repeated, 'account stood', 'accounts stood')} in the file more than once; each comes in once.`) : null,
    found.homeless.length > 0 ? el('p', { class: 'small muted', 'data-part': 'homeless' }, `Without a place here, and left out: ${found.homeless.map(({ what, count: n }) => `${/** @type {Record<string, string>} */ (HOMELESS)[what] ?? what} (${n.toLocaleString('en')})`).join(', ')}.`) : null,
    el('div', { class: 'row wrap' }, save, button('Cancel', { action: 'cancel', kind: 'quiet', press: close })));
  return place;
}

/** Whether only backup codes are new in it. @param {ArrivalLine} line */
const sameCode = (line) => line.backup > 0 && line.status === 'changed' && app.entry(line.beside ?? '')?.backup === undefined
  && (!line.code || sameShape(line));

/** @param {ArrivalLine} line */
function sameShape(line) {
  const otp = app.entry(line.beside ?? '')?.otp;
  return otp !== undefined && line.code !== undefined && otp.kind === line.code.kind && otp.digits === line.code.digits;
}

/** @param {Set<number>} codes @param {ArrivalLine[]} lines @param {HTMLInputElement} trim of no use without the codes */
function backupTick(codes, lines, trim) {
  const tick = el('input', { type: 'checkbox', id: 'with-backup-codes', checked: true });
  tick.addEventListener('change', () => {
    codes.clear();
    trim.disabled = !tick.checked;
    if (tick.checked) for (const { backup, index } of lines) if (backup > 0) codes.add(index);
  });
  return tick;
}

/** @param {ArrivalLine} line */
const nameOf = (line) => line.name || line.account || line.title || 'Without a name';

/** @param {ArrivalLine} line @param {Set<number>} codes */
function about(line, codes) {
  const { code } = line;
  const facts = [
    code ? `${code.kind === 'totp' ? '' : `${kindName(code.kind)}, `}${shape(code)}${code.kind === 'totp' && code.algorithm !== 'sha1' ? `, ${algorithmName(code.algorithm)}` : ''}` : 'no one-time code',
    codes.has(line.index) ? backupCodes(line.backup) : '',
    line.hosts.length > 0 ? `perhaps ${line.hosts.join(', ')}` : '',
    line.tags.length > 0 ? line.tags.join(', ') : '',
    line.note ? (line.inNote && codes.has(line.index) ? 'note, which holds them' : 'note') : '',
    line.shelf === 'trashed' ? 'in the trash of the other app' : line.shelf === 'archived' ? 'in the archive of the other app' : '',
  ].filter(Boolean);
  return [
    el('div', { class: 'break' }, el('bdi', { class: 'strong' }, nameOf(line)), line.name && line.account ? [' ', el('bdi', { class: 'muted' }, line.account)] : null),
    el('p', { class: 'small muted break' }, facts.join(' · ')),
    line.warnings.map((one) => el('p', { class: 'small' }, warning(one))),
  ].flat();
}

/** @param {ArrivalView['refused'][number]} one */
function refusedRow(one) {
  const where = one.number > 0 ? `No. ${one.number}${one.title ? `, “${one.title}”` : ''}` : one.title;
  return el('li', { class: 'stack tight' }, el('p', null, where ? [el('bdi', { class: 'strong' }, where), ': '] : null, sentence(one.code)),
    one.source ? el('details', null, el('summary', { class: 'small' }, 'What stood there'), el('p', { class: 'small figures break inset' }, one.source)) : null);
}

/**
 * The first rows; the rest on a press.
 * @template T
 * @param {T[]} all
 * @param {(one: T) => Node} row
 */
function longList(all, row) {
  const list = el('ul', { class: 'stack tight inset' }, all.slice(0, FIRST).map(row));
  let drawn = FIRST;
  if (all.length <= FIRST) return list;
  const more = button(`Show more of ${all.length.toLocaleString('en')}`, { action: 'more-lines', kind: 'link', press: () => {
    list.append(...all.slice(drawn, drawn + 10 * FIRST).map(row));
    drawn += 10 * FIRST;
    if (drawn >= all.length) more.remove();
  } });
  return el('div', { class: 'stack tight' }, list, more);
}

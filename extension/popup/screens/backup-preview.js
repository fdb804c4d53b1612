// Backup codes that were found, each line correctable, before they are kept.
import { button, el, field } from '../../ui/element.js';
import { codeOf, sentence, warning } from '../../ui/errors.js';
import { icon } from '../../ui/icons.js';
import { send } from '../../ui/send.js';
import { backupCodes, title } from '../../ui/words.js';
import { app, notice, show } from '../app.js';
import { text } from '../../ui/otp-form.js';

/** @typedef {import('../../types.d.ts').BackupPreview} BackupPreview */
/** @typedef {import('../../types.d.ts').CapturedCode} CapturedCode */

/** @param {string} [id] the entry they belong to, when it is known */
export async function captureFromPage(id) {
  try {
    const found = /** @type {BackupPreview} */ (await send('captureBackup', { from: 'page' }));
    if (found.codes.length > 0) {
      await show('backup-preview', { found, id });
      return;
    }
    noneFound(id, 'no-backup-codes');
  } catch (error) {
    if (codeOf(error) !== 'no-backup-codes') throw error;
    noneFound(id, 'no-backup-codes');
  }
}

/**
 * @param {string | undefined} id
 * @param {string} code
 */
function noneFound(id, code) {
  notice(code, [el('p', null, sentence(code)),
    button('Paste them', { action: 'add-codes-text', kind: 'link', press: () => show('paste', { codesFor: id ?? '' }) })], 'bad');
}

/**
 * @param {{found: BackupPreview, id?: string}} params
 * @returns {import('../app.js').Screen}
 */
export function backupPreview({ found, id }) {
  const host = found.host ?? app.here?.host ?? '';
  const lines = el('ol', { class: 'stack tight lines' });
  const count = el('p', { class: 'muted', id: 'line-count' });
  for (const code of found.codes) addLine(code);
  const owner = ownerFields(id || found.entry, host);
  const save = button('Keep them', { action: 'save', kind: 'primary big', press: submit });

  /** @param {CapturedCode} code */
  function addLine(code) {
    const number = lines.children.length + 1;
    const input = text(`backup-line-${number}-${Math.random().toString(36).slice(2, 8)}`, {
      class: 'input figures backup-line', value: code.text, dir: 'ltr', 'aria-label': `Backup code ${code.label ?? number}`,
      'data-label': code.label, 'data-spent': code.spent ? 'true' : undefined, autocapitalize: 'none',
    });
    const line = el('li', { class: code.spent ? 'row line spent' : 'row line' },
      el('span', { class: 'muted small number', 'aria-hidden': 'true' }, code.label ?? number), el('span', { class: 'grow' }, input),
      code.spent ? el('span', { class: 'chip' }, 'used') : null,
      button([icon('close')], { action: 'remove-line', kind: 'quiet icon', name: `Leave out backup code ${code.label ?? number}`, press: () => {
        line.remove();
        recount();
      } }));
    lines.append(line);
    recount();
    return input;
  }

  function recount() {
    count.textContent = backupCodes(read().length);
  }

  function read() {
    /** @type {CapturedCode[]} */
    const codes = [];
    for (const input of lines.querySelectorAll('input')) {
      const value = input.value.trim();
      if (value) codes.push({ text: value, ...(input.dataset.label ? { label: input.dataset.label } : {}), ...(input.dataset.spent ? { spent: true } : {}) });
    }
    return codes;
  }
  lines.addEventListener('input', recount);

  async function submit() {
    const codes = read();
    if (codes.length === 0) {
      notice('no-backup-codes', 'No backup code is left to keep. Nothing was saved. Add one, or go back.', 'warn');
      return;
    }
    const answer = /** @type {{id: string}} */ (await send('captureBackup', { keep: { ...owner.read(), host, codes } }));
    await app.refresh();
    await show('kept', { id: answer.id, count: codes.length }, { replace: true });
  }

  return {
    title: 'Backup codes found',
    main: [el('div', { class: 'stack wide' },
      found.warnings.map((code) => el('div', { class: 'notice warn small', 'data-code': code }, icon('warning'), el('p', { class: 'grow' }, warning(code)))),
      owner.node,
      el('div', { class: 'row' }, el('h2', { class: 'grow' }, 'Compare with the page'), count),
      lines,
      button('Add a line', { action: 'add-line', kind: 'quiet', icon: icon('add'), press: () => addLine({ text: '' }).focus() }))],
    foot: [el('span', { class: 'grow' }), save],
    focus: save,
  };
}

/**
 * Which entry gets them: the one that is known, one that is chosen, or a new one.
 * @param {string | undefined} id
 * @param {string} host
 */
function ownerFields(id, host) {
  const known = id ? app.entry(id) : undefined;
  const name = text('keep-name', { value: known ? '' : nameFrom(host) });
  const account = text('keep-account', { placeholder: 'you@example.com' });
  const fresh = el('div', { class: 'pair' }, field('Name', name), field('Account', account));
  const near = app.entries.filter((entry) => app.here?.bound.includes(entry.id) || entry.id === id);
  const options = (near.length > 0 ? near : app.entries.slice(0, 200)).map((entry) => el('option', { value: entry.id }, entry.account ? `${title(entry)}, ${entry.account}` : title(entry)));
  const chooser = el('select', { id: 'keep-for', class: 'input' }, options, el('option', { value: '' }, 'A new account'));
  chooser.value = known?.id ?? '';
  const replaces = el('p', { class: 'small muted' });
  const fits = () => {
    fresh.hidden = chooser.value !== '';
    const old = app.entry(chooser.value)?.backup;
    replaces.hidden = !old;
    replaces.textContent = old ? `It has ${backupCodes(old.total)} already; these take their place.` : '';
  };
  chooser.addEventListener('change', fits);
  fits();
  return {
    node: el('div', { class: 'stack' }, field('Keep them for', chooser), replaces, fresh),
    read: () => (chooser.value ? { id: chooser.value } : { name: name.value.trim(), account: account.value.trim() }),
  };
}

/** A first guess at a name, for the person to correct: "github.com" → 'Github'. @param {string} host */
function nameFrom(host) {
  const labels = host.split('.').filter((label) => !/^(www|app|account|accounts|login|my|id)$/.test(label));
  const label = labels[0] ?? host;
  return label.charAt(0).toUpperCase() + label.slice(1);
}

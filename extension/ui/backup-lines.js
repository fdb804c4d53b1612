// Backup codes that were found, each line correctable, and the account that gets them: for the popup and the vault page.
import { button, el, field } from './element.js';
import { codesWarning } from './errors.js';
import { icon } from './icons.js';
import { text } from './otp-form.js';
import { backupCodes, hostOf, title } from './words.js';

/** @typedef {import('../types.d.ts').EntryView} EntryView */
/** @typedef {import('../types.d.ts').BackupPreview} BackupPreview */
/** @typedef {import('../types.d.ts').CapturedCode} CapturedCode */

/**
 * @param {BackupPreview} found
 * @param {import('./errors.js').Source} source where they were found
 */
export function backupLines(found, source) {
  const lines = el('ol', { class: 'stack tight lines' });
  const count = el('p', { class: 'muted', id: 'line-count', dir: 'auto' });
  for (const code of found.codes) addLine(code);
  lines.addEventListener('input', recount);

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

  return {
    read,
    warnings: found.warnings.map((code) => el('div', { class: 'notice warn small', 'data-code': code }, icon('warning'), el('p', { class: 'grow' }, codesWarning(code, found.codes.length, source)))),
    node: () => el('div', { class: 'stack' },
      el('div', { class: 'row' }, el('h2', { class: 'grow' }, `Compare with the ${source}`), count),
      lines,
      el('div', null, button('Add a line', { action: 'add-line', kind: 'quiet', icon: icon('add'), press: () => addLine({ text: '' }).focus() }))),
  };
}

/**
 * Which account gets them: one that is known, one that is chosen, or a new one, with its site.
 * @param {EntryView[]} entries those to choose from
 * @param {string | undefined} id the one that is known
 * @param {string} host the site that they come from; empty when nobody knows
 */
export function backupOwner(entries, id, host) {
  const known = entries.find((entry) => entry.id === id);
  const name = text('keep-name', { value: known ? '' : nameFrom(host) });
  const account = text('keep-account', { placeholder: 'you@example.com' });
  const site = text('keep-site', { value: host, placeholder: 'github.com', dir: 'ltr' });
  const fresh = el('div', { class: 'pair' }, field('Name', name), field('Account', account), field('Site', site));
  const options = entries.slice(0, 500).map((entry) => el('option', { value: entry.id }, entry.account ? `${title(entry)}, ${entry.account}` : title(entry)));
  const chooser = el('select', { id: 'keep-for', class: 'input' }, options, el('option', { value: '' }, 'A new account'));
  chooser.value = known?.id ?? '';
  const replaces = el('p', { class: 'small muted' });
  const fits = () => {
    fresh.hidden = chooser.value !== '';
    const old = entries.find((entry) => entry.id === chooser.value)?.backup;
    replaces.hidden = !old;
    replaces.textContent = old ? `It has ${backupCodes(old.total)} already. What you keep now takes ${old.total === 1 ? 'its' : 'their'} place; the old set stays in the trash for 30 days and can be brought back.` : '';
  };
  chooser.addEventListener('change', fits);
  fits();
  return {
    node: el('div', { class: 'stack' }, field('Keep them for', chooser), replaces, fresh),
    /** What to keep them under; undefined when the site is no address. */
    read: () => {
      if (chooser.value) return { id: chooser.value, host };
      const typed = hostOf(site.value);
      return typed === undefined ? undefined : { name: name.value.trim(), account: account.value.trim(), host: typed };
    },
  };
}

/** A first guess at a name, for the person to correct: "github.com" → 'Github'. @param {string} host */
function nameFrom(host) {
  if (/^(\[|\d+\.\d+\.\d+\.\d+(:|$))/.test(host)) return host; // a machine's number has no name in it
  const labels = host.split('.').filter((label) => !/^(www|app|account|accounts|login|my|id)$/.test(label));
  const label = labels[0] ?? host;
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** What to do with the file that they came from. @param {string} file its name */
export function deleteFile(file) {
  return el('div', { class: 'notice warn', 'data-code': 'delete-file' }, icon('warning'), el('p', { class: 'grow' },
    'Now delete the file ', el('bdi', { class: 'strong break' }, file), ', and empty the trash of this computer: programs that steal passwords look for such files.'));
}

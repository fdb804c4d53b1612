// The backup codes of one entry: masked, revealed one at a time on a click, filled, spent and unspent. The texts that
// were revealed live in their one place on the page and nowhere else.
import { copy } from './clipboard.js';
import { button, el, fill } from './element.js';
import { icon } from './icons.js';
import { say, toast } from './say.js';
import { backupRows, send } from './send.js';
import { outward, serviceOf } from './services.js';
import { advice, onPaper } from './standing.js';
import { day, readable, which } from './words.js';

/** @typedef {import('../types.d.ts').EntryView} EntryView */
/** @typedef {import('../types.d.ts').BackupRow} BackupRow */

/**
 * @param {EntryView} entry
 * @param {{
 *   changed: (entry: EntryView) => void,
 *   fill?: (index: number) => unknown,
 *   rows?: 'open' | 'folded',
 * }} options fill: where a page can take one; rows: list all of them, not only the next one
 */
export function backupCodes(entry, options) {
  const chip = el('span', { class: 'chip' });
  const grid = el('ol', { class: 'backup-rows' });
  const all = options.rows === 'folded' ? el('details', null, el('summary', null, 'All of them, used ones too'), grid) : grid;
  const revealed = el('div', { id: 'revealed', hidden: true });
  const told = el('p', { class: 'small muted' });
  const renew = el('p', { class: 'small', hidden: true });
  const paper = el('p', { class: 'small muted grow' });
  const spends = options.fill ? el('p', { class: 'small muted', 'data-code': 'spends' }) : null;
  const reveal = button('Reveal the next one', { action: 'reveal', press: () => show(next()) });
  const fillNext = options.fill
    ? button('Fill the next one', { action: 'fill-backup', press: () => fillRow(next()) })
    : null;
  /** @type {BackupRow[]} */
  let rows = [];

  const next = () => rows.find((row) => row.spentAt === undefined);

  /** @param {BackupRow | undefined} row */
  const fillRow = (row) => (row ? options.fill?.(row.index) : undefined);

  function draw() {
    const left = rows.filter((row) => row.spentAt === undefined).length;
    chip.textContent = `${left} of ${rows.length} left`;
    reveal.disabled = left === 0;
    if (fillNext) fillNext.disabled = left === 0;
    const coming = next();
    if (spends) spends.textContent = coming ? `Filling spends code ${which(coming, rows.length)}.` : '';
    if (entry.backup) {
      const stands = entry.backup.standing;
      chip.classList.toggle('low', stands !== undefined);
      told.textContent = advice(entry.backup);
      told.dataset.code = stands ?? 'good';
      if (stands === undefined) renew.hidden = true;
      else where(entry, renew).catch(() => undefined);
      paper.textContent = onPaper(entry.backup);
    }
    if (options.rows) fill(grid, rows.map(line));
  }

  /** @param {BackupRow} row */
  function line(row) {
    const spent = row.spentAt !== undefined;
    const where = spent ? `Used ${day(row.spentAt ?? 0)}${row.spentOn ? ` on ${row.spentOn}` : ''}` : '';
    return el('li', { class: spent ? 'backup-row spent' : 'backup-row', 'data-index': row.index },
      el('span', { class: 'number muted small' }, row.label ?? row.index + 1),
      el('span', { class: 'grow names' }, el('span', { class: 'code cut', role: 'img', 'aria-label': spent ? 'Used' : 'Hidden' }, row.mask),
        spent ? el('span', { class: 'muted small' }, where) : null),
      spent
        ? button('Undo', { action: 'unspend', kind: 'quiet', name: `Backup code ${row.index + 1}: count it as unused. ${where}`, press: () => undo(row.index) })
        : button('Reveal', { action: 'reveal-one', kind: 'quiet', name: `Reveal backup code ${row.index + 1}`, press: () => show(row) }));
  }

  /** @param {BackupRow | undefined} row */
  async function show(row) {
    if (!row) return;
    const { text } = await send('revealBackup', { id: entry.id, index: row.index });
    revealed.hidden = false;
    fill(revealed,
      el('p', { class: 'small muted' }, `Backup code ${which(row, rows.length)}`),
      el('p', { class: 'code backup-text', dir: 'ltr' }, readable(text).map((part) => el('span', { class: 'group' }, part))),
      el('div', { class: 'row wrap' },
        options.fill ? button('Fill', { action: 'fill-backup', kind: 'primary', press: () => fillRow(row) }) : null,
        button('Copy', { action: 'copy-backup', press: () => copy(text, 'Backup code') }),
        button('Mark as used', { action: 'spend', press: () => spend(row.index) }),
        button('Hide', { action: 'hide', kind: 'quiet', press: hide })));
    say(`Backup code: ${readable(text).map((part) => [...part].join(' ')).join(', ')}`);
    revealed.scrollIntoView({ block: 'nearest' });
  }

  function hide() {
    fill(revealed);
    revealed.hidden = true;
  }

  /** @param {number} index */
  async function spend(index) {
    const { entry: changed } = await send('spend', { id: entry.id, index });
    hide();
    await load(changed);
    const left = changed.backup?.unspent ?? 0;
    toast(`Used: backup code ${index + 1} of ${rows.length}. ${left} left.`, () => undo(index));
  }

  /** @param {number} index */
  async function undo(index) {
    const { entry: changed } = await send('unspend', { id: entry.id, index });
    await load(changed);
    say('It counts as unused again');
  }

  /** @param {EntryView} [changed] */
  async function load(changed) {
    if (changed) {
      entry = changed;
      options.changed(changed);
    }
    rows = await backupRows(entry.id);
    draw();
  }

  const node = el('section', { class: 'backup stack', 'aria-label': 'Backup codes' },
    el('div', { class: 'row' }, el('h2', { class: 'grow' }, 'Backup codes'), chip),
    revealed, el('div', { class: 'row wrap' }, fillNext, reveal), spends, told, renew,
    options.rows ? el('div', { class: 'row wrap' }, paper, button('Print', { action: 'paper', kind: 'quiet', name: 'Print the backup codes of this account', press: () => openPaper(entry.id) })) : null,
    options.rows ? all : null);
  return { node, ready: load() };
}

/**
 * Where the site makes new backup codes, if the directory knows it.
 * @param {EntryView} entry
 * @param {HTMLElement} place
 */
async function where(entry, place) {
  const service = place.hidden ? await serviceOf([...entry.sites.map(({ host }) => host), entry.backup?.from ?? ''].filter(Boolean)) : undefined;
  const address = service?.backupUrl ?? service?.settingsUrl;
  if (!service || !address) return;
  fill(place, outward(address, service.backupUrl ? `Make new backup codes at ${service.name}` : `Security settings of ${service.name}`, 'service-backup'));
  place.hidden = false;
}

/** Opens the sheet in a tab of its own; without an account, the sheets of all. @param {string} [id] */
export async function openPaper(id) {
  await chrome.tabs.create({ url: chrome.runtime.getURL(`print/sheets.html${id === undefined ? '' : `#${encodeURIComponent(id)}`}`) });
}

/** What stands in place of backup codes when there are none. @param {...(Node | null)} ways */
export function noBackupCodes(...ways) {
  return el('section', { class: 'backup stack', 'aria-label': 'Backup codes' },
    el('h2', null, 'Backup codes'),
    el('p', { class: 'muted' }, icon('info', 'glyph inline'), ' None kept yet. Sites show them when you switch on the second step, and in their security settings.'),
    el('div', { class: 'row wrap' }, ...ways));
}

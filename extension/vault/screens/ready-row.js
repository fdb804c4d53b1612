// One finding's way out: where its button leads; and the account as a row of the page.
import { names } from '../../ui/code-row.js';
import { openPaper } from '../../ui/backup-codes.js';
import { button, el } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { LEVELS, also, opensWith, sentenceOf } from '../../ui/readiness.js';
import { title } from '../../ui/words.js';
import { go } from '../app.js';
import { offer } from './ready-services.js';

/** @typedef {import('../../types.d.ts').EntryView} EntryView */
/** @typedef {import('../../types.d.ts').Finding} Finding */
/** @typedef {import('../../types.d.ts').VaultFinding} VaultFinding */
/** @typedef {import('../../types.d.ts').Level} Level */
/** @typedef {{ id: string, entry: EntryView, level: Level, findings: Finding[], service?: import('../../types.d.ts').ServiceView }} Judged */

/** A shape for each level, so that none needs its colour. */
const SHAPES = /** @type {const} */ ({ shut: 'shut', thin: 'half', open: 'info', ready: 'done' });

/** @type {Record<Finding, [label: string, to: (id: string) => unknown]>} */
const WAYS = {
  'texts-only': ['Move it off texts', (id) => go(`secure/${id}`)],
  nothing: ['Say what opens it', (id) => go(`edit/${id}`)],
  'backup-none': ['Keep new backup codes', (id) => go(`codes/${id}`)],
  'no-backup': ['Keep backup codes', (id) => go(`codes/${id}`)],
  'mail-only': ['Add an app code', (id) => go(`secure/${id}`)],
  'backup-few': ['Keep new backup codes', (id) => go(`codes/${id}`)],
  'here-alone': ['Make a backup file', () => go('backup')],
  'backup-old': ['Keep new backup codes', (id) => go(`codes/${id}`)],
  'sheet-outdated': ['Print the sheet', (id) => openPaper(id)],
  'not-printed': ['Print the sheet', (id) => openPaper(id)],
  'codes-only': ['Add an app code', (id) => go(`secure/${id}`)],
  'not-drilled': ['Try it', () => go('fire-drill')],
};

/** @type {Record<VaultFinding, [label: string, to: string]>} */
const VAULT_WAYS = {
  'no-copy': ['Make a backup file', 'backup'], 'old-copy': ['Make a new backup file', 'backup'],
  'one-way': ['Make a recovery key', 'recovery'], 'drill-due': ['Begin the fire drill', 'fire-drill'],
};

/** @param {Level} level */
export const shapeOf = (level) => icon(SHAPES[level], `glyph level-${level}`);

/**
 * The one button of a finding.
 * @param {Finding} finding
 * @param {EntryView} entry
 * @param {{ primary?: boolean }} [options]
 */
export function wayOut(finding, entry, { primary = false } = {}) {
  const [label, to] = WAYS[finding];
  return button(label, { action: 'way-out', kind: primary ? 'primary' : '', name: `${label}: ${title(entry)}`, data: { finding }, press: () => to(encodeURIComponent(entry.id)) });
}

/** @param {VaultFinding} finding @param {{ primary?: boolean }} [options] */
export function vaultWayOut(finding, { primary = false } = {}) {
  const [label, to] = VAULT_WAYS[finding];
  return button(label, { action: 'way-out', kind: primary ? 'primary' : '', data: { finding }, press: () => go(to) });
}

/** @param {Judged} judged */
export function row({ entry, level, findings, service }) {
  const [worst, ...others] = findings;
  const ways = opensWith(entry);
  return el('li', { class: 'ready-row', 'data-id': entry.id, 'data-level': level, 'data-finding': worst },
    shapeOf(level),
    el('div', { class: 'grow stack tight' },
      el('a', { class: 'row plain', href: `#entry/${encodeURIComponent(entry.id)}` }, names(entry)),
      el('p', { class: 'small muted' }, el('span', { class: 'level' }, LEVELS[level]), ` · Without texts: ${ways.length > 0 ? ways.join(', ') : 'nothing'}`),
      worst ? el('p', null, sentenceOf(worst, entry)) : null,
      offer(worst, service),
      others.length > 0 ? el('p', { class: 'small muted' }, also(others)) : null),
    worst ? wayOut(worst, entry) : null);
}

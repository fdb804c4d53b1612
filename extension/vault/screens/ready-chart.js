// How many accounts would open without text messages, to be seen at a glance and read without colour: each part has its
// pattern, its shape, its words and its number.
import { el, fill } from '../../ui/element.js';
import { LEVELS } from '../../ui/readiness.js';
import { plural } from '../../ui/words.js';
import { shapeOf } from './ready-row.js';

/** @typedef {import('../../types.d.ts').Level} Level */

const SVG = 'http://www.w3.org/2000/svg';
/** In percent of the width; a narrower part cannot be seen. */
const LEAST = 1.5;
const GAP = 0.4;

/** The worst first. @type {Level[]} */
const ORDER = ['shut', 'thin', 'open', 'ready'];

/**
 * @param {Record<Level, number>} counts
 * @param {(level: Level | undefined) => void} choose shows those alone; undefined shows all
 */
export function chart(counts, choose) {
  const total = ORDER.reduce((sum, level) => sum + counts[level], 0);
  const there = ORDER.filter((level) => counts[level] > 0);
  /** @type {Level | undefined} */
  let chosen;
  const legend = el('ul', { class: 'legend', 'aria-label': 'Show only' }, there.map((level) => {
    const key = el('button', { type: 'button', class: 'key', 'data-action': 'only', 'data-level': level, 'aria-pressed': 'false' },
      swatch(level), shapeOf(level), el('span', { class: 'grow' }, LEVELS[level]), el('span', { class: 'count' }, counts[level].toLocaleString('en')));
    key.addEventListener('click', () => {
      chosen = chosen === level ? undefined : level;
      for (const other of legend.querySelectorAll('.key')) other.setAttribute('aria-pressed', String(other === key && chosen !== undefined));
      choose(chosen);
    });
    return el('li', null, key);
  }));
  const words = there.map((level) => `${LEVELS[level]}: ${counts[level].toLocaleString('en')}`).join('; ');
  return el('figure', { class: 'chart stack' }, drawing(counts, there, total, `${plural(total, 'account', 'accounts')}. ${words}.`), legend);
}

/**
 * @param {Record<Level, number>} counts
 * @param {Level[]} there
 * @param {number} total
 * @param {string} label
 */
function drawing(counts, there, total, label) {
  const svg = node('svg', { class: 'bars flip', role: 'img', 'aria-label': label });
  const defs = node('defs', {});
  fill(defs, stripes('shut', 6, 3.5), stripes('thin', 6, 1.5), dots());
  const room = 100 - LEAST * there.length;
  let at = 0;
  const parts = there.map((level) => {
    const width = LEAST + (room * counts[level]) / total;
    const place = { x: `${at}%`, width: `${width - GAP}%`, height: '100%', rx: '3' };
    at += width;
    return part(level, place);
  });
  fill(svg, defs, ...parts);
  return svg;
}

/** The pattern of a part, beside its words. @param {Level} level */
function swatch(level) {
  const svg = node('svg', { class: 'bars swatch', 'aria-hidden': 'true' });
  svg.append(...part(level, { width: '100%', height: '100%', rx: '3' }));
  return svg;
}

/** @param {Level} level @param {Record<string, string>} place */
const part = (level, place) => [
  node('rect', { ...place, class: `part level-${level}` }),
  node('rect', { ...place, class: 'over', fill: level === 'ready' ? 'none' : `url(#pattern-${level})` }),
];

/** @param {Level} level @param {number} step @param {number} thick */
function stripes(level, step, thick) {
  const pattern = node('pattern', { id: `pattern-${level}`, width: String(step), height: String(step), patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' });
  pattern.append(node('rect', { class: 'on', width: String(thick), height: String(step) }));
  return pattern;
}

function dots() {
  const pattern = node('pattern', { id: 'pattern-open', width: '6', height: '6', patternUnits: 'userSpaceOnUse' });
  pattern.append(node('circle', { class: 'on', cx: '3', cy: '3', r: '1.2' }));
  return pattern;
}

/** @param {string} tag @param {Record<string, string>} attributes */
function node(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// Which of the planned targets a fill is meant for, or the question that a person has to answer first. Nothing here
// touches a page or knows a code.

const SHORTEST_BACKUP = 8; // characters; shorter ones would be one-time codes by their looks

/** @typedef {import('../types.js').Ask['ask']} Ask */
/** @typedef {Extract<import('../types.js').Message, { type: 'fill' }>} Order */
/** @typedef {{ frame: number, elements: number[], kind: 'field' | 'row', holds: 'code' | 'backup' | 'either', label: string, maxlength?: number | null }} Target */
/** @typedef {{ wants: import('../types.js').Wants, targets: Target[], unsure: boolean, reason: string }} Plan */
/** @typedef {{ origin: string, top: boolean, foreign: string[] }} Where what matters of a frame here */

/**
 * The mark by which a field that a person chose is known again: its label, what it takes, and which of those alike it is.
 * @param {Target} target @param {Target[]} targets
 */
export function markOf(target, targets) {
  const name = (/** @type {Target} */ { label, holds, kind }) => [label, holds, kind].join('\n');
  const nth = targets.filter((other) => name(other) === name(target)).indexOf(target);
  let mark = 0x811c9dc5; // FNV-1a: it keeps labels apart, it hides nothing
  for (const byte of new TextEncoder().encode(`${name(target)}\n${nth}`)) mark = Math.imul(mark ^ byte, 0x01000193) >>> 0;
  return mark;
}

/**
 * The target that the order means, or the question that has to be answered first.
 * @param {Order} order
 * @param {Plan} plan
 * @param {Where[]} frames
 * @param {number} [known] the mark of the field that was chosen on this site before
 * @returns {{ target: Target } | { ask: Ask }}
 */
export function choose(order, plan, frames, known) {
  const host = hostOf(frames.find(({ top }) => top)?.origin ?? '');
  const { targets } = plan;
  if (order.target !== undefined) {
    const target = targets[order.target];
    return target ? { target } : { ask: { reason: 'no-field', host } };
  }
  const exact = targets.filter(({ holds }) => holds === order.what);
  const fitting = exact.length > 0 ? exact : targets.filter(({ holds }) => holds === 'either');
  const [first] = fitting;
  if (!first) {
    if (plan.wants === 'texted') return { ask: { reason: 'texted', host } };
    if (targets.length > 0) return { ask: { reason: 'wants-other', host, wants: plan.wants, targets: labelled(order.what === 'backup' ? targets.filter(roomy) : targets, targets) } };
    const origins = [...new Set(frames.flatMap(({ foreign }) => foreign))];
    if (origins[0]) return { ask: { reason: 'foreign-frame', host: hostOf(origins[0]), origins } };
    return { ask: { reason: 'no-field', host } };
  }
  const before = plan.unsure && known !== undefined ? fitting.find((target) => markOf(target, targets) === known) : undefined;
  if (before) return { target: before };
  if (plan.unsure && fitting.length > 1) return { ask: { reason: 'which-field', host, targets: labelled(fitting, targets) } };
  return { target: first };
}

/** Whether a field for one-time codes has room for a backup code: many sites take both in one. @param {Target} target */
function roomy({ kind, maxlength }) {
  return kind === 'field' && (maxlength ?? SHORTEST_BACKUP) >= SHORTEST_BACKUP;
}

/** @param {Target[]} some @param {Target[]} all */
function labelled(some, all) {
  return some.map((target) => ({ target: all.indexOf(target), label: target.label, holds: target.holds }));
}

/** @param {string} address */
function hostOf(address) {
  try {
    return new URL(address).host;
  } catch {
    return '';
  }
}

// Which of the planned targets a fill is meant for, or the question that a person has to answer first. Nothing here
// touches a page or knows a code.

/** @typedef {import('../types.js').Ask['ask']} Ask */
/** @typedef {Extract<import('../types.js').Message, { type: 'fill' }>} Order */
/** @typedef {{ frame: number, elements: number[], kind: 'field' | 'row', holds: 'code' | 'backup' | 'either', label: string }} Target */
/** @typedef {{ wants: import('../types.js').Wants, targets: Target[], unsure: boolean, reason: string }} Plan */
/** @typedef {{ origin: string, top: boolean, foreign: string[] }} Where what matters of a frame here */

/**
 * The target that the order means, or the question that has to be answered first.
 * @param {Order} order
 * @param {Plan} plan
 * @param {Where[]} frames
 * @returns {{ target: Target } | { ask: Ask }}
 */
export function choose(order, plan, frames) {
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
    if (targets.length > 0) return { ask: { reason: 'wants-other', host, wants: plan.wants, targets: labelled(targets, targets) } };
    const origins = [...new Set(frames.flatMap(({ foreign }) => foreign))];
    if (origins[0]) return { ask: { reason: 'foreign-frame', host: hostOf(origins[0]), origins } };
    return { ask: { reason: 'no-field', host } };
  }
  if (plan.unsure && fitting.length > 1) return { ask: { reason: 'which-field', host, targets: labelled(fitting, targets) } };
  return { target: first };
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

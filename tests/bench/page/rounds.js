// Contenders take turns, round by round, so that a busy moment of the machine meets all of them; medians are compared.

/** @param {number[]} values */
export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/**
 * @param {Record<string, () => unknown>} contenders what to time; may be asynchronous
 * @param {{ rounds?: number, each?: number }} [how] `each`: pieces of work in one run
 * @returns {Promise<Record<string, number>>} microseconds for one piece of work
 */
export async function rounds(contenders, { rounds: count = 15, each = 1 } = {}) {
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round <= count; round += 1) {
    for (const [name, run] of Object.entries(contenders)) {
      const start = performance.now();
      const result = run();
      if (result instanceof Promise) await result;
      if (round > 0) times[name].push(performance.now() - start); // the first round warms up
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, (median(all) * 1000) / each]));
}

/** Runs `work` `count` times. @param {number} count @param {() => unknown} work */
export async function repeat(count, work) {
  for (let n = 0; n < count; n += 1) {
    const result = work();
    if (result instanceof Promise) await result;
  }
}

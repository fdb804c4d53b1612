// From measured rows to the report: ratios beside each peer, and how the cost grows with the work.

/** @typedef {import('./micro.mjs').Row} Row */
const OURS = 'Holdfast';
const WORDS = new Set(['what', 'unit', 'family', 'size', OURS]);

/** @param {unknown} value @param {string} unit */
const amount = (value, unit) => (typeof value === 'number' && Number.isFinite(value) ? `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${unit}` : '–');

/** @param {Row[]} rows @returns {string} */
export function table(rows) {
  const lines = ['| what | Holdfast | beside | ratio |', '|---|---|---|---|'];
  for (const row of rows) {
    const peers = Object.entries(row).filter(([name]) => !WORDS.has(name));
    const beside = peers.map(([name, value]) => `${name} ${amount(value, row.unit)}`).join(', ');
    const ratio = peers.map(([, value]) => `${(Number(value) / Number(row[OURS])).toFixed(1)}×`).join(', ');
    lines.push(`| ${row.what} | ${amount(row[OURS], row.unit)} | ${beside} | ${ratio} |`);
  }
  return lines.join('\n');
}

/**
 * The exponent of the cost between the smallest and the largest size of each family: 1 is proportional, 0 is flat.
 * @param {Row[]} rows
 */
export function growth(rows) {
  const lines = ['| as the work grows | sizes | exponent |', '|---|---|---|'];
  for (const family of new Set(rows.map((row) => row.family).filter((name) => name !== undefined))) {
    const sized = rows.filter((row) => row.family === family && Number(row.size) > 0).sort((a, b) => Number(a.size) - Number(b.size));
    const [first, last] = [sized[0], sized[sized.length - 1]];
    const exponent = Math.log(Number(last[OURS]) / Number(first[OURS])) / Math.log(Number(last.size) / Number(first.size));
    lines.push(`| ${family} | ${sized.map((row) => row.size).join(', ')} | ${exponent.toFixed(2)} |`);
  }
  return lines.join('\n');
}

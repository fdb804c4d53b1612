// From measured rows to the report: ratios beside each peer, and how the cost grows with the work.

/** @typedef {import('./micro.mjs').Row} Row */
const OURS = 'Holdfast';
const WORDS = new Set(['what', 'unit', 'family', 'size', OURS]);

/** @param {unknown} value @param {string} unit */
const amount = (value, unit) => (typeof value === 'number' && Number.isFinite(value) ? `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${unit}` : '–');

/** @param {Row} row @returns {[string, unknown][]} */
const besides = (row) => Object.entries(row).filter(([name]) => !WORDS.has(name));

/** @param {Row[]} rows @returns {string} */
export function table(rows) {
  const lines = ['| what | Holdfast | beside | ratio |', '|---|---|---|---|'];
  for (const row of rows) {
    const peers = besides(row);
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

const [WIDTH, LABEL, LINE, GAP] = [760, 300, 18, 14];
const STYLE = 'text{font:13px system-ui,sans-serif;fill:#1c2430}.what{font-weight:600}.peer{fill:#9aa6b5}.ours{fill:#0b6e5f}'
  + '@media (prefers-color-scheme:dark){text{fill:#e6eaf0}.peer{fill:#5d6b7d}.ours{fill:#4cc2ad}}';

/**
 * A picture of the rows that have somebody beside them: a bar each, as long as it took. Each row has a scale of its own.
 * @param {Row[]} rows
 */
export function chart(rows) {
  const shown = rows.filter((row) => besides(row).length > 0);
  const parts = [];
  let y = GAP;
  for (const row of shown) {
    const bars = /** @type {[string, number][]} */ ([[OURS, row[OURS]], ...besides(row)].map(([name, value]) => [name, Number(value)]));
    const most = Math.max(...bars.map(([, value]) => value));
    parts.push(`<text class="what" x="8" y="${y + 13}">${row.what}</text>`);
    y += LINE;
    for (const [name, value] of bars) {
      const long = Math.max(2, ((WIDTH - LABEL - 100) * value) / most);
      parts.push(`<text x="24" y="${y + 13}">${name}</text><rect class="${name === OURS ? 'ours' : 'peer'}" x="${LABEL - 80}" y="${y + 3}" width="${long.toFixed(1)}" height="12" rx="2"/>`
        + `<text x="${(LABEL - 72 + long).toFixed(1)}" y="${y + 13}">${amount(value, row.unit)}</text>`);
      y += LINE;
    }
    y += GAP;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" role="img" aria-label="How long Holdfast and others take"><style>${STYLE}</style>${parts.join('\n')}</svg>\n`;
}

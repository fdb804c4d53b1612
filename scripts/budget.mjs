// Compares what was built with scripts/budget.json (bytes) and fails above it.
import { readFileSync, statSync } from "node:fs";

/** @type {Record<string, number>} */
const budget = JSON.parse(readFileSync("scripts/budget.json", "utf8"));
let over = 0;
for (const [file, limit] of Object.entries(budget)) {
  const { size } = statSync(file);
  const share = ((100 * size) / limit).toFixed(0).padStart(3);
  if (size > limit) over += 1;
  console.log(`${share} %  ${String(size).padStart(7)} of ${String(limit).padStart(7)} bytes  ${file}${size > limit ? "  OVER BUDGET" : ""}`);
}
process.exitCode = over > 0 ? 1 : 0;

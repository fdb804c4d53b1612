// Opens rendered set-up pages in a real browser, runs extension/tab/blocks.js in each and writes the surveys beside
// them, for `SURVEYED_PAGES=dir cargo test --test backup surveys`. Usage: node tests/backup/render.mjs DIR
// (DIR filled by `EMIT_SETUP_PAGES=DIR cargo test --test backup`). Needs puppeteer-core and a Chromium.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createRequire } from "node:module";

const dir = resolve(process.argv[2] ?? ".");
const load = createRequire(resolve(process.env.NODE_MODULES_AT ?? ".", "package.json"));
const puppeteer = load("puppeteer-core");
const script = readFileSync(new URL("../../extension/tab/blocks.js", import.meta.url), "utf8");

const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  let touched = 0;
  for (const name of readdirSync(dir).filter((file) => file.endsWith(".html"))) {
    await page.goto(`file://${join(dir, name)}`);
    const before = await page.content();
    const started = performance.now();
    const survey = await page.evaluate(script);
    const took = performance.now() - started;
    if ((await page.content()) !== before) touched += 1;
    if (took > 500) console.log(`${name}: ${took.toFixed(0)} ms`);
    writeFileSync(join(dir, name.replace(/html$/, "survey")), survey);
  }
  console.log(`surveyed; pages changed by it: ${touched}`);
  process.exitCode = touched === 0 ? 0 : 1;
} finally {
  await browser.close();
}

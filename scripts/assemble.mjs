// Puts the unpacked extensions together: the shell as it is in the source, the WASM beside it, the manifest for each browser. No
// bundler: what is reviewed is what ships; only the popup's sheets are put one behind the other.
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { manifestFor } from "./manifest.mjs";

// Ours, and those of the lists that are compiled into the WASM.
const licences = [
  "LICENSE-MIT", "LICENSE-APACHE", "src/site/LICENSE-public-suffix-list.md", "src/passphrase/LICENSE-lists.md",
];
const leftOut = /(manifest\.json|\.d\.ts)$/;

for (const browser of /** @type {const} */ (["chromium", "firefox"])) {
  const out = `dist/${browser}`;
  rmSync(out, { recursive: true, force: true });
  cpSync("extension", out, { recursive: true, filter: (path) => !leftOut.test(path) });
  joinSheets(`${out}/popup/`, "popup");
  for (const file of licences) cpSync(file, `${out}/${file.slice(file.lastIndexOf("/") + 1)}`);
  writeFileSync(`${out}/manifest.json`, `${JSON.stringify(manifestFor(browser), null, 2)}\n`);
}

/**
 * The popup's sheets as one file, each as it is and in its order: every file more keeps a person waiting.
 * @param {string} folder
 * @param {string} name of the page and of its own sheet, the last one
 */
function joinSheets(folder, name) {
  const page = `${folder}${name}.html`;
  const html = readFileSync(page, "utf8");
  const links = [...html.matchAll(/ *<link rel="stylesheet" href="([^"]+)">\n/g)];
  const sheets = links.map(([, href]) => `/* ${href} */\n${readFileSync(folder + href, "utf8")}`);
  writeFileSync(`${folder}${name}.css`, sheets.join("\n"));
  writeFileSync(page, links.slice(0, -1).reduce((text, [link]) => text.replace(link, ""), html));
}

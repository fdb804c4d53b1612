// Puts the unpacked extensions together: the shell as it is in the source, the WASM beside it, the manifest for each
// browser. No bundler: what is reviewed is what ships.
import { cpSync, rmSync, writeFileSync } from "node:fs";
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
  for (const file of licences) cpSync(file, `${out}/${file.slice(file.lastIndexOf("/") + 1)}`);
  writeFileSync(`${out}/manifest.json`, `${JSON.stringify(manifestFor(browser), null, 2)}\n`);
}

// zip FOLDER FILE [-]: the same files give the same bytes: names sorted, times fixed, one compression level. With `-` the
// names are read from standard input, and scripts stay such as can be run.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { zipSync } from "fflate";

const [folder, file, from] = process.argv.slice(2);
const mtime = new Date("2000-01-01T00:00:00");
/** @type {import("fflate").Zippable} */
const files = {};
const names = from === "-" ? readFileSync(0, "utf8").split("\n").filter(Boolean) : readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1));
for (const name of names.sort()) {
  const bytes = readFileSync(`${folder}/${name}`);
  const mode = from === "-" && bytes.subarray(0, 2).toString() === "#!" ? 0o755 : 0o644;
  files[name] = [bytes, { level: 9, mtime, os: 3, attrs: mode << 16 }];
}
writeFileSync(file, zipSync(files));

// zip FOLDER FILE: the same files give the same bytes: names sorted, times fixed, one compression level.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { zipSync } from "fflate";

const [folder, file] = process.argv.slice(2);
const mtime = new Date("2000-01-01T00:00:00");
/** @type {import("fflate").Zippable} */
const files = {};
const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1))
  .sort();
for (const name of names) files[name] = [readFileSync(`${folder}/${name}`), { level: 9, mtime, os: 3, attrs: 0o644 << 16 }];
writeFileSync(file, zipSync(files));

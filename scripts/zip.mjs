// zip FOLDER FILE [-]: the same files give the same bytes: names sorted, times fixed, one compressor that is the same on
// every machine (Zopfli as WASM: a twelfth smaller than the usual one). With `-` the names are read from standard input,
// and scripts stay such as can be run.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { Zip } from "fflate";
import { gzipAsync } from "@gfx/zopfli";

const GZIP_HEAD = 10; // RFC 1952 §2.3: a fixed header without name, then the deflated bytes, their CRC and length
const GZIP_TAIL = 8;
const DEFLATED = 8;

const [folder, file, from] = process.argv.slice(2);
const mtime = new Date("2000-01-01T00:00:00");
const names = from === "-" ? readFileSync(0, "utf8").split("\n").filter(Boolean) : readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1));

/** @type {Uint8Array[]} */
const parts = [];
const zip = new Zip((error, part) => {
  if (error) throw error;
  parts.push(part);
});
for (const filename of names.sort()) {
  const bytes = readFileSync(`${folder}/${filename}`);
  const mode = from === "-" && bytes.subarray(0, 2).toString() === "#!" ? 0o755 : 0o644;
  const packed = Buffer.from(await gzipAsync(bytes, { numiterations: 5 }));
  /** @type {import("fflate").ZipInputFile} */
  const member = { filename, size: bytes.length, crc: packed.readUInt32LE(packed.length - GZIP_TAIL), compression: DEFLATED, mtime, os: 3, attrs: mode << 16 };
  zip.add(member);
  member.ondata?.(null, packed.subarray(GZIP_HEAD, -GZIP_TAIL), true);
}
zip.end();
writeFileSync(file, Buffer.concat(parts));

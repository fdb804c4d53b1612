// Every relative link and picture in the documentation leads to a file that is in the repository.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "node:test";

const tracked = execFileSync("git", ["ls-files", "*.md"], { encoding: "utf8" }).split("\n").filter(Boolean);

for (const file of tracked) {
  test(`the links of ${file} lead somewhere`, () => {
    const text = readFileSync(file, "utf8").replace(/```[\s\S]*?```/g, "");
    for (const [, link, picture] of text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g)) {
      const target = link ?? picture;
      if (!target || /^(https?:|mailto:|#)/.test(target)) continue;
      const path = join(dirname(file), target.replace(/#.*$/, ""));
      assert.ok(existsSync(path), `${file} links to ${target}, which is not there`);
    }
  });
}

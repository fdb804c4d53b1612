// The lowest Firefox that the manifest names is the lowest in which Mozilla's own linter finds everything that Holdfast uses:
// one version earlier, and it complains. What decides is `data_collection_permissions`, by which the manifest says that
// nothing is collected; the linter also counts Firefox for Android.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { manifestFor } from './manifest.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** @param {string} version @returns {string[]} what the linter says when the manifest names this version */
function complaints(version) {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-lint-'));
  try {
    cpSync(join(ROOT, 'dist/firefox'), folder, { recursive: true });
    const manifest = manifestFor('firefox');
    manifest.browser_specific_settings.gecko.strict_min_version = version;
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/addons-linter'), ['--output', 'json', folder], { encoding: 'utf8' });
    const { errors, warnings } = JSON.parse(stdout);
    return [...errors, ...warnings].map(({ code, dataPath }) => `${code} ${dataPath ?? ''}`.trim());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('the lowest Firefox of the manifest is the lowest that has what Holdfast uses', () => {
  const lowest = manifestFor('firefox').browser_specific_settings.gecko.strict_min_version;
  assert.deepEqual(complaints(lowest), []);
  const [earlier, ...more] = complaints(`${Number.parseInt(lowest, 10) - 1}.0`);
  assert.match(earlier ?? '', /UNSUPPORTED_BY_MIN_VERSION/);
  assert.deepEqual(more, []);
});

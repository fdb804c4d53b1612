// The popup names every module that its first screen needs, so that the browser fetches them side by side and not one after the
// other, each as it is found in the one before.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const EXTENSION = new URL('../extension/', import.meta.url);
const PAGE = new URL('popup/popup.html', EXTENSION);

/** @param {URL} file @param {Set<string>} seen */
function walk(file, seen) {
  if (seen.has(file.href)) return seen;
  seen.add(file.href);
  for (const [, from] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s(?:[^'";]*?\sfrom\s)?'(\.[^']+)'/gm)) walk(new URL(from ?? '', file), seen);
  return seen;
}

test('each module of the first screen is named in the page, and no other', () => {
  const html = readFileSync(PAGE, 'utf8');
  const script = new URL(/<script type="module" src="([^"]+)"/.exec(html)?.[1] ?? '', PAGE);
  const needed = [...walk(script, new Set())].filter((href) => href !== script.href);
  const named = [...html.matchAll(/rel="modulepreload" href="([^"]+)"/g)].map(([, href]) => new URL(href ?? '', PAGE).href);
  const short = (/** @type {string[]} */ all) => all.map((href) => href.slice(EXTENSION.href.length)).sort();
  assert.deepEqual(short(named), short(needed));
});

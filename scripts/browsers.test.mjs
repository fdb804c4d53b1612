// docs/browsers.md says what works in which browser. This holds it to the tests: each one that it names exists and plays in
// the browser of its column, and each step that only one browser can play is named.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const TESTS = new URL('../tests/extension/', import.meta.url);
const page = readFileSync(new URL('../docs/browsers.md', import.meta.url), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| ') && line.includes('.test.mjs')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
const features = rows.filter((cells) => cells.length === 4);
const steps = rows.filter((cells) => cells.length === 3);

/** @param {string} text */
const files = (text) => [...text.matchAll(/tests\/extension\/([\w/-]+\.test\.mjs)/g)].map(([, name = '']) => name);
/** @param {string} name */
const source = (name) => readFileSync(new URL(name, TESTS), 'utf8');
/** @param {string} name the browsers that a suite leaves out in at least one test */
const onlyIn = (name) => [...source(name).matchAll(/only\('(chromium|firefox)'\)/g)].map(([, browser]) => browser);

for (const [feature = '', chromium = '', firefox = '', shown = ''] of features) {
  test(`${feature}: its test exists and plays where the table says so`, () => {
    const [name = ''] = files(shown);
    assert.ok(existsSync(new URL(name, TESTS)), name);
    for (const [browser, cell] of [['chromium', chromium], ['firefox', firefox]]) {
      assert.match(cell ?? '', /^(|yes.*|no: .+|optional|from the start)$/);
      if (!cell || cell.startsWith('no')) continue;
      const whole = /^const skip = only\('(\w+)'\)/m.exec(source(name))?.[1];
      assert.ok(whole === undefined || whole === browser, `${name} plays in ${whole} alone`);
    }
  });
}

test('each suite is played in Firefox too', () => {
  const checks = readFileSync(new URL('checks.sh', import.meta.url), 'utf8');
  const played = /FIREFOX_SUITES=\(([^)]*)\)/.exec(checks)?.[1]?.trim().split(/\s+/) ?? [];
  const all = readdirSync(TESTS).filter((name) => name.endsWith('.test.mjs'));
  assert.deepEqual([...played].sort(), all.sort(), 'play the new suite there (HOLDFAST_BROWSER=firefox node --test …) and add it to FIREFOX_SUITES in scripts/checks.sh');
});

test('each step that one browser cannot play is named, with what stands for it', () => {
  const told = steps.map(([what = '', browser = '']) => `${files(what)[0]} ${browser}`);
  const real = readdirSync(TESTS).filter((name) => name.endsWith('.test.mjs')).flatMap((name) => [...new Set(onlyIn(name))].map((browser) => `${name} ${browser}`));
  assert.deepEqual([...told].sort(), [...real].sort());
});

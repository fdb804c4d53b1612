// What the pages say: every error has its sentence, codes are grouped and read aloud.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { KNOWN, sentence } from '../../../extension/ui/errors.js';
import { groups, hostOf, missing, spoken } from '../../../extension/ui/words.js';

test('every error of the core and of the shell has a sentence of its own', () => {
  const read = (/** @type {string} */ path) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
  const core = [...read('src/error.rs').matchAll(/=> "([a-z0-9-]+)"/g)].map(([, code]) => code);
  const shell = [.../export type ShellError =([^;]*);/.exec(read('extension/types.d.ts'))?.[1]?.matchAll(/'([a-z-]+)'/g) ?? []].map(([, code]) => code);
  assert.ok(core.length > 40 && shell.length > 8, 'the lists were found');
  assert.deepEqual([...core, ...shell, 'passkey-refused', 'passkey-without-prf'].filter((code) => !KNOWN.includes(code ?? '')), []);
  assert.equal(new Set(KNOWN.map(sentence)).size, KNOWN.length, 'no two codes share their words');
});

test('a code nobody knows still gets a sentence, with the code in it', () => {
  assert.match(sentence('never-heard-of'), /never-heard-of/);
});

test('a code is parted as people read it', () => {
  /** @type {[string, string[]][]} */
  const cases = [
    ['123456', ['123', '456']], ['1234567', ['123', '4567']], ['12345678', ['1234', '5678']], ['123456789', ['123', '456', '789']],
    ['1234567890', ['12345', '67890']], ['1234', ['1234']], ['K7V4P', ['K7V4P']], ['abcdefgh', ['abcdefgh']],
  ];
  for (const [code, parts] of cases) assert.deepEqual(groups(code), parts, code);
  assert.equal(spoken('482913'), '4 8 2, 9 1 3');
});

test('missing parts are named', () => {
  assert.equal(missing([2]), 'Part 2 of this export is missing.');
  assert.equal(missing([2, 3]), 'Parts 2 and 3 of this export are missing.');
});

test('a site is taken as people type it: a host, a host with a port, a whole address; nothing else', () => {
  assert.equal(hostOf(' GitHub.com '), 'github.com');
  assert.equal(hostOf('https://login.example.org:8443/enter?x=1'), 'login.example.org:8443');
  assert.equal(hostOf('bücher.example'), 'xn--bcher-kva.example');
  assert.equal(hostOf('  '), '');
  for (const odd of ['two words', 'https://', 'a:b:c']) assert.equal(hostOf(odd), undefined, odd);
});

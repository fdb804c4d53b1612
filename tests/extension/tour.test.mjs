// The tour in the real browser: played plainly, played with the worker killed after every step, and what it leaves behind.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from './driver.mjs';
import { findings, traces } from './traces.mjs';
import { FOLDER, playTour } from './tour.mjs';
import { PERSON } from './tour-steps.mjs';

/** @type {import('./driver.mjs').Driver} */
let driver;
/** @type {import('./tour-steps.mjs').Tour} */
let tour;
let kills = 0;

before(async () => {
  driver = await start();
});
after(() => driver?.close());

test('the tour passes with the worker killed between every two steps, and nothing is lost', { timeout: 240_000 }, async () => {
  tour = await playTour(driver, {
    folder: FOLDER,
    between: async () => {
      if (await driver.browser.isBackgroundAlive()) kills += 1;
      await driver.killWorker();
    },
  });
  assert.ok(kills >= 10, `a living worker was killed ${kills} times`);
});

test('after the lock nothing that was entrusted to Holdfast can be found in its storage (P2)', async () => {
  assert.ok(tour, 'the tour was played');
  const places = {
    'storage.local': JSON.stringify(await driver.stored('local')),
    'storage.session': JSON.stringify(await driver.stored('session')),
    'storage.sync': JSON.stringify(await driver.stored('sync')),
    IndexedDB: (await driver.mirrored()).join('\n'),
    'the disk': driver.onDisk(),
  };
  assert.match(places['storage.local'], /vault\.[ab]/, 'the vault is in storage.local');
  assert.match(places.IndexedDB, /HOLDFAST/, 'the mirror is in IndexedDB');
  // How the sealed vault begins in storage.local. Firefox keeps texts as UTF-16.
  const begin = /** @type {const} */ (['latin1', 'utf16le']).map((encoding) => Buffer.from('SE9MREZBU1QB', encoding).toString('latin1'));
  assert.ok(begin.some((text) => places['the disk'].includes(text)), 'the vault was read from the disk');
  const secrets = { secret: tour.secret, passphrase: PERSON.passphrase, ...Object.fromEntries(tour.backup.map((code, n) => [`backup code ${n + 1}`, code])) };
  assert.equal(Object.keys(secrets).length, 12);
  for (const [place, text] of Object.entries(places)) {
    for (const [what, secret] of Object.entries(secrets)) assert.deepEqual(findings(text, secret), [], `${what} in ${place}`);
    // Base64 of storage.local hides what lies inside it: look there as well.
    for (const [piece] of text.matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)) {
      const inside = Buffer.from(piece, 'base64').toString('latin1');
      for (const [what, secret] of Object.entries(secrets)) assert.deepEqual(findings(inside, secret), [], `${what} inside base64 in ${place}`);
    }
  }
});

test('the search would find each form of a secret if it were there', () => {
  for (const secret of ['JBSWY3DPEHPK3PXP', 'abcde-fghjk', PERSON.passphrase]) {
    for (const [form, text] of Object.entries(traces(secret))) {
      assert.ok(findings(`xx${text}yy`, secret).includes(form), `${form} of ${secret}`);
    }
    for (const shift of [0, 1, 2]) {
      const hidden = Buffer.from('z'.repeat(shift) + secret + 'zz').toString('base64');
      assert.notDeepEqual(findings(hidden, secret), [], `base64 of ${secret} at offset ${shift}`);
    }
  }
});

test('after the lock storage.session holds no key', async () => {
  const session = await driver.stored('session');
  assert.equal(JSON.stringify(session).includes('"key"'), false, Object.keys(session).join());
});

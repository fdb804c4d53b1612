// The practice site itself: what it accepts and what it refuses, by HTTP alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { checkCode, newFactor } from '../second-step.mjs';
import { startSite } from '../server.mjs';
import { SHAPES } from '../shapes/list.mjs';

/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

/** A browser of sorts: keeps the cookie, follows nothing by itself. */
function visitor() {
  let cookie = '';
  /** @param {string} path @param {Record<string, string>} [form] @param {Record<string, string>} [headers] */
  return async (path, form, headers = {}) => {
    const response = await fetch(site.url + path, {
      method: form ? 'POST' : 'GET',
      body: form && new URLSearchParams(form),
      headers: { cookie, ...headers },
      redirect: 'manual',
    });
    const set = response.headers.get('set-cookie');
    if (set) cookie = set.split(';')[0] ?? '';
    return { status: response.status, to: response.headers.get('location'), text: await response.text(), set };
  };
}

const ADA = { email: 'ada@harbour.example', password: 'correct horse' };

/** @param {string} email */
async function withTwoSteps(email) {
  const go = visitor();
  await go('/sign-up', { ...ADA, email });
  await go('/security/two-factor');
  const account = site.store.accounts.get(email);
  assert.ok(account?.offered);
  const totp = new TOTP({ secret: Secret.fromBase32(account.offered.secret) });
  const done = await go('/security/two-factor', { code: totp.generate() });
  assert.equal(done.to, '/security/backup');
  const shown = [...(await go('/security/backup')).text.matchAll(/<code>([a-z0-9]{5}-[a-z0-9]{5})<\/code>/g)].map((m) => m[1] ?? '');
  assert.equal(shown.length, 10);
  await go('/security/backup/kept', {});
  await go('/sign-out', {});
  assert.equal((await go('/sign-in', { ...ADA, email })).to, '/sign-in/code');
  return { go, totp, shown, account };
}

test('a code is accepted once and the one of the next step after it', () => {
  const factor = newFactor('x');
  const totp = new TOTP({ secret: Secret.fromBase32(factor.secret) });
  const now = 1_700_000_000_000;
  const code = totp.generate({ timestamp: now });
  assert.equal(checkCode(factor, code, { now }), 'accepted');
  assert.equal(checkCode(factor, code, { now: now + 5000 }), 'used');
  assert.equal(checkCode(factor, totp.generate({ timestamp: now - 30_000 }), { now }), 'used');
  assert.equal(checkCode(factor, totp.generate({ timestamp: now + 30_000 }), { now: now + 30_000 }), 'accepted');
  assert.equal(checkCode(factor, totp.generate({ timestamp: now + 300_000 }), { now: now + 60_000 }), 'wrong');
  assert.equal(checkCode(factor, '', { now }), 'wrong');
});

test('the code that switched two-step sign-in on does not sign in as well', async () => {
  const { go, totp } = await withTwoSteps('replay@harbour.example');
  assert.equal((await go('/sign-in/code', { code: totp.generate() })).to, '/sign-in/code');
  assert.match((await go('/sign-in/code')).text, /used already/);
  assert.equal((await go('/mail')).to, '/sign-in');
});

test('a right code signs in, a wrong one is refused with a message', async () => {
  const { go, totp, account } = await withTwoSteps('right@harbour.example');
  await go('/sign-in/code', { code: 'abc123' });
  assert.match((await go('/sign-in/code')).text, /That code is wrong/);
  assert.ok(account.factor);
  account.factor.lastStep = -1;
  assert.equal((await go('/sign-in/code', { code: totp.generate() })).to, '/mail');
  assert.match((await go('/mail')).text, /You are signed in/);
});

test('a backup code signs in once, however it is typed', async () => {
  const { go, shown } = await withTwoSteps('backup@harbour.example');
  const [first = ''] = shown;
  assert.equal((await go('/sign-in/backup', { backup_code: first.toUpperCase().replace('-', ' ') })).to, '/mail');
  assert.match((await go('/mail')).text, /9 are left/);
  await go('/sign-out', {});
  await go('/sign-in', { ...ADA, email: 'backup@harbour.example' });
  assert.equal((await go('/sign-in/backup', { backup_code: first })).to, '/sign-in/backup');
  assert.match((await go('/sign-in/backup')).text, /used already/);
});

test('new backup codes replace the old ones', async () => {
  const { go, shown } = await withTwoSteps('renew@harbour.example');
  await go('/sign-in/backup', { backup_code: shown[0] ?? '' });
  assert.equal((await go('/security/backup', {})).to, '/security/backup');
  await go('/sign-out', {});
  await go('/sign-in', { ...ADA, email: 'renew@harbour.example' });
  assert.equal((await go('/sign-in/backup', { backup_code: shown[1] ?? '' })).to, '/sign-in/backup');
});

test('no texted code is ever right', async () => {
  const { go, totp, account } = await withTwoSteps('text@harbour.example');
  assert.equal((await go('/sign-in/text', {})).to, '/sign-in/text');
  assert.match((await go('/sign-in/text')).text, /still on its way/);
  assert.ok(account.factor);
  account.factor.lastStep = -1;
  assert.equal((await go('/sign-in/text/code', { sms_code: totp.generate() })).to, '/sign-in/text');
});

test('too many wrong codes end the sign-in', async () => {
  const { go } = await withTwoSteps('tries@harbour.example');
  for (let n = 0; n < 9; n += 1) assert.equal((await go('/sign-in/code', { code: '1' })).to, '/sign-in/code');
  assert.equal((await go('/sign-in/code', { code: '1' })).to, '/sign-in');
  assert.equal((await go('/sign-in/code')).to, '/sign-in');
});

test('the session cookie is HttpOnly and changes when somebody signs in', async () => {
  const go = visitor();
  const first = await go('/sign-up');
  assert.match(first.set ?? '', /HttpOnly; SameSite=Lax/);
  const second = await go('/sign-up', { ...ADA, email: 'cookie@harbour.example' });
  assert.ok(second.set);
  assert.notEqual(second.set, first.set);
});

test('a form of another site, an unknown page and what a person types are handled', async () => {
  const go = visitor();
  assert.equal((await go('/sign-in', ADA, { origin: 'http://evil.example' })).status, 403);
  assert.equal((await go('/nowhere')).status, 404);
  assert.equal((await go('/static/..%2fserver.mjs')).status, 404);
  await go('/sign-up', { ...ADA, email: '<b>@x' });
  assert.doesNotMatch((await go('/mail')).text, /<b>@x/);
});

test('every shape has a page, and only the right kind of code is accepted there', async () => {
  const totp = new TOTP({ secret: Secret.fromBase32(site.store.shapes.factor.secret) });
  for (const shape of SHAPES) {
    const go = visitor();
    assert.equal((await go(`/shapes/${shape.name}`)).status, 200, shape.name);
    /** @param {string} text */
    const post = async (text) => {
      const chars = shape.names.length > 1 ? [...text] : [text];
      await go(`/shapes/${shape.name}`, Object.fromEntries(shape.names.map((name, index) => [name, chars[index] ?? ''])));
      return /Accepted\./.test((await go(`/shapes/${shape.name}`)).text);
    };
    assert.equal(await post(totp.generate()), ['code', 'either'].includes(shape.wants), shape.name);
    assert.equal(await post(site.store.shapes.backup[0] ?? ''), ['backup', 'either'].includes(shape.wants), shape.name);
  }
});

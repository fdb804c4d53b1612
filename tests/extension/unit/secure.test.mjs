// The steps of moving one account off text messages, and the yearly reminder: told from what is kept.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueForDrill } from '../../../extension/ui/drill-due.js';
import { accountsOf, planOf, siteOf } from '../../../extension/ui/secure.js';

/** @param {object} [parts] @returns {any} */
const entry = (parts) => ({ id: '0a'.repeat(16), name: 'Ferry', account: '', sites: [{ host: 'login.ferry.com', scope: 'domain', learned: 'enrolled' }], created: 1, tags: [], ...parts });
const otp = { kind: 'totp' };
const backup = (/** @type {object} */ parts) => ({ total: 10, unspent: 10, capturedAt: 1, from: '', sheetOutdated: false, ...parts });

test('each step follows from the one before', () => {
  /** @type {[string | undefined, any, any[]][]} */
  const cases = [
    ['open', undefined, []],
    ['add', undefined, ['opened']],
    ['add', entry(), ['opened']],
    ['first', entry({ otp }), []],
    ['codes', entry({ otp }), ['first-taken']],
    ['codes', entry({ otp, used: 5 }), []],
    ['codes', entry({ otp, used: 5, backup: backup({ unspent: 0 }) }), []],
    ['print', entry({ otp, used: 5, backup: backup({}) }), []],
    ['texts', entry({ otp, used: 5, backup: backup({ printedAt: 9 }) }), []],
    ['texts', entry({ otp, used: 5, backup: backup({}) }), ['not-printed']],
    ['texts', entry({ otp, used: 5 }), ['no-codes']],
    [undefined, entry({ otp, used: 5, backup: backup({ printedAt: 9 }) }), ['texts-off']],
    [undefined, entry({ otp, used: 5 }), ['no-codes', 'texts-kept']],
  ];
  for (const [now, one, marks] of cases) assert.equal(planOf(one, marks).now, now, JSON.stringify([one, marks]));
});

test('a site without app codes has fewer steps, until the person proves the directory wrong', () => {
  const service = { factors: ['sms', 'backup_codes'] };
  assert.deepEqual(planOf(undefined, [], service).steps.map(({ id }) => id), ['open', 'codes', 'print']);
  assert.equal(planOf(entry({ backup: backup({ printedAt: 1 }) }), [], service).now, undefined);
  assert.equal(planOf(entry({ otp }), [], service).now, 'first');
});

test('codes that came after “gives none” count', () => {
  const plan = planOf(entry({ otp, used: 5, backup: backup({}) }), ['no-codes']);
  assert.equal(plan.now, 'print');
  assert.equal(plan.steps.find(({ id }) => id === 'codes')?.skipped, false);
});

test('the account is the one that was named, or the newest of the site; a guess and the trash are none', () => {
  const [old, fresh] = [entry({ id: '1'.repeat(32) }), entry({ id: '2'.repeat(32), created: 2 })];
  assert.equal(accountsOf([old, fresh])('ferry.com')?.id, fresh.id);
  assert.equal(accountsOf([old, fresh])(old.id)?.id, old.id);
  assert.equal(accountsOf([old])('erry.com'), undefined);
  assert.equal(accountsOf([entry({ trashed: 3 })])('ferry.com'), undefined);
  assert.equal(accountsOf([entry({ sites: [{ host: 'ferry.com', scope: 'domain', learned: 'guessed' }] })])('ferry.com'), undefined);
  assert.equal(siteOf(old.id, [old]), 'login.ferry.com');
  assert.equal(siteOf('ferry.com', [old]), 'ferry.com');
});

test('the reminder comes after a year, for what something here opens', () => {
  const now = Date.UTC(2030, 0, 1);
  const ago = (/** @type {number} */ days) => now - days * 86_400_000;
  assert.equal(dueForDrill([entry({ otp, created: ago(366) })], now), 1);
  assert.equal(dueForDrill([entry({ otp, created: ago(364) })], now), 0);
  assert.equal(dueForDrill([entry({ otp, created: ago(900), drilledAt: ago(300) })], now), 0);
  assert.equal(dueForDrill([entry({ created: ago(900) }), entry({ otp, created: ago(900), trashed: 1 })], now), 0);
});

// The mark on the toolbar's button, without a browser: what it says of what was found.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../../../extension/background/badge.js';

test('the number of accounts, else a mark for the vault, else nothing', () => {
  assert.deepEqual(told({ entries: [], vault: [], marked: 0 }), { text: '', title: 'Holdfast' });
  assert.deepEqual(told({ entries: [], vault: [], marked: 1 }), { text: '1', title: 'Holdfast: 1 account needs something' });
  assert.deepEqual(told({ entries: [], vault: [['old-copy', 3]], marked: 0 }), { text: '!', title: 'Holdfast: the backup is old' });
  assert.deepEqual(told({ entries: [], vault: [['no-copy', 3], ['one-way', 1], ['drill-due', 2]], marked: 12_000 }),
    { text: '99+', title: 'Holdfast: 12,000 accounts need something; no backup yet; no recovery key; the yearly try is due' });
});

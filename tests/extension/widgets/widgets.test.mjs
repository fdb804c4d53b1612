// tab/write.js on code fields that other people wrote: the framework's own state must hold the code afterwards, with a
// stale code before, with and without the focus in the document, and nothing is ever submitted.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BROWSER } from '../browser.mjs';
import { WIDGETS, openWidgets } from './pages.mjs';

const CODE = '012349';
/** @type {Awaited<ReturnType<typeof openWidgets>>} */
let widgets;
before(async () => { widgets = await openWidgets(); });
after(() => widgets?.close());

const HOLD_A_STALE_CODE = ['react-otp-input', 'input-otp', 'react-controlled', 'primevue', 'vuetify', 'mui', 'bits-ui'];
const SHAPES = ['spread', 'keydown', 'glpi', 'change', 'spaced', 'pasteOnly', 'number', 'field', 'halves', 'leaves', 'keyup', 'active'];
/** @type {[string, Record<string, string>][]} */
const CASES = [
  ...WIDGETS.map((name) => /** @type {[string, Record<string, string>]} */ ([name, {}])),
  ...HOLD_A_STALE_CODE.map((name) => /** @type {[string, Record<string, string>]} */ ([name, { initial: '111222' }])),
  ...SHAPES.map((shape) => /** @type {[string, Record<string, string>]} */ (['plain', { shape }])),
];

for (const behind of [false, true]) {
  for (const [name, query] of CASES) {
    const title = [name, ...Object.values(query), behind ? 'behind another window' : ''].filter(Boolean).join(', ');
    test(`the widget's own state holds the code: ${title}`, async () => {
      const widget = await widgets.open(name, query);
      const front = behind ? await widgets.newFront() : undefined;
      try {
        await front?.bringToFront();
        assert.equal(await widget.inside('document.hasFocus()'), !behind);
        const { report } = await widget.write(CODE);
        // Firefox gives a page nothing of what is in a paste that an extension made: such a field says no, and stays empty.
        const takes = BROWSER === 'chromium' || query.shape !== 'pasteOnly';
        assert.equal(report, takes ? 'filled' : 'refused');
        assert.equal(await widget.state(), takes ? CODE : '');
        assert.ok(await widget.sent() < 100, 'a form was submitted');
      } finally {
        await front?.close();
        await widget.close();
      }
    });
  }
}

/** @param {string} name @param {Record<string, string>} query @param {(widget: any) => Promise<void>} work */
async function on(name, query, work) {
  const widget = await widgets.open(name, query);
  try {
    await work(widget);
  } finally {
    await widget.close();
  }
}

test('a page that sends itself at the sixth digit is sent once', () => on('react-controlled', { initial: '111222' }, async (widget) => {
  await widget.write(CODE);
  assert.equal(await widget.sent(), 1);
}));

test('what is no code is not written over without asking', () => on('plain', { shape: 'change' }, async (widget) => {
  for (const held of ['Paris, France', 'hunter2 hunter2', 'someone@example.com', '12345678901234567890']) {
    await widget.page.evaluate(`document.querySelector('input').value = ${JSON.stringify(held)}`);
    assert.deepEqual(await widget.write(CODE), { report: 'refused', reason: 'holds-other', untouched: true });
    assert.equal(await widget.values(), held);
  }
  assert.equal((await widget.write(CODE, { overwrite: true })).report, 'filled');
  assert.equal(await widget.state(), CODE);
}));

test('another origin than the one that was judged gets nothing', () => on('plain', { shape: 'field' }, async (widget) => {
  const report = await widget.write(CODE, { origin: 'https://example.com' });
  assert.deepEqual(report, { report: 'refused', reason: 'origin-changed', untouched: true });
  assert.equal(await widget.values(), '');
}));

test('a code that does not fit is refused before the page sees any of it', async () => {
  await on('plain', { shape: 'field' }, async (widget) => {
    assert.deepEqual(await widget.write('abcd-efgh-ijkl'), { report: 'refused', reason: 'cut', untouched: true });
    assert.equal(await widget.values(), '');
  });
  await on('plain', { shape: 'number' }, async (widget) => {
    assert.deepEqual(await widget.write('abc-def'), { report: 'refused', reason: 'letters', untouched: true });
  });
  await on('plain', { shape: 'pasteOnly' }, async (widget) => {
    assert.deepEqual(await widget.write('12345678'), { report: 'refused', reason: 'cut', untouched: true });
  });
});

test('separators are left out where they do not fit, and kept where they do', async () => {
  await on('plain', { shape: 'field' }, async (widget) => {
    assert.equal((await widget.write('123-456')).report, 'filled');
    assert.equal(await widget.values(), '123456');
  });
  await on('plain', { shape: 'change' }, async (widget) => {
    await widget.write('123-456');
    assert.equal(await widget.values(), '123-456');
  });
});

test('a page that changes what it got is told as changed', () => on('plain', { shape: 'change' }, async (widget) => {
  await widget.page.evaluate(`document.querySelector('input').addEventListener('input', ({ target }) => { target.value = target.value.slice(0, 3); })`);
  assert.deepEqual(await widget.write(CODE), { report: 'changed', reason: 'cut' });
}));

test('a page that takes nothing is told as refused', () => on('plain', { shape: 'change' }, async (widget) => {
  await widget.page.evaluate(`document.querySelector('input').addEventListener('input', ({ target }) => { target.value = ''; })`);
  assert.equal((await widget.write(CODE)).report, 'refused');
}));

test('read-only, disabled and removed fields are refused untouched', async () => {
  for (const [change, reason] of [['readOnly = true', 'read-only'], ['disabled = true', 'read-only']]) {
    await on('plain', { shape: 'field' }, async (widget) => {
      await widget.page.evaluate(`document.querySelector('input').${change}`);
      assert.deepEqual(await widget.write(CODE), { report: 'refused', reason, untouched: true });
    });
  }
  await on('plain', { shape: 'field' }, async (widget) => {
    assert.deepEqual(await widget.write(CODE, { elements: [7] }), { report: 'refused', reason: 'gone', untouched: true });
  });
});

test('the page sees no name of ours, and no code but in its field', () => on('plain', { shape: 'field' }, async (widget) => {
  await widget.write(CODE);
  assert.equal(await widget.page.evaluate(`Object.getOwnPropertyNames(globalThis).filter((name) => /holdfast/i.test(name)).length`), 0);
  assert.equal(await widget.inside(`Object.getOwnPropertyNames(globalThis).filter((name) => globalThis[name] === '${CODE}').length`), 0);
  assert.equal(await widget.page.evaluate(`document.documentElement.outerHTML.includes('${CODE}')`), false);
}));

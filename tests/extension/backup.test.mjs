// Backup codes in the real extension: read from pages of every kind of container, kept from a file, filled and spent,
// printed; and no death between spending and filling that brings a spent code back or loses one.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { start } from './driver.mjs';
import { addShapes, makeVault } from './scenes.mjs';

/** @type {{ name: string, html: string[], codes: string[], labels?: string[], spent?: string[] }[]} */
const PAGES = JSON.parse(readFileSync(new URL('../backup/markup.json', import.meta.url), 'utf8'));
const CODES = ['k3d9-x7aa', 'p0q8-zz12', 'm4n5-c6vb', 'q1w2-e3r4', 't5y6-u7i8', 'o9p0-a1s2', 'd3f4-g5h6', 'j7k8-l9z0'];
const HEAD = '<title>Sign-in</title><h1>Recovery codes</h1><p>Each code works once.</p>';
const ITEMS = CODES.map((code) => `<li>${code}</li>`).join('');

/**
 * Containers that take a script or a person to come about, and what the person does there.
 * @type {Record<string, { html: string, codes?: string[], warns?: string, act?: () => void }>}
 */
const CONTAINERS = {
  'an open shadow root': { html: `${HEAD}<code-list></code-list><script>document.querySelector('code-list').attachShadow({ mode: 'open' }).innerHTML = '<ul>${ITEMS}</ul>'</script>` },
  'a closed shadow root': { html: `${HEAD}<code-list></code-list><script>document.querySelector('code-list').attachShadow({ mode: 'closed' }).innerHTML = '<ul>${ITEMS}</ul>'</script>` },
  'a slot of a shadow root': { html: `${HEAD}<code-list>${CODES.map((code) => `<b>${code}</b>`).join('')}</code-list><script>document.querySelector('code-list').attachShadow({ mode: 'open' }).innerHTML = '<style>::slotted(b) { display: block }</style><slot></slot>'</script>` },
  'a frame of the same site': { html: `<title>Account</title><h1>Security</h1><iframe srcdoc="${HEAD.replaceAll('"', '')}<ul>${ITEMS}</ul>"></iframe>` },
  'a modal dialog over another list': { html: `<title>Account</title><h2>Orders</h2><ul><li>40518822</li><li>40518901</li><li>40519377</li><li>40520014</li></ul><dialog>${HEAD}<ol>${ITEMS}</ol></dialog><script>document.querySelector('dialog').showModal()</script>` },
  'a list that a style numbers': { html: `${HEAD}<style>ol { list-style: none; counter-reset: n } li::before { counter-increment: n; content: counter(n) ". " }</style><ol>${ITEMS}</ol>` },
  'a grid of plain elements': { html: `${HEAD}<div style="display: grid; grid-template-columns: 1fr 1fr">${CODES.map((code) => `<span>${code}</span>`).join('')}</div>` },
  'a text area that was written by a script': { html: `${HEAD}<textarea rows="9"></textarea><script>document.querySelector('textarea').value = '${CODES.join('\\n')}'</script>` },
  'a copy for the clipboard beside the list': { html: `${HEAD}<ul>${ITEMS}</ul><span hidden>${CODES.join(' ')}</span><button data-clipboard-text="${CODES.join('&#10;')}">Copy</button>` },
  'an attribute alone': { html: `${HEAD}<div data-codes='${JSON.stringify(CODES)}'></div>` },
  'a link to download them': { html: `${HEAD}<a download="recovery-codes.txt" href="data:text/plain,${encodeURIComponent(CODES.join('\n'))}">Download</a>` },
  'the selection first': {
    html: `<title>Account</title><h1>Codes</h1><ul id="old"><li>zzzz-1111</li><li>yyyy-2222</li><li>xxxx-3333</li><li>wwww-4444</li></ul><ul id="new">${ITEMS}</ul>`,
    act: () => { getSelection()?.selectAllChildren(/** @type {Element} */ (document.querySelector('#new'))); },
  },
  'a selection of a part, which is said': {
    html: `${HEAD}<ul>${ITEMS}</ul>`, codes: CODES.slice(0, 4), warns: 'maybe-partial',
    act: () => { getSelection()?.setBaseAndExtent(/** @type {Node} */ (document.querySelector('li')?.firstChild), 0, /** @type {Node} */ (document.querySelector('li:nth-child(4)')?.firstChild), 9); },
  },
  'a selection in a text area': {
    html: `${HEAD}<textarea rows="9">Do not lose them\n${CODES.join('\n')}</textarea>`,
    act: () => { const area = /** @type {HTMLTextAreaElement} */ (document.querySelector('textarea')); area.focus(); area.setSelectionRange(17, area.value.length); },
  },
};

/** @type {import('./driver.mjs').Driver} */
let driver;
/** @type {import('node:http').Server} */
let server;
let id = '';
const folder = mkdtempSync(join(tmpdir(), 'holdfast-codes-'));

before(async () => {
  server = createServer((request, response) => {
    const name = decodeURIComponent(request.url?.slice(1) ?? '');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html>${CONTAINERS[name]?.html ?? PAGES[Number(name)]?.html.join('\n') ?? ''}`);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  driver = await start();
  await (await makeVault(driver)).close();
  await addShapes(driver);
  const popup = await driver.popup();
  id = (await popup.send({ type: 'list' })).entries[0].id;
  await keep(popup);
  await popup.close();
});
after(async () => {
  await driver?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The codes of the practice site, all unspent again. @param {import('./popup.mjs').Popup} popup */
async function keep(popup) {
  await popup.send({ type: 'captureBackup', keep: { id, host: driver.host, codes: driver.site.store.shapes.backup.map((text) => ({ text })) } });
}

/** @param {import('./popup.mjs').Popup} popup @returns {Promise<{ index: number, spentAt?: number, spentOn?: string }[]>} */
const rowsOf = async (popup) => (await popup.send({ type: 'list', backup: id })).codes;

/** What the extension finds on one page of the server. @param {string} path @param {() => void} [act] */
async function found(path, act) {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await driver.go(`http://127.0.0.1:${port}/${path}`);
  if (act) await driver.tab.evaluate(act);
  const popup = await driver.popup();
  const answer = await popup.send({ type: 'captureBackup', from: 'page' });
  await popup.close();
  assert.ok(!answer.error || answer.error.code === 'no-backup-codes', JSON.stringify(answer.error));
  return /** @type {{ codes: { text: string, label?: string, spent?: boolean }[], warnings: string[] }} */ (answer.error ? { codes: [], warnings: [] } : answer);
}

for (const [name, { codes = CODES, warns, act }] of Object.entries(CONTAINERS)) {
  test(`read from the page: ${name}`, async () => {
    const seen = await found(encodeURIComponent(name), act);
    assert.deepEqual(seen.codes.map((code) => code.text), codes);
    assert.equal(seen.warnings.includes('maybe-partial'), warns === 'maybe-partial', String(seen.warnings));
  });
}

test('read from the page: every page of our own, its numbers and its used codes too', async (context) => {
  const wrong = [];
  for (const [at, { name, codes, labels, spent = [] }] of PAGES.entries()) {
    const seen = await found(String(at));
    const got = { codes: seen.codes.map((code) => code.text), labels: labels && seen.codes.map((code) => code.label ?? ''), spent: seen.codes.filter((code) => code.spent).map((code) => code.text) };
    if (JSON.stringify(got) !== JSON.stringify({ codes, labels, spent })) wrong.push(`${name}: ${JSON.stringify(got)}`);
  }
  context.diagnostic(`${PAGES.length - wrong.length} of ${PAGES.length} pages`);
  assert.deepEqual(wrong, []);
});

test('filled from the account: said before which one it spends, counted on the screen at once, undone', async () => {
  await driver.go('/shapes/backup');
  const popup = await driver.popup();
  await popup.click('backup-codes', '.here');
  await popup.screen('entry');
  const total = driver.site.store.shapes.backup.length;
  await popup.until((/** @type {number} */ all) => document.querySelector('[data-code=spends]')?.textContent === `Filling spends code 1 of ${all}.`, 'what it spends', total);
  await popup.click('fill-backup');
  await popup.until((/** @type {number} */ all) => document.querySelector('.backup .chip')?.textContent === `${all - 1} of ${all} left`, 'one less on the screen', total);
  assert.equal(await driver.valueOf('#recovery'), driver.site.store.shapes.backup[0]);
  assert.deepEqual((await rowsOf(popup)).filter((row) => row.spentAt !== undefined).map((row) => [row.index, row.spentOn]), [[0, driver.host]]);
  await popup.click('undo');
  await popup.until((/** @type {number} */ all) => document.querySelector('.backup .chip')?.textContent === `${all} of ${all} left`, 'all of them again', total);
  await popup.close();
});

test('the worker killed at any moment of a fill: a code that reached the page is spent, none is lost', async () => {
  for (const wait of [0, 20, 60, 120, 250, 500, 900]) {
    await driver.go('/shapes/backup');
    const popup = await driver.popup();
    await keep(popup);
    const asked = popup.send({ type: 'fill', id, what: 'backup', index: 2 }).catch(() => undefined);
    await pause(wait);
    await driver.killWorker();
    await asked;
    const held = await driver.valueOf('#recovery');
    const rows = await rowsOf(popup);
    assert.equal(rows.length, driver.site.store.shapes.backup.length, `${wait} ms: none is lost`);
    if (held !== '') assert.notEqual(rows[2]?.spentAt, undefined, `${wait} ms: “${held.length} characters” stand in the field and the code counts as unspent`);
    assert.ok(rows.every((row) => row.index === 2 || row.spentAt === undefined), `${wait} ms: no other one is spent`);
    await popup.close();
  }
});

test('from a file in UTF-16 on the vault page, for an account without a one-time code; the file to delete is named', async () => {
  const codes = ['k3d9-x7aa', 'p0q8-zz12', 'm4n5-c6vb', 'q1w2-e3r4', 't5y6-u7i8', 'o9p0-a1s2', 'd3f4-g5h6', 'j7k8-l9z0'];
  const file = join(folder, 'ferry-recovery-codes.txt');
  writeFileSync(file, Buffer.from(`\ufeffYour recovery codes\r\n\r\n${codes.join('\r\n')}\r\n`, 'utf16le'));
  const page = await driver.open('vault/vault.html#add');
  await page.screen('add');
  await page.page.$('#codes-file').then((input) => /** @type {any} */ (input).uploadFile(file));
  await page.until(() => document.querySelectorAll('.backup-line').length === 8, 'the eight codes');
  await page.type('#keep-name', 'Ferry');
  await page.type('#keep-site', 'ferry.example');
  await page.click('save-codes');
  await page.screen('entry');
  await page.until(() => document.querySelector('[data-code=delete-file]')?.textContent?.includes('ferry-recovery-codes.txt'), 'the file to delete');
  const { entries } = await page.send({ type: 'list' });
  const made = entries.find((/** @type {{ name: string }} */ entry) => entry.name === 'Ferry');
  assert.deepEqual([made.otp, made.backup.total, made.sites[0]?.host], [undefined, 8, 'ferry.example']);
  await page.page.close();
});

test('on paper: nothing without a yes, every code in A4 and Letter, nothing cut, the used one struck; then noted and found out of date', async () => {
  const popup = await driver.popup();
  await keep(popup);
  await popup.send({ type: 'spend', id, index: 1 });
  await popup.close();
  const codes = driver.site.store.shapes.backup;
  const page = await driver.open(`print/sheets.html#${id}`);
  await page.screen('ask');
  const holds = () => page.page.evaluate((one) => document.documentElement.outerHTML.includes(one), codes[0]);
  assert.equal(await holds(), false, 'no code before the yes');
  await page.click('show');
  await page.screen('sheets');
  assert.deepEqual(await page.page.$$eval('.sheet-text', (all) => all.map((one) => one.textContent)), codes);
  assert.deepEqual(await page.page.$$eval('.sheet-code.spent', (all) => all.map((one) => /** @type {HTMLElement} */ (one).dataset.index)), ['1']);
  for (const format of /** @type {const} */ (['a4', 'letter'])) {
    const pdf = await page.page.pdf({ format, preferCSSPageSize: false });
    assert.ok(pdf.length > 5_000, format);
  }
  await page.page.emulateMediaType('print');
  const cut = await page.page.$$eval('.sheet-text', (all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length);
  assert.equal(cut, 0, 'no code is cut');
  const seen = await page.page.$eval('#ask', (one) => getComputedStyle(one).display);
  assert.equal(seen, 'none', 'the question is not printed');
  await page.page.emulateMediaType('screen');
  await page.press('#printed');
  await page.until(() => document.querySelector('[data-code=printed]'), 'that it is noted');
  const backup = async () => (await page.send({ type: 'list' })).entries.find((/** @type {{ id: string }} */ entry) => entry.id === id).backup;
  assert.equal((await backup()).sheetOutdated, false);
  await page.send({ type: 'spend', id, index: 4 });
  assert.equal((await backup()).sheetOutdated, true);
  await page.click('clear');
  await page.screen('ask');
  assert.equal(await holds(), false, 'the codes are off the screen');
  await page.page.close();
});

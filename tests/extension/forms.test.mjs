// The corpus through the real extension: every form is drawn as a page of its own host, filled by the background, and
// read back. The right fields hold the code, nothing else has changed, and nothing was submitted.
//   EXTRA_FORMS=file.json node --test tests/extension/forms.test.mjs      unseen forms of the same schema, reported only
// The open corpus is read from HOLDFAST_SHARED (else ../shared) where it is. Every ninth form of our own is taken, to
// stay under a minute or two; FORMS_EVERY=1 takes all.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { page } from '../pages/render.mjs';
import { BROWSER, isolatedWorld } from './browser.mjs';
import { start } from './driver.mjs';
import { makeVault } from './scenes.mjs';

const PAGES = new URL('../pages/', import.meta.url);
const SHARED = process.env.HOLDFAST_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url));
const EVERY = Number(process.env.FORMS_EVERY ?? 9);
const ANY = /^[A-Z0-9]+$/i;
/** Backup codes of every length that a form may have room for; the first is what most sites hand out. */
const BACKUP = ['k4x9-7pq2', '48273916', '482739', '5731', 'a7c9e', 'k4x97pq2mm', 'k4x97pq2mm3r', '1357924680', '24681', '135792468013'];

/** @typedef {{ id: string, kind: string, form: any, fields: any[] }} Form */

/** @type {import('./driver.mjs').Driver} */
let driver;
/** @type {import('./browser.d.ts').Page} a page of the extension in another tab: it asks as the popup does */
let desk;
/** @type {import('node:http').Server} */
let server;
let base = '';
let current = '';
/** @type {string[]} what was asked of the server beside the pages */
let asked = [];
/** @type {Map<number, string>} an account by the length of its codes */
const accounts = new Map();

/** @param {unknown} message @returns {Promise<any>} */
const send = (message) => desk.evaluate((sent) => chrome.runtime.sendMessage(sent), message);

before(async () => {
  driver = await start({ granted: ['http://localhost/*'] });
  await (await makeVault(driver)).close();
  server = createServer((request, response) => {
    if (request.url !== '/form' && request.url !== '/favicon.ico') asked.push(`${request.method} ${request.url}`);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(current);
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', () => done(undefined)); });
  base = `http://localhost:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
  desk = await driver.browser.newPage();
  await desk.goto(`${driver.base}icons/holdfast.svg`);
  await driver.tab.bringToFront();
  const id = await account(6);
  await send({ type: 'captureBackup', keep: { id, host: new URL(base).host, codes: BACKUP.map((text) => ({ text })) } });
});
after(async () => {
  await driver?.close();
  server?.close();
});

/** An account whose codes have so many characters, bound to the host of the forms. @param {number} length */
async function account(length) {
  const known = accounts.get(length);
  if (known) return known;
  const form = { name: `Codes of ${length}`, account: 'forms', secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', kind: length === 5 ? 'steam' : 'totp', ...(length === 5 ? {} : { digits: length }) };
  const preview = await send({ type: 'preview', form });
  const { ids } = await send({ type: 'add', token: preview.token, picks: [{ index: 0, host: new URL(base).host, scope: 'host' }] });
  accounts.set(length, ids[0]);
  return ids[0];
}

/** @param {string} html */
async function open(html) {
  current = html;
  await driver.tab.goto(`${base}/form`);
  asked = [];
}

const values = () => driver.tab.$$eval('[data-corpus]', (all) => all.map((one) => [Number(/** @type {HTMLElement} */ (one).dataset.corpus), /** @type {HTMLInputElement} */ (one).value]));

/** The fields of a form that a person could fill, by what they expect. @param {Form} form @param {string} what */
const expected = ({ fields }, what) => fields.map((field, at) => ({ field, at })).filter(({ field }) => field.expected === what && field.visible !== false && !field.disabled);

/** Which of the backup codes the fields have room for. @param {{ field: any }[]} boxes */
function backupFor(boxes) {
  const { maxlength, type } = boxes[0]?.field ?? {};
  const digits = type === 'number';
  const fits = (/** @type {string} */ text) => {
    const bare = text.replace(/-/g, '');
    if (digits && !/^\d+$/.test(bare)) return false;
    return boxes.length > 1 ? bare.length === boxes.length : !(maxlength > 0) || bare.length <= maxlength;
  };
  return BACKUP.findIndex(fits);
}

/** Draws one form, fills it and gives what is wrong with the outcome; empty if it is right. @param {Form} form */
async function wrong(form) {
  const boxes = expected(form, 'split_digit');
  const row = boxes.length > 0;
  const isBackup = form.kind === 'backup_code';
  const wanted = /^(totp|totp_or_backup|setup_page|backup_code)$/.test(form.kind) ? row ? boxes : expected(form, isBackup ? 'backup' : 'totp') : [];
  const room = wanted[0]?.field.maxlength;
  const length = row && !isBackup ? boxes.length : room > 0 && room < 6 && !isBackup ? room : 6;
  const id = await account(isBackup ? 6 : length);
  await open(page(form));
  const before = await values();
  const index = isBackup ? backupFor(wanted) : undefined;
  const answer = await send({ type: 'fill', id, what: isBackup ? 'backup' : 'code', ...(index === undefined ? {} : { index }) });
  const after = await values();
  if (answer.filled?.spent) await send({ type: 'unspend', id, index: answer.filled.spent.index });
  const places = wanted.map(({ at }) => at);
  const changed = after.filter(([at, value], n) => value !== before[n]?.[1] && !places.includes(Number(at)));
  if (changed.length > 0) return `changed ${JSON.stringify(changed)}`;
  if (asked.length > 0 || driver.tab.url() !== `${base}/form`) return `submitted ${asked}`;
  if (places.length === 0) return answer.ask && JSON.stringify(after) === JSON.stringify(before) ? '' : `answered ${JSON.stringify(answer)}`;
  const held = places.map((at) => after.find(([n]) => n === at)?.[1]).join('');
  if (answer.filled?.report !== 'filled') return `answered ${JSON.stringify(answer)}`;
  const right = isBackup ? held.replace(/-/g, '') === BACKUP[index ?? 0]?.replace(/-/g, '') : ANY.test(held) && held.length === length;
  return right ? '' : `holds ${JSON.stringify(held)}`;
}

/** @param {string} name @param {Form[]} forms @param {number} [every] */
async function run(name, forms, every = EVERY) {
  const taken = forms.filter((_, at) => at % every === 0);
  const misses = [];
  const began = Date.now();
  for (const form of taken) {
    const fault = await wrong(form);
    if (fault) misses.push(`${form.id} (${form.kind}): ${fault}`);
  }
  console.log(`${name} in ${BROWSER}: ${taken.length - misses.length}/${taken.length} right${every > 1 ? ` (of ${forms.length})` : ''}, ${Math.round((Date.now() - began) / 1000)} s`);
  for (const miss of misses) console.log(`  ${miss}`);
  return misses;
}

/** @param {string | URL} path @returns {Form[]} */
const load = (path) => JSON.parse(readFileSync(path, 'utf8'));

test('the shortcut fills with the focus in the field of the page', async () => {
  const [form] = load(new URL('apps.json', PAGES)).filter((one) => one.kind === 'totp' && expected(one, 'totp').length === 1);
  assert.ok(form);
  await open(page(form));
  const [{ at } = { at: 0 }] = expected(form, 'totp');
  await driver.tab.focus(`[data-corpus="${at}"]`);
  await driver.browser.pressShortcut(driver.tab, 'fill');
  await driver.tab.waitForFunction((n) => /^\d{6}$/.test(/** @type {HTMLInputElement} */ (document.querySelector(`[data-corpus="${n}"]`)).value), { timeout: 10_000 }, at);
  assert.deepEqual(asked, []);
});

test('our own forms', async () => {
  const files = readdirSync(PAGES).filter((name) => name.endsWith('.json')).sort();
  assert.deepEqual(await run('own forms', files.flatMap((name) => load(new URL(name, PAGES)))), []);
});

test('the open corpus', { skip: !existsSync(`${SHARED}/corpus/forms.json`) }, async () => {
  assert.deepEqual(await run('open forms', load(`${SHARED}/corpus/forms.json`), Number(process.env.FORMS_EVERY ?? 4)), []);
});

test('extra forms', { skip: !process.env.EXTRA_FORMS }, async () => {
  await run('extra forms', load(process.env.EXTRA_FORMS ?? ''), 1);
});

test('a code goes behind the password where a site wants both in one field', async () => {
  await open('<!doctype html><title>VPN</title><h1>Sign in</h1><form><label>User name <input data-corpus="0" value="ana"></label><label>Password <input data-corpus="1" type="password" value="cowbell 9"></label><button>Sign in</button></form>');
  const id = await account(6);
  const { ask } = await send({ type: 'fill', id, what: 'code' });
  assert.deepEqual([ask?.reason, ask?.append], ['no-field', true]);
  const { filled } = await send({ type: 'fill', id, what: 'code', append: true });
  assert.equal(filled?.report, 'filled');
  const [[, name] = [], [, password] = []] = await values();
  assert.equal(name, 'ana');
  assert.match(String(password), /^cowbell 9\d{6}$/);
  assert.deepEqual(asked, []);
});

test('of two like fields a person chooses one, and is asked once', async () => {
  const twice = '<!doctype html><title>Twice</title><form><h1>Two-factor authentication</h1><label>Authentication code of the old app <input data-corpus="0" name="otp_a"></label><label>Authentication code of the new app <input data-corpus="1" name="otp_b"></label></form>';
  const id = await account(6);
  await open(twice);
  const { ask } = await send({ type: 'fill', id, what: 'code' });
  assert.equal(ask?.reason, 'which-field', JSON.stringify(ask));
  const second = ask.targets.find((/** @type {any} */ one) => /new app/.test(one.label));
  assert.ok(second, JSON.stringify(ask));
  assert.equal((await send({ type: 'fill', id, what: 'code', target: second.target })).filled?.report, 'filled');
  await open(twice);
  assert.equal((await send({ type: 'fill', id, what: 'code' })).filled?.report, 'filled');
  const [[, one] = [], [, other] = []] = await values();
  assert.equal(one, '');
  assert.match(String(other), /^\d{6}$/);
});

test('a survey of 500 fields and its plan leave no trace; their time is printed', async () => {
  const fields = Array.from({ length: 500 }, (_, n) => `<p><label>Field ${n} <input name="field_${n}" placeholder="Some text" class="form-control"></label></p>`).join('');
  await open(`<!doctype html><title>Long</title><h1>A long form</h1><p>Please fill in all of it.</p><form>${fields}<label>Authentication code <input data-corpus="0" name="otp"></label><button>Send</button></form>`);
  const script = readFileSync(new URL('../../extension/tab/survey.js', import.meta.url), 'utf8');
  const isolated = await isolatedWorld(driver.tab);
  const traces = () => driver.tab.evaluate(() => [document.documentElement.outerHTML, Object.getOwnPropertyNames(window).sort().join()]);
  await driver.tab.evaluate(() => {
    const add = EventTarget.prototype.addEventListener;
    /** @type {any} */ (window).listened = 0;
    EventTarget.prototype.addEventListener = function count(/** @type {any[]} */ ...all) {
      /** @type {any} */ (window).listened += 1;
      return add.apply(this, /** @type {any} */ (all));
    };
  });
  const before = await traces();
  const times = [];
  for (let n = 0; n < 12; n += 1) {
    times.push(await isolated(`(() => { const began = performance.now(); const found = ${script.replace(/;\s*$/, '')}; return { took: performance.now() - began, found: JSON.parse(found) }; })()`));
  }
  assert.deepEqual(await traces(), before);
  assert.equal(await driver.tab.evaluate(() => /** @type {any} */ (window).listened), 0);
  const survey = times.at(-1).found;
  const planned = await desk.evaluate(async (frame) => {
    const intake = await import(/* @vite-ignore */ new URL('../wasm/intake.js', location.href).href);
    await intake.default();
    const took = [];
    for (let n = 0; n < 12; n += 1) {
      const began = performance.now();
      intake.plan([frame]);
      took.push(performance.now() - began);
    }
    return took;
  }, survey);
  const best = Math.min(...times.map(({ took }) => took)) + Math.min(...planned);
  console.log(`survey and plan of ${survey.fields.length} fields: ${times.map(({ took }) => took.toFixed(1))} + ${planned.map((took) => took.toFixed(1))} ms; best ${best.toFixed(1)} ms`);
  assert.equal(survey.truncated, false);
});

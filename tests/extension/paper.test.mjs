// Backup codes on paper: real sheets, printed by the browser to PDF in A4 and Letter, then drawn and read by another
// program. What is looked at: that each code can be read, stands whole beside a box to tick, that nothing lies in the
// margins, that it is black on white, and that nothing is lost where one page ends and the next begins.
//   Pictures are left in target/paper/ for people to look at.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { only } from './browser.mjs';
import { puppetPage } from './chromium.mjs';
import { start } from './driver.mjs';
import { differing, pagesOf } from './paper.mjs';
import { makeVault } from './scenes.mjs';

const FOLDER = fileURLToPath(new URL('../../target/paper', import.meta.url));
const FORMATS = /** @type {const} */ ({ a4: [210, 297], letter: [215.9, 279.4] });
const MARGIN = 15;
const SLACK = 0.5; // mm: half a line of a printer

/** @type {import('./driver.mjs').Driver} */
let driver;
/** @type {import('./popup.mjs').Popup} */
let page;
/** @type {Map<string, { id: string, name: string, host: string, codes: string[] }>} */
const kept = new Map();

/** Codes as if drawn by lot, the same each time. @param {number} seed @param {number} count @param {string} letters @param {number[]} groups @param {string} between */
function drawn(seed, count, letters, groups, between) {
  let state = seed;
  const next = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return letters[Math.floor(state / 65536) % letters.length];
  };
  return Array.from({ length: count }, () => groups.map((length) => Array.from({ length }, next).join('')).join(between));
}

/** @param {string} name @param {string} account @param {string} host @param {string[]} codes */
async function keep(name, account, host, codes) {
  const { id } = await page.send({ type: 'captureBackup', keep: { name, account, host, codes: codes.map((text) => ({ text })) } });
  kept.set(name, { id, name, host, codes });
}

before(async () => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  driver = await start();
  await (await makeVault(driver)).close();
  page = await driver.open('print/sheets.html');
  const lower = 'abcdefghijkmnpqrstuvwxyz23456789';
  await keep('Ferry', 'ana@example.org', 'ferry.example', drawn(1, 10, lower, [5, 5], '-'));
  await keep('Bank', '', 'bank.example', drawn(2, 1, '0123456789abcdef', Array(16).fill(4), ' '));
  await keep('Paper list', 'ana', 'university.example', drawn(3, 200, '0123456789', [6], ''));
  await keep('אתר קודים', 'אנה', 'codes.example', drawn(4, 8, 'ABCDEFGHJKLMNP23456789', [4, 4], '-'));
  await keep('Long ones', '', 'registry.example', drawn(5, 5, '0123456789abcdef', [64], ''));
  for (let n = kept.size; n < 40; n += 1) await keep(`Account ${n}`, `person-${n}@example.org`, `site-${n}.example`, drawn(n, [1, 5, 8, 10, 16][n % 5] ?? 1, lower, [4, 4], ' '));
});
after(() => driver?.close());

/** Shows the sheets of one account or of all. @param {string} id */
async function show(id) {
  await page.page.goto('about:blank');
  await page.page.goto(`${driver.base}print/sheets.html${id && `#${id}`}`);
  await page.screen('ask');
  await page.click('show');
  await page.screen('sheets');
}

/** @param {keyof typeof FORMATS} format @param {string} name */
async function printed(format, name) {
  const pdf = await page.page.pdf({ format, preferCSSPageSize: false });
  writeFileSync(join(FOLDER, `${name}-${format}.pdf`), pdf);
  const papers = pagesOf(pdf);
  const [width, height] = FORMATS[format];
  for (const [index, paper] of papers.entries()) {
    const where = `${name}, ${format}, page ${index + 1}`;
    assert.ok(Math.abs(paper.width - width) < 1 && Math.abs(paper.height - height) < 1, `${where}: ${paper.width} × ${paper.height} mm`);
    const [right, bottom] = [paper.width - MARGIN + SLACK, paper.height - MARGIN + SLACK];
    for (const edge of [
      { left: 0, top: 0, right: paper.width, bottom: MARGIN - SLACK }, { left: 0, top: bottom, right: paper.width, bottom: paper.height },
      { left: 0, top: 0, right: MARGIN - SLACK, bottom: paper.height }, { left: right, top: 0, right: paper.width, bottom: paper.height },
    ]) assert.equal(paper.ink(edge).darkest, 255, `${where}: ink in the margin`);
    const whole = paper.ink({ left: 0, top: 0, right: paper.width, bottom: paper.height });
    assert.ok(whole.darkest < 30, `${where}: black is black`);
    assert.ok(whole.share > 0.001 && whole.share < 0.2, `${where}: ${whole.share} of it is dark`);
    assert.ok(whole.colour < 10, `${where}: it has a colour`);
  }
  return papers;
}

/**
 * The rows of a sheet on its pages: for each "n of total", the words beside it up to the next column, and the box.
 * @param {import('./paper.mjs').Paper[]} papers @param {number} total @param {boolean} [fromRight]
 */
function rowsOf(papers, total, fromRight = false) {
  return papers.flatMap((paper) => paper.words.flatMap((word, index) => {
    const [second, third] = paper.words.slice(index + 1, index + 3);
    if (!/^\d+$/.test(word.text) || second?.text !== 'of' || third?.text !== String(total) || Math.abs(second.top - word.top) > 1) return [];
    // The facts of the sheet say "10 of 10 codes": no row.
    if (paper.words[index + 3]?.text.startsWith('code') && Math.abs((paper.words[index + 3]?.top ?? 0) - word.top) < 1) return [];
    const middle = (word.top + word.bottom) / 2;
    const [from, to] = fromRight ? [-Infinity, Math.min(word.left, third.left) - 1] : [third.right + 1, Infinity];
    const other = paper.words.filter((one) => one.text === 'of' && Math.abs((one.top + one.bottom) / 2 - middle) < 4 && (fromRight ? one.left < word.left - 20 : one.left > third.right + 10));
    const end = fromRight ? Math.max(from, ...other.map((one) => one.right + 18)) : Math.min(to, ...other.map((one) => one.left - 18));
    const texts = paper.words.filter((one) => (fromRight ? one.left > end && one.right <= to : one.left >= from && one.left < end) && one.bottom > word.top - 14 && one.top < word.bottom + 14 && one.bottom - one.top > 5);
    const rows = texts.filter((one) => Math.abs((one.top + one.bottom) / 2 - middle) < 12);
    return [{ paper, number: Number(word.text), middle, word, texts: rows }];
  }));
}

/** The box to tick, six millimetres wide, stands four before the number. @param {{ word: import('./paper.mjs').Word, middle: number }} row */
const boxOf = ({ word, middle }) => ({ left: word.left - 10 + 0.2, right: word.left - 4 - 0.2, top: middle - 2.8, bottom: middle + 2.8 });

/** @param {import('./paper.mjs').Word[]} words of one code, in lines */
const joined = (words) => [...words].sort((a, b) => (Math.abs(a.top - b.top) > 3 ? a.top - b.top : a.left - b.left)).map((word) => word.text).join('');

for (const format of /** @type {const} */ (['a4', 'letter'])) {
  test(`one sheet, ${format}: every code can be read and stands beside an empty box; whose, where, when, how many`, async () => {
    const { id, codes, host, name } = /** @type {any} */ (kept.get('Ferry'));
    await show(id);
    const papers = await printed(format, 'one');
    assert.equal(papers.length, 1);
    const [paper] = papers;
    const today = await page.page.evaluate(() => new Date().toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' }));
    for (const said of [name, host, 'ana@example.org', `Printed ${today}`, '10 of 10 codes unused']) assert.ok(paper?.text.includes(said), `${said}: ${paper?.text}`);
    const rows = rowsOf(papers, 10);
    assert.deepEqual(rows.map((row) => row.number).sort((a, b) => a - b), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const row of rows) {
      assert.equal(joined(row.texts), codes[row.number - 1], `code ${row.number}`);
      for (const text of row.texts) {
        assert.ok(text.bottom - text.top > 5, `code ${row.number} is ${text.bottom - text.top} mm high`);
        assert.ok(row.paper.ink(text).share > 0.08, `code ${row.number} has ink`);
      }
      const { closed, inside } = row.paper.frame(boxOf(row));
      assert.ok(closed, `code ${row.number} has no box`);
      assert.ok(inside < 0.01, `the box of code ${row.number} is not empty: ${inside}`);
    }
  });

  test(`200 codes, ${format}: none is lost or cut where a page ends, and each page says whose they are`, async () => {
    const { id, codes, name } = /** @type {any} */ (kept.get('Paper list'));
    await show(id);
    const papers = await printed(format, 'long');
    assert.ok(papers.length >= 4, `${papers.length} pages`);
    for (const [index, paper] of papers.entries()) assert.ok(paper.text.includes(name) && paper.text.includes('university.example'), `page ${index + 1} does not say whose: ${paper.text.slice(0, 200)}`);
    const rows = rowsOf(papers, 200);
    assert.equal(new Set(rows.map((row) => row.number)).size, 200);
    for (const row of rows) {
      assert.equal(joined(row.texts), codes[row.number - 1], `code ${row.number}`);
      assert.ok(row.paper.frame(boxOf(row)).closed, `the box of code ${row.number} is cut`);
    }
  });

  test(`all of 40 accounts, ${format}: each begins a page, no page is empty, every code is there`, async () => {
    await show('');
    const papers = await printed(format, 'all');
    const text = papers.map((paper) => paper.text).join('\n');
    const flat = text.replace(/\s+/g, '');
    for (const { name, host, codes } of kept.values()) {
      assert.ok(papers.some((paper) => paper.text.includes(host)), `${name} has no sheet`);
      if (codes.length < 200) {
        const own = papers.filter((paper) => paper.text.includes(host));
        assert.equal(own.length, 1, `${name} is on ${own.length} pages`);
        for (const [index, code] of codes.entries()) assert.ok(own[0]?.text.replace(/\s+/g, '').includes(code.replace(/\s+/g, '')), `${name}: code ${index + 1}`);
      } else for (const code of codes) assert.ok(flat.includes(code));
    }
    const hosts = [...kept.values()].map(({ host }) => host);
    for (const [index, paper] of papers.entries()) assert.equal(hosts.filter((host) => paper.words.some((word) => word.text.replace(/,$/, '') === host)).length, 1, `page ${index + 1} holds one account: ${paper.text.slice(0, 120)}`);
  });
}

test('a used code is struck out and its box crossed; its line says when', async () => {
  const { id, codes } = /** @type {any} */ (kept.get('Ferry'));
  await page.send({ type: 'spend', id, index: 3 });
  await show(id);
  const papers = await printed('a4', 'used');
  assert.ok(papers[0]?.text.includes('9 of 10 codes unused'));
  for (const row of rowsOf(papers, 10)) {
    const { closed, inside } = row.paper.frame(boxOf(row));
    const text = row.texts.find((one) => codes[row.number - 1].startsWith(one.text.slice(0, 5))) ?? { left: 0, right: 0, top: 0, bottom: 0 };
    const struck = row.paper.ruled({ left: text.left + 1, right: text.right - 1, top: text.top + 1, bottom: text.bottom - 1 });
    assert.deepEqual({ closed, crossed: inside > 0.03, struck }, { closed: true, crossed: row.number === 4, struck: row.number === 4 }, `code ${row.number}`);
  }
  await page.send({ type: 'unspend', id, index: 3 });
});

test('the paper looks like the page on the screen, drawn by another program', { skip: only('chromium') }, async (context) => {
  const { id } = /** @type {any} */ (kept.get('Ferry'));
  await show(id);
  const [paper] = await printed('a4', 'compared');
  const puppet = puppetPage(page.page);
  const inch = 96 / 25.4;
  await puppet.setViewport({ width: Math.floor((210 - 2 * MARGIN) * inch), height: Math.floor((297 - 2 * MARGIN) * inch), deviceScaleFactor: 1.5 });
  await puppet.emulateMediaType('print');
  const shot = Buffer.from(await puppet.screenshot({ type: 'png' }));
  writeFileSync(join(FOLDER, 'compared-screen.png'), shot);
  await puppet.emulateMediaType();
  await puppet.setViewport(null);
  const apart = differing(/** @type {any} */ (paper), pictureOf(shot, 1.5 * inch), MARGIN);
  context.diagnostic(`${(apart * 100).toFixed(1)} % of the inked cells differ`);
  assert.ok(apart < 0.1, `${(apart * 100).toFixed(1)} % of it looks different`);
});

for (const [name, setting] of /** @type {const} */ ([['from right to left', 'rtl'], ['at 200 %', 'zoom']])) {
  test(`${name}: the sheet on the screen and on paper still holds every code, from left to right`, async () => {
    const { id, codes } = /** @type {any} */ (kept.get('אתר קודים'));
    await show(id);
    const { page: sheet } = page;
    if (setting === 'rtl') await sheet.evaluate(() => { document.documentElement.dir = 'rtl'; });
    else await sheet.setViewport({ width: 550, height: 430, deviceScaleFactor: 2 });
    writeFileSync(join(FOLDER, `screen-${setting}.png`), await sheet.screenshot({ fullPage: true }));
    const out = await sheet.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(out <= 0, `${out} px stick out`);
    const papers = await printed('a4', setting);
    assert.equal(papers.length, 1);
    for (const [index, code] of codes.entries()) assert.ok(papers[0]?.words.some((word) => word.text === code), `code ${index + 1}`);
    if (setting === 'rtl') {
      const numbers = papers[0]?.words.filter((word, index, all) => word.text === 'of' && all[index + 1]?.text === '8' && all[index + 2]?.text !== 'codes') ?? [];
      assert.ok(numbers.length === 8 && numbers.every((word) => codes.length && (papers[0]?.words.some((one) => codes.includes(one.text) && one.right < word.left && Math.abs(one.top - word.top) < 6))), 'numbers stand right of their codes');
    }
  });
}

/** A PNG of the browser (8 bits, no interlacing) as lightness by place. @param {Buffer} png @param {number} scale pixels a millimetre */
function pictureOf(png, scale) {
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3];
  const parts = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const [left, up, corner] = [x >= channels ? out[y * stride + x - channels] ?? 0 : 0, y ? out[(y - 1) * stride + x] ?? 0 : 0, x >= channels && y ? out[(y - 1) * stride + x - channels] ?? 0 : 0];
      const guess = left + up - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      const before = [0, left, up, (left + up) >> 1, a <= b && a <= c ? left : b <= c ? up : corner][filter ?? 0] ?? 0;
      out[y * stride + x] = (raw[y * (stride + 1) + 1 + x] ?? 0) + before;
    }
  }
  const lightAt = (/** @type {number} */ x, /** @type {number} */ y) => {
    const [right, down] = [Math.floor(x * scale), Math.floor(y * scale)];
    return right >= width || down >= height ? 255 : Math.min(...out.subarray(down * stride + right * channels, down * stride + right * channels + 3));
  };
  return { width: width / scale, height: height / scale, lightAt };
}

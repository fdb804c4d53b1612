// One account off text messages, start to end, in the real extension on the practice site: the vault page and the popup name
// the same next thing, the page goes on by itself, and a browser that is killed in the middle loses neither the place nor
// what was done. Then the fire drill.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { startSite } from '../../www/server.mjs';
import { startBrowser } from './browser.mjs';
import { Driver } from './driver.mjs';
import { makeVault, unlock } from './scenes.mjs';
import { PERSON } from './tour-steps.mjs';

/** @typedef {import('./popup.mjs').Popup} Popup */

const profile = mkdtempSync(join(tmpdir(), 'holdfast-secure-'));
/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;
/** @type {Driver} */
let driver;
let usedAt = 0;

before(async () => {
  site = await startSite();
  await begin();
});
after(async () => {
  await driver?.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** A browser on the profile, with a tab on the practice site. */
async function begin() {
  const browser = await startBrowser({ profile });
  const [first] = await browser.pages();
  driver = new Driver(site, browser, first ?? await browser.newPage());
  await driver.tab.goto(site.url);
}

/** SIGKILL, and the browser started again. @param {string} hash of the vault page @returns {Promise<Popup>} unlocked */
async function killAndComeBack(hash) {
  await driver.browser.crash();
  await begin();
  const page = await driver.open(`vault/vault.html#${hash}`);
  await unlock(page);
  return page;
}

/** @param {Popup} page @param {string} step */
async function stands(page, step) {
  await page.until((/** @type {string} */ wanted) => (/** @type {HTMLElement} */ (document.querySelector('#steps')))?.dataset.now === wanted, `the step ${step}`, step);
  assert.equal(await page.page.$eval('[aria-current=step]', (one) => /** @type {HTMLElement} */ (one).dataset.step), step, 'the step is told to a screen reader too');
}

/** The popup on the site, with its line. @param {string} step */
async function popupAt(step) {
  const popup = await driver.popup();
  await popup.screen('list', 'late');
  if (await popup.name() === 'late') await popup.click('back');
  await popup.until((/** @type {string} */ wanted) => document.querySelector(`[data-code=next-step][data-step=${wanted}]`), `the line for ${step}`, step);
  return popup;
}

test('a site goes from the list to “done”, with the browser killed twice on the way', { timeout: 240_000 }, async () => {
  await (await makeVault(driver)).close();
  const host = driver.host;
  let page = await driver.open('vault/vault.html#todo');
  await page.screen('todo');
  await page.type('#sites-text', `My accounts: ${site.url}/sign-in and nothing else.`);
  await page.click('find-sites');
  await page.until(() => document.querySelector('#sites-told'), 'what was found');
  assert.equal(await page.page.$eval('#sites-text', (field) => /** @type {HTMLTextAreaElement} */ (field).value), '', 'the text is cleared');
  await page.press(`#sites-list [data-site="${host}"] input`);
  await page.click('keep-sites');
  await page.until(() => document.querySelector('#todo-list li'), 'the list');
  assert.match(await page.text('#todo-progress'), /^0 of 1 site done/);
  await page.click('next');
  await page.screen('secure');
  await stands(page, 'open');
  assert.deepEqual(await page.page.$eval('[data-action=visit]', (link) => [link.getAttribute('href'), link.getAttribute('rel'), link.getAttribute('target')]), [`http://${host}/`, 'noreferrer', '_blank']);
  await page.click('opened');
  await stands(page, 'add');

  page = await killAndComeBack(`secure/${encodeURIComponent(host)}`);
  await page.screen('secure');
  await stands(page, 'add');

  await driver.tab.bringToFront();
  await driver.go('/sign-up');
  await driver.fillIn({ '#email': PERSON.email, '#password': PERSON.password });
  await driver.follow('form[action="/sign-up"] button');
  await driver.follow('#set-up');
  let popup = await popupAt('add');
  await popup.click('step-add');
  await popup.screen('preview');
  await popup.click('save');
  await popup.screen('added');
  await popup.close();
  await stands(page, 'first');

  popup = await popupAt('first');
  await popup.click('step-fill');
  await driver.tab.waitForFunction(() => /** @type {HTMLInputElement} */ (document.querySelector('#code')).value !== '', { timeout: 15_000, polling: 50 });
  usedAt = Date.now();
  await stands(page, 'codes');
  await popup.close();
  await driver.follow('form[action="/security/two-factor"] button');
  assert.equal(driver.path(), '/security/backup', 'the site took the code');

  popup = await popupAt('codes');
  await popup.click('step-codes');
  await popup.screen('backup-preview');
  await popup.click('save');
  await popup.screen('kept');
  await popup.close();
  await stands(page, 'print');

  page = await killAndComeBack(`secure/${encodeURIComponent(host)}`);
  await stands(page, 'print');
  popup = await popupAt('print');
  await popup.close();
  const { entries } = await page.send({ type: 'list' });
  assert.equal(entries[0].backup.unspent, 10, 'all ten codes are there after the kill');
  const paper = await driver.open(`print/sheets.html#${entries[0].id}`);
  await paper.click('show');
  await paper.screen('sheets');
  await paper.press('#printed');
  await paper.until(() => document.querySelector('[data-code=printed]'), 'that it is noted');
  await paper.page.close();
  await page.page.bringToFront();
  await stands(page, 'texts');
  assert.ok(await page.page.$('[data-code=ready-to-switch]'), 'nothing speaks against it any more');
  assert.match(await page.text('[data-step=texts]'), /last way/, 'the price is told');

  popup = await popupAt('texts');
  await popup.close();
  await page.page.bringToFront();
  await page.click('texts-off');
  await page.until(() => document.querySelector('[data-code=secured]'), 'that all is done');
  assert.match(await page.text('[data-code=secured]'), /app code and 10 backup codes, on paper since .* switched off/);
  await page.click('todo');
  await page.screen('todo');
  assert.match(await page.text('#todo-progress'), /^The one site is done/);
  await page.page.close();
});

test('the way around a step is kept too, and can be told from what was done', async () => {
  const page = await driver.open('vault/vault.html#secure/quay.com');
  await page.screen('secure');
  await stands(page, 'open');
  await page.click('opened');
  const { token } = await page.send({ type: 'preview', text: 'otpauth://totp/Quay:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBV&issuer=Quay' });
  await page.send({ type: 'add', token, picks: [{ index: 0, host: 'www.quay.com' }] });
  await stands(page, 'first');
  await page.click('first-taken');
  await stands(page, 'codes');
  await page.click('no-codes');
  await stands(page, 'texts');
  assert.equal(await page.page.$eval('[data-step=codes]', (one) => /** @type {HTMLElement} */ (one).dataset.state), 'skipped');
  assert.ok(await page.page.$('[data-code=no-backup-codes]'), 'switching texts off is advised against');
  await page.click('texts-kept');
  await page.until(() => document.querySelector('[data-code=secured]'), 'that all is done');
  assert.match(await page.text('[data-code=secured]'), /stay as they are/);
  await page.click('take-back', '[data-step=codes]');
  await stands(page, 'codes');
  await page.click('no-codes');
  await page.until(() => document.querySelector('[data-code=secured]'), 'that all is done again');
  await page.page.goto('about:blank');
  await page.page.goto(`${driver.base}vault/vault.html#todo`);
  await page.screen('todo');
  await page.click('drop', '[data-what="quay.com"]');
  await page.until(() => !document.querySelector('[data-what="quay.com"]'), 'that it is off the list');
  await page.click('undo');
  await page.until(() => document.querySelector('[data-what="quay.com"][data-state=done]'), 'that it is back, as it was');
  await page.page.close();
});

test('the fire drill notices a code that was filled, and the person ticks it', { timeout: 120_000 }, async () => {
  const page = await driver.open('vault/vault.html#fire-drill');
  await page.screen('fire-drill');
  assert.equal((await page.page.$$('#drill-choose li')).length, 2);
  await page.press('#drill-choose li:has([aria-label="Quay"]) input');
  assert.match(await page.text('[data-action=begin-drill]'), /Begin with 1 account$/);
  await page.click('begin-drill');
  await page.until(() => document.querySelector('#drill-list li[data-state=open]'), 'the drill');

  await driver.tab.bringToFront();
  await driver.go('/sign-in');
  if (driver.path() !== '/sign-in') await driver.follow('#sign-out');
  await driver.fillIn({ '#email': PERSON.email, '#password': PERSON.password });
  await driver.follow('form[action="/sign-in"] button');
  assert.equal(driver.path(), '/sign-in/code');
  await pause(Math.max(0, (Math.floor(usedAt / 30_000) + 1) * 30_000 - Date.now() + 300)); // the site takes each code once
  const popup = await driver.popup();
  await popup.screen('list');
  await popup.click('fill', '.here');
  await driver.tab.waitForFunction(() => /** @type {HTMLInputElement} */ (document.querySelector('#code')).value !== '', { timeout: 15_000, polling: 50 });
  await popup.close();
  await page.page.bringToFront();
  await page.until(() => document.querySelector('#drill-list li[data-state=filled] [data-code=filled-there]'), 'that a code was filled there');
  assert.equal((await page.send({ type: 'list' })).entries.some((/** @type {any} */ one) => one.drilledAt), false, 'only the person says that it let them in');
  await driver.tab.bringToFront();
  await driver.follow('form[action="/sign-in/code"] button');
  assert.equal(driver.path(), '/mail', 'signed in without a text message');
  await page.page.bringToFront();
  await page.click('drilled');
  await page.until(() => document.querySelector('#drill-list li[data-state=done]'), 'that it is ticked');
  assert.match(await page.text('#drill-progress'), /let you in without a text message/);
  await page.click('undo-drilled');
  await page.until(() => document.querySelector('#drill-list li[data-state=filled]'), 'that it is taken back');
  await page.click('drilled');
  await page.until(() => document.querySelector('#drill-list li[data-state=done]'), 'that it is ticked');
  await page.press('#drill-yearly');
  await page.until(async () => (await chrome.runtime.sendMessage({ type: 'settings' })).drillYearly === true, 'that the reminder is wanted');
  await page.click('end-drill');
  await page.until(() => document.querySelector('#drill-choose'), 'the choice for the next one');
  assert.match(await page.text('#drill-choose li:last-child'), /tried/, 'the one tried last is last');
  await page.page.close();
});

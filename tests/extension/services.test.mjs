// The directory of services in the popup and at the import. github.com and another name lead to a page on this machine.
// Pictures are left in target/services/ for people to look at.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { start } from './driver.mjs';
import { makeVault, unlock } from './scenes.mjs';
import { startSecureSite } from './secure-site.mjs';

const FOLDER = fileURLToPath(new URL('../../target/services', import.meta.url));
const HOSTS = ['github.com', 'github.example'];
const PAGE = '<form><label>Authentication code <input id="code" name="otp" autocomplete="one-time-code" inputmode="numeric" maxlength="6"></label><button>Verify</button></form>';
const SETTINGS = 'https://github.com/settings/security';
const BACKUP = 'https://github.com/settings/auth/recovery-codes';

/** @type {import('./driver.mjs').Driver} */
let driver;
/** @type {Awaited<ReturnType<typeof startSecureSite>>} */
let site;

before(async () => {
  mkdirSync(FOLDER, { recursive: true });
  site = await startSecureSite(HOSTS, PAGE);
  driver = await start({ hosts: HOSTS });
  await (await makeVault(driver)).close();
});
after(async () => {
  await driver?.close();
  await site?.close();
});

/** @param {string} name @returns {Promise<import('./popup.mjs').Popup>} the popup over the page there */
async function over(name) {
  await driver.go(site.at(name));
  const popup = await driver.popup();
  await popup.screen('list');
  return popup;
}

/** Waits for a line or link, and tells what it says and where it leads. @param {import('./popup.mjs').Popup} popup @param {string} selector */
async function shown(popup, selector) {
  await popup.until((/** @type {string} */ wanted) => document.querySelector(wanted)?.checkVisibility(), selector, selector);
  return popup.page.$eval(selector, (one) => ({
    text: /** @type {HTMLElement} */ (one).innerText.trim(), href: one.getAttribute('href'), target: one.getAttribute('target'), rel: one.getAttribute('rel'),
  }));
}

/** Both themes and from right to left; nothing sticks out to the side. @param {string} name @param {import('./popup.mjs').Popup} popup */
async function look(name, popup) {
  const keep = async (/** @type {string} */ how) => {
    writeFileSync(join(FOLDER, `${name}-${how}.png`), await popup.picture());
    assert.ok(await popup.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${name} (${how}) fits`);
  };
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    await popup.theme(theme);
    await keep(theme);
  }
  await popup.theme('light');
  await popup.page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  await keep('rtl');
  await popup.page.evaluate(() => document.documentElement.removeAttribute('dir'));
}

const NOTHING = { text: '', href: '', target: '', rel: '' };
const LINK = { target: '_blank', rel: 'noreferrer' };

/** @param {import('./popup.mjs').Popup} popup */
async function saysNothing(popup) {
  await pause(1_500); // what would come comes within a fraction of that
  assert.equal(await popup.page.$('[data-code=service-offers]'), null);
}

test('a page is told of the hosts that the directory knows, locked or not, and of no others', async () => {
  const popup = await driver.popup();
  const { services } = await popup.send({ type: 'services', hosts: ['gist.github.com', 'nobody.example', 'localhost:8080', 'twitter.com'] });
  assert.deepEqual(services.map((/** @type {any} */ one) => [one.host, one.name, one.worth]), [['gist.github.com', 'GitHub', 'work'], ['twitter.com', 'X', 'other']]);
  assert.equal(services[0].backupUrl, BACKUP);
  assert.deepEqual(await popup.send({ type: 'services', hosts: [] }), { services: [] });
  assert.equal((await popup.send({ type: 'services', hosts: Array(10_000).fill('github.com') })).services.length, 10_000);
  await popup.send({ type: 'lock' });
  assert.equal((await popup.send({ type: 'services', hosts: ['github.com'] })).services.length, 1);
  await popup.close();
  const again = await driver.popup();
  await unlock(again);
  await again.screen('list');
  await again.close();
});

test('where nothing is kept, one quiet line says what the site offers and leads there', async () => {
  const popup = await over('github.com');
  assert.equal((await shown(popup, '[data-code=service-offers]')).text, 'GitHub offers app codes: switch here');
  assert.deepEqual({ ...NOTHING, ...await shown(popup, '[data-action=service-settings]') }, { ...LINK, text: 'switch here', href: SETTINGS });
  await look('list', popup);
  await popup.page.type('#search', 'x');
  assert.equal(await popup.page.$eval('[data-code=service-offers]', (one) => one.checkVisibility()), false, 'a search hides it');
  await popup.close();
});

test('a site that the directory does not know gets no line', async () => {
  const popup = await over('github.example');
  await saysNothing(popup);
  await popup.close();
});

test('the panel for late text messages names the ways that the site offers, and where it helps', async () => {
  const popup = await over('github.com');
  await popup.click('late');
  await popup.screen('late');
  assert.equal((await shown(popup, '[data-code=service-ways]')).text, 'GitHub offers: authenticator app, backup codes, passkey, security key, its own app.');
  const help = await shown(popup, '[data-action=service-help]');
  assert.match(help.href ?? '', /^https:\/\/docs\.github\.com\//);
  assert.equal(help.rel, 'noreferrer');
  assert.equal((await shown(popup, '[data-action=service-backup]')).href, BACKUP);
  await look('late', popup);
  await popup.close();
});

test('few backup codes: the account leads to where the site makes new ones', async () => {
  const popup = await over('github.com');
  const codes = ['1a2b3-4c5d6', '7e8f9-0a1b2', '3c4d5-6e7f8', '9a0b1-2c3d4'].map((text) => ({ text }));
  const { id } = await popup.send({ type: 'captureBackup', keep: { name: 'GitHub', account: 'mia', host: 'github.com', codes } });
  await popup.close();
  const whole = await over('github.com');
  await saysNothing(whole);
  await whole.click('late');
  await whole.screen('late');
  assert.match((await shown(whole, '[data-code=service-ways]')).text, /^GitHub also offers: authenticator app, backup codes, /);
  await look('late-kept', whole);
  await whole.send({ type: 'spend', id, index: 0 });
  await whole.close();
  const few = await over('github.com');
  await few.click('backup-codes');
  await few.screen('entry');
  assert.deepEqual({ ...NOTHING, ...await shown(few, '.backup [data-action=service-backup]') }, { ...LINK, text: 'Make new backup codes at GitHub', href: BACKUP });
  await look('entry', few);
  await few.send({ type: 'remove', id });
  await few.close();
});

test('an import without sites: the name proposes one, the dry run says so, and nothing is filled by it alone', async () => {
  const list = 'otpauth://totp/GitHub:anna?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=GitHub\notpauth://totp/Somebody:anna?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXA&issuer=Somebody\n';
  const page = await driver.open('vault/vault.html');
  const look = await page.page.evaluate(async (text) => {
    const { plan, readerOf } = await import(chrome.runtime.getURL('ui/arrivals.js'));
    const reader = await readerOf([new File([text], 'list.txt')]);
    await reader.look();
    const planned = await plan(await reader.read({}));
    reader.end();
    return planned;
  }, list);
  assert.deepEqual(look.lines.map((/** @type {any} */ line) => [line.hosts, line.warnings.includes('site-by-name')]), [[['github.com'], true], [[], false]]);
  const { entries } = await page.send({ type: 'import', step: 'take', token: look.token, takings: [0, 1].map((index) => ({ index, how: 'add', backup: false, trim: false })) });
  await page.page.close();
  const popup = await over('github.com');
  const entry = entries.find((/** @type {any} */ one) => one.name === 'GitHub' && one.trashed === undefined);
  assert.deepEqual(entry.sites, [{ host: 'github.com', scope: 'domain', learned: 'guessed' }]);
  const answer = await popup.send({ type: 'fill', id: entry.id, what: 'code' });
  assert.deepEqual([answer.ask?.reason, answer.filled], ['not-bound', undefined], JSON.stringify(answer));
  assert.equal(await driver.valueOf('#code'), '');
  await popup.close();
});

test('the lines hold at 200 %', async () => {
  await driver.browser.zoom(2);
  const popup = await over('github.com');
  await popup.click('late');
  await popup.screen('late');
  await shown(popup, '[data-code=service-ways]');
  writeFileSync(join(FOLDER, 'late-200.png'), await popup.picture());
  assert.ok(await popup.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
  await popup.close();
});

// If text messages stopped: the page over a real vault, where its buttons lead, the marks in the lists and on the toolbar.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { start } from './driver.mjs';
import { makeVault, unlock } from './scenes.mjs';

const FOLDER = fileURLToPath(new URL('../../target/ready', import.meta.url));

/** @type {import('./driver.mjs').Driver} */
let driver;
/** @type {import('./popup.mjs').Popup} the vault page in its tab */
let page;
/** @type {Record<string, string>} ids by name */
const ids = {};

before(async () => {
  mkdirSync(FOLDER, { recursive: true });
  driver = await start();
  await (await makeVault(driver)).close();
  page = await driver.open('vault/vault.html#ready');
});
after(() => driver?.close());

/** @param {string} hash */
async function on(hash) {
  await page.page.bringToFront(); // what is pressed must be seen
  await page.page.goto('about:blank');
  await page.page.goto(`${driver.base}vault/vault.html#${hash}`);
  await page.screen(hash.split('/')[0] ?? '');
}

/** @param {string} name @param {number} codes @param {string} [secret] @returns {Promise<string>} */
async function account(name, codes, secret) {
  let id;
  if (secret) {
    const { token } = await page.send({ type: 'preview', text: `otpauth://totp/${name}:anna?secret=${secret}&issuer=${name}` });
    [id] = (await page.send({ type: 'add', token, picks: [{ index: 0 }] })).ids;
  }
  if (codes > 0) {
    const texts = [...Array(codes).keys()].map((n) => ({ text: `${name.slice(0, 3).toLowerCase()}x-${1000 + n}` }));
    ({ id } = await page.send({ type: 'captureBackup', keep: { ...(id ? { id } : { name }), host: `${name.toLowerCase()}.example`, codes: texts } }));
  }
  return ids[name] = id;
}

/** What the page says of each account, from top to bottom. */
const rows = () => page.page.$$eval('#ready-list > li', (all) => all.map((one) => [
  one.querySelector('.name')?.textContent, /** @type {HTMLElement} */ (one).dataset.level, /** @type {HTMLElement} */ (one).dataset.finding]));
/** @param {string} name */
const said = (name) => page.text(`#ready-list [data-id="${ids[name]}"]`);
/** @returns {Promise<{ text: string, title: string }>} */
const badge = () => page.page.evaluate(async () => ({ text: await chrome.action.getBadgeText({}), title: await chrome.action.getTitle({}) }));
const hash = () => page.page.evaluate(() => location.hash);

test('an empty vault says the one next thing', async () => {
  await page.screen('ready');
  assert.match(await page.text('#screen'), /There are none yet/);
  await page.click('add');
  await page.screen('add');
});

test('a site that only sends text messages is listed, and stands first', async () => {
  await page.press('#bare > summary');
  await page.type('#bare-name', 'Bank');
  await page.type('#bare-site', 'https://login.bank.example/start');
  await page.click('save-bare');
  await page.screen('ready');
  ids.Bank = (await page.send({ type: 'list' })).entries[0].id;
  assert.deepEqual(await rows(), [['Bank', 'shut', 'texts-only']]);
  assert.match(await page.text('#screen'), /Your account would not open\./);
  assert.match(await said('Bank'), /Without texts: nothing/);
  await account('Ferry', 0, 'GEZDGNBVGY3TQOJQ');
  await account('Chandler', 5);
  await account('Lighthouse', 8, 'JBSWY3DPEHPK3PXP');
  await account('Quay', 4, 'KRSXG5CTMVRXEZLU');
  for (const index of [0, 1, 2]) await page.send({ type: 'spend', id: ids.Quay, index });
  await on('ready');
  assert.deepEqual(await rows(), [
    ['Bank', 'shut', 'texts-only'], ['Ferry', 'thin', 'no-backup'], ['Quay', 'thin', 'backup-few'], ['Chandler', 'thin', 'here-alone'], ['Lighthouse', 'thin', 'here-alone'],
  ]);
  assert.match(await page.text('#screen'), /1 of 5 accounts would not open\./);
  assert.match(await said('Quay'), /Without texts: app code, 1 backup code[^s][\s\S]*1 backup code of 4 left[\s\S]*Also: in no backup, not on paper/);
  assert.match(await said('Chandler'), /in this browser alone[\s\S]*Also: not on paper, no app code/);
  assert.deepEqual(await page.page.$$eval('[aria-labelledby=whole] li', (all) => all.map((one) => /** @type {HTMLElement} */ (one).dataset.finding)), ['no-copy', 'one-way']);
});

test('one next step stands on top, and the one after it comes when asked for', async () => {
  const steps = [];
  for (let n = 0; n < 5; n += 1) {
    steps.push(await page.page.$eval('#next-step [data-action=way-out]', (one) => /** @type {HTMLElement} */ (one).dataset.finding));
    await page.click('skip');
  }
  assert.deepEqual(steps, ['texts-only', 'no-copy', 'one-way', 'no-backup', 'backup-few'], 'who is shut out first, then the vault, then the rest');
});

test('each button leads where it says', async () => {
  for (const [finding, expected] of [
    ['no-backup', `#codes/${ids.Ferry}`], ['backup-few', `#codes/${ids.Quay}`], ['here-alone', '#backup'], ['one-way', '#recovery'], ['no-copy', '#backup'],
  ]) {
    await on('ready');
    await page.click('way-out', `li[data-finding="${finding}"]`);
    await page.until((/** @type {string} */ wanted) => location.hash === wanted, `${finding} at ${expected}`, expected);
    await page.screen(String(expected).slice(1).split('/')[0] ?? '');
  }
  await on('ready');
  await page.press(`#ready-list [data-id="${ids.Ferry}"] a`);
  await page.screen('entry');
  assert.equal(await hash(), `#entry/${ids.Ferry}`);
  assert.match(await page.text('.detail [data-weak=no-backup]'), /only way in/);
});

test('backup codes are kept for the very account that the button was for', async () => {
  await on(`codes/${ids.Ferry}`);
  assert.equal(await page.page.$eval('[data-action=open-site], h1', (one) => one.tagName), 'H1', 'an account without a site has no link');
  await page.type('#codes-text', 'k7f2-9qxm\nw3hd-5tzc\np8vn-2jrk\nb6ya-4smg\nd9ce-7xuf');
  await page.click('check-codes');
  await page.click('save-codes');
  await page.screen('entry');
  const { entries } = await page.send({ type: 'list' });
  assert.equal(entries.find((/** @type {any} */ one) => one.id === ids.Ferry).backup.total, 5);
  await on('ready');
  assert.deepEqual((await rows()).find(([name]) => name === 'Ferry'), ['Ferry', 'thin', 'here-alone']);
});

test('saying what else lets you in changes what is found', async () => {
  await on(`edit/${ids.Bank}`);
  assert.equal(await page.page.$eval('#reached-sms', (box) => /** @type {HTMLInputElement} */ (box).checked), true);
  await page.page.click('#reached-email');
  await page.click('save');
  await page.screen('entry');
  assert.match(await page.text('.facts'), /Also lets you in\s+Text message, E-mail/);
  await on('ready');
  assert.deepEqual((await rows())[0], ['Bank', 'thin', 'mail-only']);
  assert.match(await page.text('#screen'), /All 5 accounts would open without text messages/);
  await page.send({ type: 'edit', id: ids.Bank, changes: { reachedBy: ['sms'] } });
});

test('by keyboard: the parts of the summary show their accounts alone', async () => {
  await on('ready');
  await page.page.focus('.key[data-level=shut]');
  await page.page.keyboard.press('Enter');
  await page.until(() => document.querySelectorAll('#ready-list > li').length === 1, 'one account');
  assert.equal(await page.page.$eval('.key[data-level=shut]', (key) => key.getAttribute('aria-pressed')), 'true');
  await page.page.keyboard.press('Enter');
  await page.until(() => document.querySelectorAll('#ready-list > li').length === 5, 'all of them again');
  assert.match(await page.page.$eval('.chart svg', (svg) => svg.getAttribute('aria-label') ?? ''), /^5 accounts\. Would not open: 1; One loss from shut: 4\.$/);
  // Everything that can be pressed is reached in the order in which it is read.
  await page.page.focus('[data-action=print]');
  const walked = [];
  for (let n = 0; n < 9; n += 1) {
    await page.page.keyboard.press('Tab');
    walked.push(await page.page.evaluate(() => {
      const at = /** @type {HTMLElement} */ (document.activeElement);
      return at.dataset.action ?? at.tagName.toLowerCase();
    }));
  }
  assert.deepEqual(walked, ['way-out', 'skip', 'only', 'only', 'way-out', 'way-out', 'go', 'go', 'a']);
});

test('the same marks stand in the lists, in words and with a shape', async () => {
  const popup = await driver.popup();
  await popup.screen('list');
  const marks = () => [...document.querySelectorAll('#entries [data-weak]')].map((one) => `${one.getAttribute('data-weak')}: ${one.textContent} ${one.querySelectorAll('svg').length}`).sort();
  assert.deepEqual(await popup.page.evaluate(marks), ['backup-few: Few backup codes 1', 'texts-only: Text messages only 1']);
  await popup.close();
  await on('accounts');
  assert.deepEqual(await page.page.evaluate(marks), ['backup-few: Few backup codes 1', 'texts-only: Text messages only 1']);
  assert.match(await page.text('.list [data-code=backup-age]'), /5 accounts are in no backup file/);
});

test('the toolbar says it only where it is wanted, and never when the vault is locked', async () => {
  assert.deepEqual(await badge(), { text: '', title: 'Holdfast' });
  await on('settings');
  await page.page.click('#badge');
  await page.until(() => document.querySelector('.toast'), 'that it was saved');
  assert.deepEqual(await badge(), { text: '2', title: 'Holdfast: 2 accounts need something; no backup yet; no recovery key' });
  await page.send({ type: 'edit', id: ids.Bank, changes: { reachedBy: ['sms', 'app', 'key'] } });
  assert.equal((await badge()).text, '1');
  await driver.killWorker();
  assert.equal((await page.send({ type: 'settings' })).badge, true);
  assert.equal((await badge()).text, '1', 'it outlives the background');
  assert.equal(await driver.browser.inBackground(() => {
    chrome.action.setBadgeText = () => { throw new Error('no toolbar'); };
    try {
      chrome.action.setBadgeText({ text: '' });
    } catch (error) {
      return error instanceof Error && error.message;
    }
    return 'shown';
  }), 'no toolbar');
  const changed = await page.send({ type: 'edit', id: ids.Bank, changes: { note: 'kept' } });
  assert.equal(changed.entry?.note, 'kept', `a mark that cannot be shown fails no change: ${JSON.stringify(changed)}`);
  await driver.killWorker();
  await page.send({ type: 'lock' });
  assert.deepEqual(await badge(), { text: '', title: 'Holdfast' });
  const popup = await driver.popup();
  await unlock(popup);
  await popup.screen('list');
  assert.equal((await badge()).text, '1');
  await popup.send({ type: 'captureBackup', keep: { id: ids.Quay, host: '', codes: [...Array(6).keys()].map((n) => ({ text: `new-${1000 + n}` })) } });
  assert.deepEqual(await badge(), { text: '!', title: 'Holdfast: no backup yet; no recovery key' });
  await popup.send({ type: 'settings', changes: { badge: false } });
  assert.deepEqual(await badge(), { text: '', title: 'Holdfast' });
  await popup.close();
});

test('a tick that is taken back gives the date before back, and none is of the future', async () => {
  const before = Date.now() - 400 * 86_400_000;
  const at = async (/** @type {number | undefined} */ undo) => (await page.send({ type: 'drilled', ids: [ids.Quay], ...(undo === undefined ? {} : { undo }) })).entries[0].drilledAt;
  assert.equal(await at(before), before);
  assert.ok(await at(undefined) > before);
  assert.equal(await at(before), before);
  assert.ok(await at(Date.now() + 86_400_000) <= Date.now());
  assert.equal(await at(0), undefined);
});

test('when all is done it says so', async () => {
  await page.send({ type: 'settings', changes: { backupAt: Date.now(), backupCount: 5, kitAt: Date.now() } });
  for (const name of ['Bank', 'Chandler']) await page.send({ type: 'remove', id: ids[name] });
  const { recoveryKey } = await page.send({ type: 'slots', do: 'new-recovery-key' });
  await page.send({ type: 'slots', do: 'add', way: { recoveryKey }, label: '' });
  await on('ready');
  assert.deepEqual((await rows()).map(([, level]) => level), ['ready', 'ready', 'ready']);
  assert.match(await page.text('#next-step'), /Nothing is left to do/);
  assert.equal(await page.page.$('[aria-labelledby=whole]'), null);
});

test('what the directory knows of a site is said beside it, the most valuable account first, and opened by a click alone', async () => {
  for (const [name, host] of [['A forum', 'forum.example'], ['GitHub', 'github.com'], ['My mail', 'mail.google.com'], ['Exchange', 'www.coinbase.com']]) {
    ids[String(name)] = (await page.send({ type: 'add', bare: { name, account: '', host, reachedBy: ['sms'] } })).ids[0];
  }
  await on('ready');
  assert.deepEqual((await rows()).filter(([, level]) => level === 'shut').map(([name]) => name), ['My mail', 'Exchange', 'GitHub', 'A forum'], 'mail, money, work, unknown');
  assert.match(await page.text('#next-step'), /My mail: Only text messages open it[\s\S]*Google offers app codes: switch here/);
  const links = () => page.page.$$eval('#ready-list .offer a', (all) => all.map((one) => [one.closest('li')?.querySelector('.name')?.textContent, one.getAttribute('href'), one.getAttribute('target'), one.getAttribute('rel')]));
  assert.deepEqual((await links())[2], ['GitHub', 'https://github.com/settings/security', '_blank', 'noreferrer']);
  assert.equal((await links()).some(([name]) => name === 'A forum'), false);
  await page.send({ type: 'captureBackup', keep: { id: ids.GitHub, host: '', codes: [{ text: 'k7f2-9qxm' }, { text: 'w3hd-5tzc' }] } });
  await page.send({ type: 'spend', id: ids.GitHub, index: 0 });
  await on('ready');
  assert.match(await said('GitHub'), /GitHub makes backup codes: open that page/);
  await on(`codes/${ids.GitHub}`);
  assert.equal(await page.page.$eval('[data-action=open-service]', (one) => one.getAttribute('href')), 'https://github.com/settings/auth/recovery-codes');
  for (const name of ['A forum', 'GitHub', 'My mail', 'Exchange']) await page.send({ type: 'remove', id: ids[name] });
});

/** What sticks out to the side. @returns {Promise<string[]>} */
const overflow = () => page.page.evaluate(() => {
  const { clientWidth } = document.documentElement;
  return [...document.body.querySelectorAll('*')].filter((one) => one.checkVisibility() && !one.closest('.visually-hidden'))
    .filter((one) => one.getBoundingClientRect().right > clientWidth + 1 || one.getBoundingClientRect().left < -1).map((one) => `${one.tagName}.${one.getAttribute('class')}`).slice(0, 5);
});

/** @param {string} name */
const keep = async (name) => writeFileSync(join(FOLDER, `${name}.png`), await page.page.screenshot());

/** Accounts enough for a long list, those in the trash counted. @param {number} upTo */
async function many(upTo) {
  const had = (await page.send({ type: 'list' })).entries.length;
  const lines = Array.from({ length: upTo - had }, (_, n) => `otpauth://totp/Site${had + n}:person@mail.example?secret=JBSWY3DPEHPK3PX${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[n % 26]}&issuer=Site${had + n}`);
  for (let at = 0; at < lines.length; at += 4_000) {
    const { token, offers } = await page.send({ type: 'preview', text: lines.slice(at, at + 4_000).join('\n') });
    await page.send({ type: 'add', token, picks: offers.map((/** @type {unknown} */ _, /** @type {number} */ index) => ({ index })) });
  }
}

test('200 accounts: in both themes, from right to left, at 200 % and on paper', { timeout: 180_000 }, async () => {
  await page.send({ type: 'edit', id: ids.Ferry, changes: { reachedBy: ['sms'] } });
  await many(200);
  for (const name of ['Alpha', 'Beta', 'Gamma']) await page.send({ type: 'add', bare: { name, account: 'anna@example.org', host: `${name.toLowerCase()}.example`, reachedBy: name === 'Gamma' ? ['email'] : ['sms', 'call'] } });
  await page.page.setViewport({ width: 1000, height: 900 });
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    await on('ready');
    await page.theme(theme);
    assert.deepEqual(await overflow(), []);
    await keep(`ready-${theme}`);
  }
  await page.theme('light');
  await page.page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  assert.deepEqual(await overflow(), []);
  await keep('ready-rtl');
  await page.page.setViewport({ width: 500, height: 450 });
  await on('ready');
  assert.deepEqual(await overflow(), [], 'as at 200 % in a window of 1,000');
  await keep('ready-200');
  await page.page.setViewport({ width: 690, height: 980 });
  await page.page.emulateMediaType('print');
  await page.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal((await rows()).length, 197, 'paper does not scroll: all of them stand on it');
  assert.equal(await page.page.$$eval('#side, #next-step, #screen .button', (all) => all.some((one) => one.checkVisibility())), false);
  assert.equal(await page.page.$eval('.on-paper', (one) => one.checkVisibility()), true, 'paper has its date');
  assert.equal(await page.page.$eval('.ready-row p', (one) => getComputedStyle(one).visibility), 'visible');
  await keep('ready-printed');
  await page.page.emulateMediaType('screen');
  await page.page.setViewport({ width: 1000, height: 900 });
});

test('10,000 accounts: the page is up soon after its data', { timeout: 300_000 }, async (t) => {
  await many(10_000);
  await on('ready');
  const times = await page.page.evaluate(async () => {
    const { ready } = await import(/** @type {any} */ ('/vault/screens/ready.js'));
    const real = chrome.runtime.sendMessage;
    let [asked, answered, accounts] = [0, 0, 0];
    chrome.runtime.sendMessage = /** @type {any} */ (async (/** @type {any} */ message) => {
      if (message.type === 'readiness') asked = performance.now();
      const answer = await /** @type {any} */ (real)(message);
      answered = performance.now();
      if (message.type === 'readiness') accounts = answer.entries.length;
      return answer;
    });
    const screen = await ready();
    document.querySelector('#screen')?.replaceChildren(...screen.main);
    document.body.getBoundingClientRect();
    const done = performance.now();
    chrome.runtime.sendMessage = real;
    return { accounts, data: Math.round(answered - asked), page: Math.round(done - answered), rows: document.querySelectorAll('#ready-list > li').length };
  });
  t.diagnostic(JSON.stringify(times));
  assert.equal(times.accounts, 9_994, 'all but the six in the trash');
  assert.ok(times.rows <= 100, 'the rest comes when its place is near');
  assert.ok(times.page < 300, JSON.stringify(times));
});

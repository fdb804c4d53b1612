// A walk through every screen of the popup, in the order in which a person meets them. What is done at each is the
// visitor's affair.
import { choose } from './files.mjs';
import { Popup } from './popup.mjs';
import { unlock } from './scenes.mjs';
import { PERSON } from './tour-steps.mjs';

/**
 * @param {import('./driver.mjs').Driver} driver
 * @param {(name: string, popup: import('./popup.mjs').Popup) => Promise<void>} visit
 */
export async function walk(driver, visit) {
  let popup = await driver.popup();
  /** @param {string} screen @param {string} [name] when it is met more than once */
  const at = async (screen, name = screen) => {
    await popup.screen(screen);
    await visit(name, popup);
  };
  /** @param {string} path */
  const on = async (path) => {
    await popup.close();
    await driver.go(path);
    popup = await driver.popup();
  };

  await at('first-run');
  await popup.type('#passphrase', PERSON.passphrase);
  await popup.type('#passphrase-again', PERSON.passphrase);
  await popup.click('create');
  await at('ready');
  await popup.click('later');
  await at('list', 'list-empty');

  await on('/shapes/');
  await popup.click('add-from-page');
  await at('preview');
  await popup.click('save');
  await at('added');
  await popup.click('done');
  await popup.screen('list');
  await popup.click('open', '.here');
  await at('entry', 'entry-without-backup');
  await popup.click('clock');
  await popup.screen('clock');
  await popup.click('compare');
  await popup.until(() => document.querySelector('#skew .notice'), 'how far apart the clocks are');
  await at('clock');

  await popup.send({ type: 'captureBackup', keep: { id: await idOf(popup), host: driver.host, codes: driver.site.store.shapes.backup.map((text) => ({ text })) } });
  await on('/shapes/either');
  await at('list');
  await popup.click('backup-codes', '.here');
  await popup.screen('entry');
  await popup.click('reveal');
  await popup.until(() => document.querySelector('#revealed')?.checkVisibility(), 'the backup code');
  await popup.click('spend');
  await popup.until(() => document.querySelector('.toast'), 'that it was used');
  await at('entry', 'entry-just-spent');
  await on('/shapes/either');
  await popup.click('backup-codes', '.here');
  await popup.screen('entry');
  await popup.press('details > summary');
  await at('entry');

  await on('/shapes/texted');
  await at('late');
  await popup.click('fill');
  await at('ask', 'ask-texted');

  await on('/shapes/coupon');
  await popup.click('fill', '.here');
  await at('ask', 'ask-no-field');

  await driver.tab.evaluate(() => { document.body.innerHTML = '<form><label>Password <input type="password" value="cowbell 9"></label></form>'; });
  popup = await driver.popup();
  await popup.click('fill', '.here');
  await popup.until(() => document.querySelector('[data-action=append]'), 'a way to put the code behind the password');
  await at('ask', 'ask-behind-password');

  await on(`http://127.0.0.1:${driver.site.port}/shapes/plain`);
  await popup.click('open', '#entries');
  await popup.screen('entry');
  await popup.click('fill');
  await at('ask', 'ask-not-bound');

  await on(`http://127.0.0.1:${driver.site.port}/shapes/plain`);
  await popup.click('late');
  await at('late', 'late-nothing');

  await on('/shapes/backup');
  await popup.click('add-other');
  await at('add');
  await popup.click('by-hand');
  await at('by-hand');
  await on('/shapes/backup');
  await popup.click('add-other');
  await popup.click('paste');
  await at('paste');
  await popup.type('#text', 'otpauth://totp/Ferry:ada@harbour.example?secret=JBSWY3DPEHPK3PXP&issuer=Ferry');
  await popup.click('check');
  await at('preview', 'preview-pasted');

  await on('/shapes/plain');
  await popup.click('lock');
  await at('locked', 'locked-now');
  await on('/shapes/plain');
  await unlock(popup, 'not the passphrase');
  await popup.notice(/wrong-passphrase/);
  await at('locked');
  await popup.close();
}

/**
 * The pages that open in a tab: the vault page with each of its screens, and the welcome.
 * @param {import('./driver.mjs').Driver} driver its vault is unlocked and holds an account
 * @param {(name: string, page: Popup) => Promise<void>} visit
 */
export async function walkPages(driver, visit) {
  const popup = await driver.popup();
  const id = await idOf(popup);
  await popup.close();
  const page = new Popup(await driver.browser.newPage());
  await page.page.setViewport({ width: 1000, height: 720 });
  for (const screen of ['accounts', 'add', 'entry', 'edit', 'trash', 'settings', 'safe', 'restore', 'keys', 'recovery', 'backup', 'drill', 'move', 'ready', 'codes']) {
    await page.page.goto('about:blank');
    await page.page.goto(`${driver.base}vault/vault.html#${screen}${['entry', 'edit', 'codes'].includes(screen) ? `/${id}` : ''}`);
    await page.screen(screen);
    for (const folded of await page.page.$$('details:not([open]) > summary')) await folded.click();
    if (screen === 'entry') await page.click('show-qr');
    if (screen === 'keys') await page.click('change');
    if (screen === 'restore') await page.click('bring', '.copy[data-place="vault.a"], .copy[data-place="vault.b"]');
    await visit(`vault-${screen}`, page);
  }
  await moving(driver, page, visit);
  await walkSteps(driver, page, id, visit);
  await page.page.goto(`${driver.base}print/sheets.html#${id}`);
  await page.screen('ask', 'nothing');
  await visit('print', page);
  await page.page.goto(`${driver.base}welcome/welcome.html`);
  await visit('welcome', page);
  await page.page.goto(`${driver.base}print/kit.html`);
  await page.screen('form');
  await visit('kit', page);
  await page.type('#kit-passphrase', PERSON.passphrase);
  await page.click('make-kit');
  await page.screen('kit');
  await visit('kit-paper', page);
  await page.page.close();
}

/**
 * Moving in and out, from the file to what was done.
 * @param {import('./driver.mjs').Driver} driver
 * @param {Popup} page
 * @param {(name: string, page: Popup) => Promise<void>} visit
 */
async function moving(driver, page, visit) {
  await page.page.goto('about:blank');
  await page.page.goto(`${driver.base}vault/vault.html#move`);
  await page.screen('move');
  const codes = 'Recovery codes: 4f7a-91bc 83de-02aa 77c1-9e0d 1b2c-88f0 60de-4c31';
  const item = (/** @type {string} */ issuer, /** @type {string} */ secret, note = '') => ({ type: 'totp', name: 'anna@example.org', issuer, note, info: { secret, algo: 'SHA1', digits: 6, period: 30 } });
  const entries = [item('Harbour with a name that goes on and on, as some do', 'JBSWY3DPEHPK3PXPJBSWY3DP', codes), item('مرفأ', 'JBSWY3DPEHPK3PXQ'), item('Broken', 'JBSW0')];
  const file = (/** @type {unknown} */ content) => ({ name: 'export.json', bytes: Buffer.from(JSON.stringify(content)) });
  await choose(page, '#import-files', file({ version: 1, kdfParams: { memLimit: 2 ** 26, opsLimit: 2, salt: 'AAAAAAAAAAAAAAAAAAAAAA==' }, encryptedData: 'AAAA', encryptionNonce: 'AAAA' }));
  await page.until(() => document.querySelector('#import-password'), 'the password to be asked');
  await visit('vault-move-locked', page);
  await choose(page, '#import-files', file({ version: 1, header: { slots: null, params: null }, db: { version: 3, entries, groups: [] } }));
  await page.until(() => document.querySelector('#dry-run [data-action=take-import]'), 'the dry run');
  for (const folded of await page.page.$$('#dry-run details:not([open]) > summary')) await folded.click();
  await visit('vault-dry-run', page);
  await page.press('input[value=google]');
  await page.type('#out-passphrase', PERSON.passphrase);
  await page.click('export');
  await page.until(() => document.querySelector('#out-result [data-count]'), 'what was written');
  await visit('vault-move-out', page);
}

/**
 * Moving off text messages: the list, what a file brings, each step, the end, and the fire drill.
 * @param {import('./driver.mjs').Driver} driver
 * @param {Popup} page
 * @param {string} id of an account with a code
 * @param {(name: string, page: Popup) => Promise<void>} visit
 */
async function walkSteps(driver, page, id, visit) {
  /** @param {string} hash */
  const at = async (hash) => {
    await page.page.goto('about:blank');
    await page.page.goto(`${driver.base}vault/vault.html#${hash}`);
    await page.screen(hash.split('/')[0] ?? '');
  };
  await at('todo');
  await visit('vault-todo-empty', page);
  await page.send({ type: 'todo', add: ['google.com', 'paypal.com', 'github.com', 'ein-sehr-langer-name-eines-vereins-am-hafen.de'] });
  await page.send({ type: 'todo', step: { host: 'paypal.com', step: 'opened' } });
  await page.send({ type: 'todo', done: 'github.com' });
  await at('todo');
  await visit('vault-todo', page);
  await page.type('#sites-text', 'paypal.com, dropbox.com, abnamro.nl, twitch.tv, harbour-club.de');
  await page.click('find-sites');
  await page.until(() => document.querySelector('#sites-told'), 'what was found');
  await visit('vault-todo-found', page);
  await at('secure/google.com');
  await visit('vault-secure-open', page);
  await at('secure/abnamro.nl');
  await visit('vault-secure-no-app-codes', page);
  // No account has gone through all of it: each way around a step leads to the next.
  await at(`secure/${id}`);
  for (const step of /** @type {const} */ (['first-taken', 'no-codes', 'not-printed', 'texts-kept'])) {
    await visit(`vault-secure-${await page.page.$eval('#steps', (steps) => /** @type {HTMLElement} */ (steps).dataset.now)}`, page);
    await page.send({ type: 'todo', step: { host: id, step } });
    await at(`secure/${id}`);
  }
  await visit('vault-secure-done', page);
  await at('fire-drill');
  await visit('vault-fire-drill-choose', page);
  await page.click('begin-drill');
  await page.until(() => document.querySelector('#drill-list'), 'the drill');
  await visit('vault-fire-drill', page);
  await page.click('drilled');
  await page.until(() => document.querySelector('#drill-list [data-state=done]'), 'that it is ticked');
  await visit('vault-fire-drill-done', page);
}

/** @param {import('./popup.mjs').Popup} popup */
async function idOf(popup) {
  return (await popup.send({ type: 'list' })).entries[0].id;
}

// The accounts that are not here yet: from a list, a text, a password manager's file. The file leaves nothing behind but the
// sites that the person ticked; what means harm is refused; the page holds with one site and with ten thousand.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { start } from './driver.mjs';
import { choose } from './files.mjs';
import { makeVault } from './scenes.mjs';
import { findings } from './traces.mjs';

/** @type {import('./driver.mjs').Driver} */
let driver;

before(async () => {
  driver = await start();
  const popup = await makeVault(driver);
  const { token } = await popup.send({ type: 'preview', text: 'otpauth://totp/GitHub:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBV&issuer=GitHub' });
  await popup.send({ type: 'add', token, picks: [{ index: 0, host: 'github.com' }] });
  await popup.close();
});
after(() => driver?.close());

async function todoPage() {
  const page = await driver.open('vault/vault.html#todo');
  await page.screen('todo');
  return page;
}

/** @param {import('./popup.mjs').Popup} page @returns {Promise<string[]>} the sites that are shown, in order */
async function shown(page) {
  await page.until(() => document.querySelector('#sites-told'), 'what was found');
  return page.page.$$eval('#sites-list li', (rows) => rows.map((row) => /** @type {HTMLElement} */ (row).dataset.site ?? ''));
}

/** @param {import('./popup.mjs').Popup} page */
const told = (page) => page.page.$eval('#sites-told', (one) => ({ .../** @type {HTMLElement} */ (one).dataset }));

/** Loads the page anew. @param {import('./popup.mjs').Popup} page */
async function anew(page) {
  await page.page.goto('about:blank');
  await page.page.goto(`${driver.base}vault/vault.html#todo`);
  await page.screen('todo');
}

test('a list is read, what is here already is taken out, the most valuable come first', async () => {
  const page = await todoPage();
  await page.type('#sites-text', 'www.github.com, https://mail.google.com/mail/u/0/ and paypal.com; my own harbour-club.de, hello@post.de');
  await page.click('find-sites');
  const sites = await shown(page);
  assert.deepEqual(sites.slice().sort(), ['google.com', 'harbour-club.de', 'paypal.com']);
  assert.equal(sites.at(-1), 'harbour-club.de', 'what the directory does not know is last');
  assert.equal((await told(page)).have, '1', 'GitHub has a code here');
  assert.ok(sites.indexOf('google.com') < sites.indexOf('paypal.com'), 'mail before money');
  const ticked = await page.page.$$eval('#sites-list input:checked', (boxes) => boxes.map((box) => /** @type {HTMLElement} */ (box).dataset.site));
  assert.deepEqual(ticked, ['google.com', 'paypal.com'], 'those that offer app codes are ticked');
  assert.deepEqual((await page.send({ type: 'todo' })).tasks, [], 'nothing is kept before it was chosen');
  await page.click('keep-sites');
  await page.until(() => document.querySelectorAll('#todo-list li').length === 2, 'the list');
  await page.type('#sites-text', 'paypal.com');
  await page.click('find-sites');
  assert.deepEqual(await shown(page), []);
  assert.equal((await told(page)).listed, '1');
  await page.page.close();
});

test('a site that offers no app codes is said to be one, and its steps say so too', async () => {
  const page = await todoPage();
  const { services } = await page.send({ type: 'services', hosts: ['abnamro.nl'] });
  assert.equal(services.length, 1);
  assert.ok(!services[0].factors.includes('totp'));
  await page.type('#sites-text', 'abnamro.nl');
  await page.click('find-sites');
  await shown(page);
  assert.equal((await told(page)).none, '1');
  assert.match(await page.text('#sites-list li'), /no app codes/);
  await page.page.goto(`${driver.base}vault/vault.html#secure/abnamro.nl`);
  await page.until(() => document.querySelector('[data-code=no-app-codes]'), 'that it offers none');
  await page.page.close();
});

test('by keyboard alone, and a screen reader is told what was found', async () => {
  const page = await todoPage();
  await page.page.focus('#sites-text');
  await page.page.keyboard.type('sea-chest.de and anchor-chain.de');
  await page.page.keyboard.press('Tab');
  await page.page.keyboard.press('Enter');
  await shown(page);
  assert.equal(await page.page.evaluate(() => document.activeElement?.id), 'sites-found', 'the focus goes to what was found');
  await page.until(() => /2 sites found/.test(document.getElementById('said')?.textContent ?? ''), 'that it is said');
  for (const action of ['tick-all', 'tick-none']) {
    await page.page.keyboard.press('Tab');
    assert.equal(await page.page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).dataset.action), action, 'a button that can do nothing is passed over');
  }
  await page.page.keyboard.press('Tab');
  await page.page.keyboard.press('Space');
  assert.match(await page.text('[data-action=keep-sites]'), /Put 1 site on the list/);
  await page.page.keyboard.down('Shift');
  for (let n = 0; n < 3; n += 1) await page.page.keyboard.press('Tab');
  await page.page.keyboard.up('Shift');
  await page.page.keyboard.press('Enter');
  await page.until(() => document.querySelector('#todo-list [data-what="anchor-chain.de"]'), 'the one on the list');
  await page.send({ type: 'todo', drop: 'anchor-chain.de' });
  await page.page.close();
});

/** What stands in the files beside the sites; none of it may be found anywhere afterwards. */
const PLANTED = { user: 'marlene.seagull.4711', password: 'xK9#tidewater-Vq27.me', note: 'door-code-anchor-5582', totp: 'KRUGS4ZANFZSAYJAONSWG4TF' };
const { user, password, note, totp } = PLANTED;
const quoted = `"${password}"`;
/** @type {[string, string][]} one line each, of a site that no other one has */
const FILES = [
  ['Chrome Passwords.csv', `name,url,username,password,note\r\ndropbox.com,https://www.dropbox.com/login,${user},${quoted},${note}\r\n`],
  ['firefox-logins.csv', `"url","username","password","httpRealm","formActionOrigin","guid","timeCreated","timeLastUsed","timePasswordChanged"\r\n"https://www.twitch.tv","${user}",${quoted},,"https://passport.twitch.tv","{0123}","1","2","3"\r\n`],
  ['Safari Passwords.csv', `Title,URL,Username,Password,Notes,OTPAuth\nSlack,https://slack.com/signin,${user},${quoted},${note},otpauth://totp/x?secret=${totp}\n`],
  ['bitwarden.csv', `folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\n,,login,Discord,${note},,0,"https://discord.com/login,androidapp://com.discord",${user},${quoted},${totp}\n`],
  ['1password.csv', `Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes\nZoom,https://zoom.us,${user},${quoted},,false,false,,${note}\n`],
  ['lastpass_export.csv', `url,username,password,totp,extra,name,grouping,fav\nhttps://www.reddit.com/login,${user},${quoted},${totp},${note},Reddit,,0\nhttp://sn,,,,${note},A note,,0\n`],
  ['dashlane.csv', `username,username2,username3,title,password,note,url,category,otpSecret\n${user},,,Etsy,${quoted},${note},www.etsy.com,,${totp}\n`],
  ['keepass.csv', `"Group","Title","Username","Password","URL","Notes","TOTP"\n"Root","eBay","${user}",${quoted},"https://signin.ebay.com/","${note}",""\n`],
  ['nordpass.csv', `name,url,additional_urls,username,password,note\nNetflix,https://netflix.com,,${user},${quoted},${note}\n`],
  ['proton.csv', `type,name,url,email,username,password,note,totp,createTime,modifyTime,vault\nlogin,Stripe,https://dashboard.stripe.com,${user}@mail.de,${user},${quoted},${note},,1,2,Personal\n`],
];
const SITES = ['dropbox.com', 'twitch.tv', 'slack.com', 'discord.com', 'zoom.us', 'reddit.com', 'etsy.com', 'ebay.com', 'netflix.com', 'stripe.com'];

test('every manager’s file is read for its sites, and leaves nothing else anywhere', { timeout: 120_000 }, async () => {
  const page = await todoPage();
  for (const [at, [name, text]] of FILES.entries()) {
    // Some in other encodings, as programs write them.
    const bytes = at % 3 === 1 ? Buffer.from(`\u{feff}${text}`, 'utf16le') : Buffer.from(at % 3 === 2 ? `\u{feff}${text}` : text, 'utf8');
    await choose(page, '#sites-file', { name, bytes });
    await page.until((/** @type {string} */ wanted) => document.querySelector('#sites-found [data-code=delete-file]')?.textContent?.includes(wanted) && document.querySelector('#sites-told'), `what ${name} holds`, name);
    assert.deepEqual(await shown(page), [SITES[at]], name);
    await page.press('#sites-list input:not(:checked), #sites-list input');
    if (!(await page.page.$('#sites-list input:checked'))) await page.press('#sites-list input');
    await page.click('keep-sites');
    await page.until((/** @type {string} */ site) => document.querySelector(`#todo-list [data-what="${site}"]`), `${SITES[at]} on the list`, SITES[at]);
    assert.equal(await page.notice(), 'delete-file', 'the person is told to delete the file');
    assert.ok((await page.text('#notices')).includes(name), 'by its name');
  }
  const places = {
    'the page': await page.page.evaluate(() => document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map((one) => /** @type {HTMLInputElement} */ (one).value).join('\n')),
    'storage.local': JSON.stringify(await driver.stored('local')),
    'storage.session': JSON.stringify(await driver.stored('session')),
    IndexedDB: (await driver.mirrored()).join('\n'),
    'the profile': everything(driver.browser.profile),
    'what is on the list': JSON.stringify(await page.send({ type: 'todo' })),
  };
  assert.ok(places['what is on the list'].includes('netflix.com'));
  assert.ok(places['the profile'].includes('vault'), 'the profile was read');
  for (const [place, text] of Object.entries(places)) {
    for (const [what, secret] of Object.entries(PLANTED)) assert.deepEqual(findings(text, secret), [], `the ${what} in ${place}`);
    for (const [piece] of text.matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)) {
      const inside = Buffer.from(piece, 'base64').toString('latin1');
      for (const [what, secret] of Object.entries(PLANTED)) assert.deepEqual(findings(inside, secret), [], `the ${what} inside base64 in ${place}`);
    }
  }
  await page.page.close();
});

/** Every file of the profile that can be read, as Latin-1 text. @param {string} folder */
function everything(folder) {
  const texts = [];
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))) {
    try {
      if (statSync(path).isFile() && statSync(path).size < 64 << 20) texts.push(path, readFileSync(path, 'latin1'));
    } catch {
      // the browser is alive, and files come and go
    }
  }
  return texts.join('\n');
}

test('what means harm is refused or brings nothing, and the page goes on', { timeout: 120_000 }, async () => {
  const page = await todoPage();
  /** @type {[string, Buffer, string | number][]} */
  const cases = [
    ['noise.csv', Buffer.from([0, 2, 0x71, 0, 0xff, 0xfe, 0x80, 0x81]), 'unknown-format'],
    ['big.csv', Buffer.alloc((10 << 20) + 1, 'a'), 'too-large'],
    ['commas.csv', Buffer.alloc(9 << 20, ','), 0],
    ['quotes.csv', Buffer.alloc(9 << 20, '"'), 0],
    ['script.csv', Buffer.from('name,url,password\n<img src=x onerror=alert(1)>,javascript:alert(1),p\n=cmd|calc,https://<b>bold</b>.com/,p\n'), 0],
    ['strange.csv', Buffer.from('name,url,password\nx,"https://user:secret.com@evil.com:99999/",p\nx,https://192.168.0.1/,p\nx,file:///etc/passwd,p\n'), 0],
    ['empty.csv', Buffer.alloc(0), 0],
  ];
  for (const [name, bytes, expected] of cases) {
    await anew(page);
    await choose(page, '#sites-file', { name, bytes });
    if (typeof expected === 'string') assert.equal(await page.notice(), expected, name);
    else {
      await page.until(() => document.querySelector('#sites-told'), `what ${name} holds`);
      assert.equal((await told(page)).rest, String(expected), name);
    }
  }
  assert.equal((await page.send({ type: 'sites' })).error?.code, 'bad-message');
  assert.equal((await page.send({ type: 'sites', text: 'a.com', file: '' })).error?.code, 'bad-message');
  await page.page.close();
});

test('the page holds with one site, with 200, and with ten thousand', { timeout: 180_000 }, async () => {
  const page = await todoPage();
  for (const count of [1, 200, 10_000]) {
    await anew(page);
    const csv = `name,url,username,password\n${Array.from({ length: count }, (_, n) => `S,https://login.site${n}.de/,u,p`).join('\n')}\n`;
    const began = Date.now();
    await choose(page, '#sites-file', { name: 'many.csv', bytes: Buffer.from(csv) });
    await page.until((/** @type {string} */ all) => /** @type {HTMLElement} */ (document.querySelector('#sites-told'))?.dataset.found === all, `${count} sites`, String(count));
    const took = Date.now() - began;
    console.log(`${count} sites from a file: ${took} ms`);
    assert.ok(took < 15_000, `${took} ms`);
    assert.ok((await page.page.$$('#sites-list li')).length <= 200, 'not all rows are drawn at once');
    await page.click('tick-all');
  }
  const room = 1_000 - (await page.send({ type: 'todo' })).tasks.length;
  assert.match(await page.text('[data-action=keep-sites]'), new RegExp(`Put ${room.toLocaleString('en')} sites`), 'as many as the list holds');
  await page.click('keep-sites');
  await page.until(() => /** @type {HTMLElement} */ (document.querySelector('#todo-progress'))?.dataset.all === '1000', 'the whole list');
  assert.equal((await page.send({ type: 'todo', add: ['one-more.de'] })).error?.code, 'too-many', 'a full list says so');
  await driver.killWorker();
  await anew(page);
  assert.equal(await page.page.$eval('#todo-progress', (one) => /** @type {HTMLElement} */ (one).dataset.all), '1000', 'all of it is stored');
  await page.page.close();
});

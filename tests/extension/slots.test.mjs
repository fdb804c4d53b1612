// The ways in: choosing the first passphrase, the recovery key from its sheet to the locked door, passkeys with a virtual
// authenticator, and every change of them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { only } from './browser.mjs';
import { puppetPage } from './chromium.mjs';
import { start } from './driver.mjs';
import { Popup } from './popup.mjs';
import { addShapes } from './scenes.mjs';
import { PERSON } from './tour-steps.mjs';

/** @type {import('./driver.mjs').Driver} */
let driver;
/** The vault page, open all the time. @type {Popup} */
let page;
let passphrase = '';
let recoveryKey = '';

before(async () => {
  driver = await start();
});
after(() => driver?.close());

/** @param {string} screen */
async function at(screen) {
  await page.page.bringToFront();
  await page.page.goto('about:blank');
  await page.page.goto(`${driver.base}vault/vault.html#${screen}`);
  await page.screen(screen);
}

/** @param {Record<string, unknown>} way */
async function opensBy(way) {
  await page.send({ type: 'lock' });
  const answer = await page.send({ type: 'unlock', ...way });
  return answer.vault ?? answer.error.code;
}

const kinds = async () => (await page.send({ type: 'slots' })).slots.map((/** @type {any} */ slot) => slot.kind);
const count = async () => (await page.send({ type: 'state' })).count;

test('first run: common and short passphrases are refused in words, a good one is offered, nothing is stored before', async () => {
  const popup = await driver.popup();
  await popup.screen('first-run');
  const said = await popup.text('body');
  assert.equal(said.match(/12 characters/g)?.length, 1, 'it is said once');
  for (const [weak, words] of /** @type {[string, RegExp][]} */ ([['short', /at least 12/], ['password1234', /Too easy/], ['aaaaaaaaaaaaaaaa', /Too easy/]])) {
    await popup.type('#passphrase', weak);
    await popup.type('#passphrase-again', weak);
    await popup.until((/** @type {string} */ source) => new RegExp(source).test(document.querySelector('#strength')?.textContent ?? ''), `${words}`, words.source);
    await popup.click('create');
    assert.equal(await popup.notice(), 'passphrase-too-weak');
    assert.equal(await popup.name(), 'first-run');
  }
  await popup.click('suggest');
  await popup.until(() => document.querySelector('#strength')?.getAttribute('data-level') === '3', 'that the offered one is strong');
  passphrase = await popup.page.$eval('#passphrase', (field) => /** @type {HTMLInputElement} */ (field).value);
  assert.equal(passphrase.split(/[ -]/).length, 5, passphrase);
  assert.deepEqual(await driver.stored('local'), {}, 'nothing is stored yet');
  const again = await driver.popup();
  await again.type('#passphrase', passphrase);
  await again.type('#passphrase-again', passphrase);
  await again.click('create');
  await again.screen('ready');
  await again.click('later');
  await again.screen('list');
  assert.equal(await again.page.$('[data-code="no-recovery-key"]'), null, 'nobody is reminded while there is nothing to lose');
  await again.close();
  await addShapes(driver);
  const third = await driver.popup();
  await third.until(() => document.querySelector('[data-code="no-recovery-key"]'), 'the reminder of the recovery key');
  await third.close();
  page = new Popup(await driver.browser.newPage());
});

test('the recovery key is shown once, two groups are asked back, and only then it opens the vault', async () => {
  await at('recovery');
  recoveryKey = await page.page.$$eval('.key-groups .group', (all) => all.map((one) => one.textContent).join('-'));
  assert.match(recoveryKey, /^([0-9A-Z]{4}-){8}[0-9A-Z]{4}$/);
  assert.deepEqual(await kinds(), ['passphrase'], 'it opens nothing yet');
  await page.click('next');
  const asked = await page.page.$$eval('[data-group]', (all) => all.map((one) => Number(/** @type {HTMLElement} */ (one).dataset.group)));
  assert.equal(new Set(asked).size, 2);
  for (const group of asked) await page.type(`#group-${group}`, 'ZZZZ');
  await page.click('done');
  assert.equal(await page.notice(), 'group-wrong');
  assert.deepEqual(await kinds(), ['passphrase']);
  for (const group of asked) await page.type(`#group-${group}`, (recoveryKey.split('-')[group - 1] ?? '').toLowerCase());
  await page.click('done');
  await page.screen('keys');
  assert.deepEqual(await kinds(), ['passphrase', 'recovery']);
  assert.equal((await page.send({ type: 'state' })).remind, undefined, 'nobody is reminded any more');
});

test('the recovery key opens the locked door, in small letters and without dashes, and a mistyped one is told from a wrong one', async () => {
  await page.send({ type: 'lock' });
  const popup = await driver.popup();
  await popup.screen('locked');
  await popup.click('use-recovery-key');
  await popup.type('#recovery-key', recoveryKey.slice(0, -1) + (recoveryKey.endsWith('2') ? '3' : '2'));
  await popup.click('unlock');
  assert.equal(await popup.notice(), 'recovery-key-mistyped');
  await popup.type('#recovery-key', recoveryKey.replaceAll('-', ' ').toLowerCase());
  await popup.click('unlock');
  await popup.screen('list');
  assert.equal(await popup.notice(/recovery/), 'by-recovery-key');
  await popup.close();
  const other = (await page.send({ type: 'slots', do: 'new-recovery-key' })).recoveryKey;
  assert.equal(await opensBy({ recoveryKey: other }), 'wrong-recovery-key');
  assert.equal(await opensBy({ passphrase }), 'unlocked');
});

test('the passphrase is changed with the old one; no copy of the vault opens with the old one any more', async () => {
  await at('keys');
  await page.click('change', '.slot[data-kind="passphrase"]');
  await page.type('#old-passphrase', 'not the passphrase');
  await page.type('#passphrase', PERSON.passphrase);
  await page.type('#passphrase-again', PERSON.passphrase);
  await page.click('save');
  assert.equal(await page.notice(), 'wrong-passphrase');
  await page.type('#old-passphrase', passphrase);
  await page.click('save');
  await page.until(() => document.querySelector('.toast'), 'that it was changed');
  assert.equal(await opensBy({ passphrase }), 'wrong-passphrase');
  assert.equal(await opensBy({ passphrase: PERSON.passphrase }), 'unlocked');
  // With each one of the three copies alone, and with the older ones alone, too.
  for (const gone of [['vault.a', 'vault.b'], ['vault.a'], ['vault.b']]) {
    const local = await driver.stored('local');
    await page.send({ type: 'lock' });
    await driver.inside((keys) => chrome.storage.local.remove(keys), gone);
    assert.equal(await opensBy({ passphrase }), 'wrong-passphrase', gone.join());
    await driver.damage(local);
  }
  assert.equal(await opensBy({ passphrase: PERSON.passphrase }), 'unlocked');
  assert.equal(await count(), 1);
});

test('ways in are added, named and removed; the last one that a person types stays', async () => {
  await at('keys');
  await page.click('add-passphrase');
  await page.type('#passphrase', 'harbour windlass copper mistral');
  await page.type('#passphrase-again', 'harbour windlass copper mistral');
  await page.type('#label', 'Grace');
  await page.click('save');
  await page.until(() => [...document.querySelectorAll('.slot')].some((one) => one.textContent?.includes('Grace')), 'the new one by its name');
  assert.equal(await opensBy({ passphrase: 'harbour windlass copper mistral' }), 'unlocked');
  await at('keys');
  const { slots } = await page.send({ type: 'slots' });
  const grace = slots.find((/** @type {any} */ slot) => slot.label === 'Grace');
  await page.click('rename', `.slot[data-id="${grace.id}"]`);
  await page.type('#label', 'Ada');
  await page.click('save');
  await page.until(() => [...document.querySelectorAll('.slot')].some((one) => one.textContent?.includes('Ada')), 'the new name');
  await page.click('remove', `.slot[data-id="${grace.id}"]`);
  await page.click('yes-remove');
  await page.until(() => document.querySelectorAll('.slot').length === 2, 'one way in less');
  assert.equal(await opensBy({ passphrase: 'harbour windlass copper mistral' }), 'wrong-passphrase');
  assert.equal(await opensBy({ passphrase: PERSON.passphrase }), 'unlocked');
  const recovery = (await page.send({ type: 'slots' })).slots.find((/** @type {any} */ slot) => slot.kind === 'recovery');
  const [only] = (await page.send({ type: 'slots', do: 'remove', id: recovery.id })).slots;
  assert.deepEqual(await page.send({ type: 'slots', do: 'remove', id: only.id }), { error: { code: 'last-slot' } });
  await page.send({ type: 'slots', do: 'add', way: { recoveryKey }, label: '' });
  assert.deepEqual(await kinds(), ['passphrase', 'recovery']);
});

test('a passkey is made, opens the door, and one that gives nothing or zeros is refused', { skip: only('chromium') }, async () => {
  const session = await puppetPage(page.page).createCDPSession();
  await session.send('WebAuthn.enable', { enableUI: false });
  const options = { protocol: /** @type {const} */ ('ctap2'), ctap2Version: /** @type {const} */ ('ctap2_1'), transport: /** @type {const} */ ('internal'), hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const plain = await session.send('WebAuthn.addVirtualAuthenticator', { options });
  await at('keys');
  await page.click('add-passkey');
  await page.type('#label', 'A key without the extension');
  await page.click('save');
  assert.equal(await page.notice(), 'passkey-without-prf');
  assert.deepEqual(await kinds(), ['passphrase', 'recovery']);
  await session.send('WebAuthn.removeVirtualAuthenticator', plain);

  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, hasPrf: true } });
  await page.type('#label', 'This laptop');
  await page.click('save');
  await page.until(() => document.querySelector('.slot[data-kind="passkey"]'), 'the passkey');
  await page.click('lock');
  await page.screen('locked');
  await page.click('use-passkey');
  await page.screen('keys');
  assert.equal(await count(), 1);

  const zeros = { output: Buffer.alloc(32).toString('base64'), input: Buffer.alloc(32).toString('base64'), credential: Buffer.from('credential').toString('base64') };
  assert.deepEqual(await page.send({ type: 'slots', do: 'add', way: zeros, label: '' }), { error: { code: 'wrong-passkey' } });
  await at('keys');
  await page.click('add-passkey');
  await page.type('#label', 'The same device again');
  await page.click('save');
  await page.until(() => document.querySelectorAll('.slot[data-kind="passkey"]').length === 2, 'a second passkey');
  const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId });
  assert.equal(new Set(credentials.map(({ userHandle }) => userHandle)).size, 2, 'each enrolment is another person to the device');
  await page.click('lock');
  await page.screen('locked');
  await page.click('use-passkey');
  await page.screen('keys');
  // Whom the device does not know gets nothing. It is asked last: the virtual device trusts nobody again after that.
  await page.click('lock');
  await page.screen('locked');
  await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.click('use-passkey');
  assert.equal(await page.notice(), 'passkey-refused');
  assert.equal(await page.name(), 'locked');
  assert.equal(await opensBy({ passphrase: PERSON.passphrase }), 'unlocked');
  await session.detach();
});

test('the data key is changed: what was typed stays, the rest goes, older copies come along, and the old key opens nothing', async () => {
  const old = await driver.inside(async () => (/** @type {any} */ ((await chrome.storage.session.get('session')).session)).key);
  const before = await page.send({ type: 'list' });
  await page.send({ type: 'edit', id: before.entries[0].id, changes: { note: 'before the change of the key' } });
  await at('keys');
  await page.click('change-key');
  await page.type('#old-passphrase', PERSON.passphrase);
  await page.click('save');
  await page.until(() => document.querySelectorAll('.slot').length === 1, 'that only the passphrase is left');
  assert.deepEqual(await kinds(), ['passphrase']);
  const key = await driver.inside(async () => (/** @type {any} */ ((await chrome.storage.session.get('session')).session)).key);
  assert.notEqual(key, old);
  const { copies } = await page.send({ type: 'copies' });
  assert.ok(copies.some((/** @type {any} */ copy) => copy.place === 'days'));
  assert.deepEqual(copies.filter((/** @type {any} */ copy) => copy.state !== 'whole'), [], 'every copy opens with the new key');
  assert.equal(await opensBy({ recoveryKey }), 'wrong-recovery-key');
  assert.equal(await opensBy({ passphrase: PERSON.passphrase }), 'unlocked');
  assert.equal((await page.send({ type: 'list' })).entries[0].note, 'before the change of the key');
  // A worker that still had the old key would be shut out, and would take no older copy for the vault.
  await driver.inside(async (text) => {
    const { session } = /** @type {any} */ (await chrome.storage.session.get('session'));
    await chrome.storage.session.set({ session: { ...session, key: text }, written: 'by another worker' });
  }, old);
  assert.deepEqual(await page.send({ type: 'list' }), { error: { code: 'locked' } });
  assert.equal(await opensBy({ passphrase: PERSON.passphrase }), 'unlocked');
  assert.equal(await count(), 1);
});

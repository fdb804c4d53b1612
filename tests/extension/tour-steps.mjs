// The guided tour as a list of steps, each one thing that a person does. Nothing that Holdfast should fill is typed
// here; whether a sign-in succeeded is the practice site's word.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

/** The one who takes the tour. */
export const PERSON = Object.freeze({
  email: 'ada@harbour.example',
  password: 'a harbour in autumn',
  passphrase: 'lantern-ferry-anchor-quay',
});

/**
 * @typedef {object} Tour what the steps share
 * @property {import('./driver.mjs').Driver} driver
 * @property {import('./popup.mjs').Popup} [popup] while it is open
 * @property {string[]} backup the backup codes as the site showed them
 * @property {string} secret the secret as the site made it, for the search for it afterwards
 * @property {string} [spent] the backup code that was filled
 * @property {number} usedAt when the last code was filled, in ms
 *
 * @typedef {object} Step
 * @property {string} title what the person does
 * @property {(tour: Tour) => Promise<string>} act gives what came of it, in a sentence
 */

/** @type {Step[]} */
export const STEPS = [
  {
    title: 'Sign up on the practice site',
    async act({ driver }) {
      await driver.go('/sign-up');
      await driver.fillIn({ '#email': PERSON.email, '#password': PERSON.password });
      await driver.follow('form[action="/sign-up"] button');
      assert.equal(driver.path(), '/mail');
      return 'The account is ready, protected by a password alone.';
    },
  },
  {
    title: 'Ask for two-step sign-in',
    async act(tour) {
      await tour.driver.follow('#set-up');
      tour.secret = tour.driver.site.store.accounts.get(PERSON.email)?.offered?.secret ?? '';
      assert.ok(tour.secret, 'the site offers a secret');
      return 'The site shows a QR code and waits for a code.';
    },
  },
  {
    title: 'Open Holdfast for the first time',
    async act(tour) {
      tour.popup = await tour.driver.popup();
      await tour.popup.screen('first-run');
      return 'It asks for a passphrase for the new vault.';
    },
  },
  {
    title: 'Create the vault',
    async act({ popup }) {
      assert.ok(popup);
      await popup.type('#passphrase', PERSON.passphrase);
      await popup.type('#passphrase-again', PERSON.passphrase);
      await popup.click('create');
      await popup.screen('ready');
      return 'The vault is there, and Holdfast offers a recovery key.';
    },
  },
  {
    title: 'Put the recovery key off',
    async act({ popup }) {
      assert.ok(popup);
      await popup.click('later');
      await popup.screen('list');
      return 'A person in a hurry goes on at once; the reminder stays.';
    },
  },
  {
    title: 'Add from this page',
    async act({ popup }) {
      assert.ok(popup);
      await popup.click('add-from-page');
      await popup.screen('preview');
      return 'Holdfast read the QR code and shows what it found before it keeps anything.';
    },
  },
  {
    title: 'Save it',
    async act({ popup }) {
      assert.ok(popup);
      await popup.click('save');
      await popup.screen('added');
      return 'The account is in the vault, bound to this site.';
    },
  },
  {
    title: 'Let Holdfast fill the first code',
    async act(tour) {
      await fill(tour, 'fill', '#code', /^\d{6}$/);
      return 'The code stands in the field.';
    },
  },
  {
    title: 'Switch two-step sign-in on',
    async act(tour) {
      await leavePopup(tour);
      await tour.driver.follow('form[action="/security/two-factor"] button');
      assert.equal(tour.driver.path(), '/security/backup', 'the site accepted the code');
      tour.backup = await tour.driver.tab.$$eval('#backup-codes code', (codes) => codes.map((code) => code.textContent ?? ''));
      assert.equal(tour.backup.length, 10);
      return 'The site accepted the code and shows ten backup codes, once.';
    },
  },
  {
    title: 'Keep the backup codes: open the account',
    async act(tour) {
      tour.popup = await tour.driver.popup();
      await tour.popup.screen('list');
      await tour.popup.click('open', '.here');
      await tour.popup.screen('entry');
      return 'The popup knows the site and shows its account.';
    },
  },
  {
    title: 'Read the backup codes from the page',
    async act({ popup, backup }) {
      assert.ok(popup);
      await popup.click('keep-codes');
      await popup.screen('backup-preview');
      const read = await popup.page.$$eval('input.backup-line, .backup-line input', (fields) => fields.map((field) => /** @type {HTMLInputElement} */ (field).value));
      assert.deepEqual(read.filter((text) => text !== ''), backup, 'all ten codes were read as they are shown');
      return 'All ten are there, to be looked over before they are kept.';
    },
  },
  {
    title: 'Keep them',
    async act({ popup }) {
      assert.ok(popup);
      await popup.click('save');
      await popup.screen('kept', 'entry');
      return 'The backup codes are sealed in the vault.';
    },
  },
  {
    title: 'Sign out',
    async act(tour) {
      await leavePopup(tour);
      await tour.driver.follow('#kept');
      await tour.driver.follow('#sign-out');
      assert.equal(tour.driver.path(), '/sign-in');
      return 'Signed out.';
    },
  },
  {
    title: 'Sign in with the password',
    async act({ driver }) {
      await signIn(driver);
      return 'The password is right. Now the site wants a second step.';
    },
  },
  {
    title: 'Ask for a text message',
    async act({ driver }) {
      await driver.follow('#text-me');
      await driver.follow('#send-again');
      assert.match(await driver.pageText(), /still on its way/);
      return 'It is still on its way, and will be for ever.';
    },
  },
  {
    title: 'The text message is late: Holdfast says by itself what works',
    async act(tour) {
      tour.popup = await tour.driver.popup();
      await tour.popup.screen('late');
      return 'It has a live code and ten backup codes for this site, and says how to get to where they are asked for.';
    },
  },
  {
    title: 'Choose the other way on the site',
    async act(tour) {
      await leavePopup(tour);
      await tour.driver.follow('#use-app');
      assert.equal(tour.driver.path(), '/sign-in/code');
      const waited = await nextCode(tour);
      return `The site asks for the code of the app${waited ? ` (${waited} s were spent waiting for one that was not used yet)` : ''}.`;
    },
  },
  {
    title: 'Let Holdfast fill the code',
    async act(tour) {
      tour.popup = await tour.driver.popup();
      await tour.popup.screen('list');
      await fill(tour, 'fill', '#code', /^\d{6}$/);
      return 'The code stands in the field; no text message was needed.';
    },
  },
  {
    title: 'In',
    async act(tour) {
      await leavePopup(tour);
      await tour.driver.follow('form[action="/sign-in/code"] button');
      await signedIn(tour.driver);
      return 'The site accepted the code: signed in without a text message.';
    },
  },
  {
    title: 'Once more, with a backup code',
    async act({ driver }) {
      await driver.follow('#sign-out');
      await signIn(driver);
      await driver.follow('#use-backup');
      assert.equal(driver.path(), '/sign-in/backup');
      return 'Signed out, signed in with the password, and this time the phone is gone: the site asks for a backup code.';
    },
  },
  {
    title: 'Open the account’s backup codes',
    async act(tour) {
      tour.popup = await tour.driver.popup();
      await tour.popup.screen('list');
      await tour.popup.click('backup-codes', '.here');
      await tour.popup.screen('entry');
      return 'Ten unused backup codes, none of them shown.';
    },
  },
  {
    title: 'Let Holdfast fill a backup code',
    async act(tour) {
      await fill(tour, 'fill-backup', '#backup-code', /./);
      tour.spent = await tour.driver.valueOf('#backup-code');
      assert.ok(tour.backup.includes(tour.spent), 'it is one of the ten');
      return 'One backup code stands in the field, and is marked as spent.';
    },
  },
  {
    title: 'In again',
    async act(tour) {
      await leavePopup(tour);
      await tour.driver.follow('form[action="/sign-in/backup"] button');
      await signedIn(tour.driver);
      assert.match(await tour.driver.pageText(), /9 are left/);
      return 'The site accepted the backup code and counts nine that are left.';
    },
  },
  {
    title: 'See that it is spent',
    async act(tour) {
      tour.popup = await tour.driver.popup();
      await tour.popup.screen('list');
      await tour.popup.click('backup-codes', '.here');
      await tour.popup.screen('entry');
      await tour.popup.press('details > summary');
      assert.match(await tour.popup.text('.backup'), /9 of 10 left/, 'the popup counts nine as well');
      assert.equal((await tour.popup.page.$$('.backup-row.spent')).length, 1, 'one of them is marked as spent');
      assert.match(await tour.popup.text('.backup-row.spent'), /on localhost/);
      return 'Holdfast counts nine as well and says when and where the tenth was spent.';
    },
  },
  {
    title: 'Lock',
    async act(tour) {
      await leavePopup(tour);
      tour.popup = await tour.driver.popup();
      await tour.popup.click('lock');
      await tour.popup.screen('locked');
      return 'The key is gone from memory; what remains is sealed.';
    },
  },
];

/**
 * Presses a fill button and waits until the popup says that it was filled and the page agrees.
 * @param {Tour} tour
 * @param {string} action
 * @param {string} field
 * @param {RegExp} shape
 */
async function fill(tour, action, field, shape) {
  assert.ok(tour.popup);
  assert.equal(await tour.driver.valueOf(field), '', 'the field is empty before');
  await tour.popup.click(action);
  await tour.driver.tab.waitForFunction(
    (selector) => /** @type {HTMLInputElement} */ (document.querySelector(selector)).value !== '', { timeout: 15_000, polling: 50 }, field,
  ).catch(async (error) => {
    const seen = tour.popup?.open ? await tour.popup.text('body') : '(closed)';
    throw new Error(`Nothing was filled. The popup showed: ${seen}`, { cause: error });
  });
  await tour.popup.notice(/^filled$/).catch((error) => {
    if (tour.popup?.open) throw error;
  });
  assert.match(await tour.driver.valueOf(field), shape);
  tour.usedAt = Date.now();
}

/** @param {Tour} tour */
async function leavePopup(tour) {
  await tour.popup?.close();
  tour.popup = undefined;
}

/** @param {import('./driver.mjs').Driver} driver */
async function signIn(driver) {
  await driver.fillIn({ '#email': PERSON.email, '#password': PERSON.password });
  await driver.follow('form[action="/sign-in"] button');
  assert.equal(driver.path(), '/sign-in/code');
}

/** @param {import('./driver.mjs').Driver} driver */
async function signedIn(driver) {
  assert.equal(driver.path(), '/mail', `the site accepted it; it says: ${await driver.pageText()}`);
  assert.match(await driver.pageText(), /You are signed in/);
}

/** The site takes each code once: waits until the clock has left the step of the last one. @param {Tour} tour */
async function nextCode({ usedAt }) {
  const wait = (Math.floor(usedAt / 30_000) + 1) * 30_000 - Date.now() + 300;
  if (wait <= 0) return 0;
  await pause(wait);
  return Math.round(wait / 1000);
}

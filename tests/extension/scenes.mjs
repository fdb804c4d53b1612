// Where a test begins when it is not about the beginning: a vault, and the account of the pages under /shapes/ in it.
import { PERSON } from './tour-steps.mjs';

/** @param {import('./driver.mjs').Driver} driver Leaves the popup open on its list. */
export async function makeVault(driver) {
  const popup = await driver.popup();
  await popup.screen('first-run');
  await popup.type('#passphrase', PERSON.passphrase);
  await popup.type('#passphrase-again', PERSON.passphrase);
  await popup.click('create');
  await popup.screen('ready');
  await popup.click('later');
  await popup.screen('list');
  return popup;
}

/**
 * Adds the account of the pages under /shapes/ from its QR code, bound to localhost, and closes the popup.
 * @param {import('./driver.mjs').Driver} driver
 */
export async function addShapes(driver) {
  await driver.go('/shapes/');
  const popup = await driver.popup();
  await popup.screen('list');
  await popup.click('add-from-page');
  await popup.screen('preview');
  await popup.click('save');
  await popup.screen('added');
  await popup.close();
}

/**
 * Unlocks from the locked screen.
 * @param {import('./popup.mjs').Popup} popup
 * @param {string} [passphrase]
 */
export async function unlock(popup, passphrase = PERSON.passphrase) {
  await popup.screen('locked');
  await popup.type('#passphrase', passphrase);
  await popup.click('unlock');
}

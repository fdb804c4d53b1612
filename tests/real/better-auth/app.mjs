// better-auth with better-auth-ui: React, one transparent field over drawn boxes that sends itself at the sixth digit, and
// backup codes in a dialog before the QR code is shown.
import { enter, gone, open, origin, press, shows, type } from '../hands.mjs';

const DIALOG = '[role=dialog]';

/** @type {import('../application.mjs').Application} */
const app = {
  name: 'better-auth-ui',
  url: (port) => `http://localhost:${port}/auth/sign-in`,
  user: 'ada@harbour.example',
  password: 'a harbour in autumn',
  async startSetup(page) {
    await signIn(page);
    await open(page, `${origin(page)}/settings`);
    await press(page, 'button', 'Enable Two-Factor');
    await type(page, `${DIALOG} input[name=password]`, app.password);
    await press(page, `${DIALOG} button[type=submit]`);
  },
  async toPicture(page) {
    await press(page, `${DIALOG} button`, 'Continue');
  },
  // The page sends itself at the sixth digit.
  finishSetup() {},
  showBackupCodes() {},
  async logout(page) {
    await open(page, `${origin(page)}/auth/sign-out`);
  },
  toChallenge: signIn,
  async toBackupChallenge(page) {
    await signIn(page);
    await press(page, 'a[href*="recover-account"]');
  },
  async submit(page) {
    await press(page, 'form button[type=submit]');
  },
  async signedIn(page) {
    return shows(page, 'body', 'Welcome on board');
  },
};
export default app;

/** @param {import('../hands.mjs').Page} page */
async function signIn(page) {
  await enter(page, '/auth/sign-in', { 'input[name=email]': app.user, 'input[name=password]': app.password }, 'form button[type=submit]');
  await gone(page, 'input[name=email]');
}

// MediaWiki with OATHAuth: the QR code drawn by a script, and recovery codes beside the secret in the same dress, shown
// once, before the first code is sent.
import { open, origin, press, type } from '../hands.mjs';

/** @type {import('../application.mjs').Application} */
const app = {
  name: 'MediaWiki (OATHAuth)',
  url: (port) => `http://127.0.0.1:${port}/index.php?title=Special:UserLogin`,
  user: 'Ada',
  password: 'a harbour in autumn',
  // Debian's 1.39.17-1+deb12u2 renamed TOTPKey::$scratchTokens and still reads the old name in verify().
  faults: Object.fromEntries(['signed in by it', 'spent in Holdfast', 'spent at the site'].map((step) => [step, 'this version refuses its own recovery codes'])),
  async startSetup(page) {
    await signIn(page);
    await open(page, `${origin(page)}/index.php?title=Special:Manage_Two-factor_authentication&action=enable&module=totp`);
  },
  async finishSetup(page) {
    await press(page, 'form button[type=submit][value=Submit]');
  },
  showBackupCodes() {},
  async logout(page) {
    await open(page, `${origin(page)}/index.php?title=Special:UserLogout`);
    await press(page, '#mw-content-text form button[type=submit], #mw-content-text form input[type=submit]');
  },
  toChallenge: signIn,
  toBackupChallenge: signIn,
  async submit(page) {
    await press(page, '#wpLoginAttempt, form[name=userlogin] button[type=submit]');
  },
  async signedIn(page) {
    return page.evaluate(() => document.querySelector('#pt-logout') !== null);
  },
};
export default app;

/** @param {import('../hands.mjs').Page} page */
async function signIn(page) {
  await open(page, app.url(Number(new URL(page.url()).port)));
  await type(page, '#wpName1', app.user);
  await type(page, '#wpPassword1', app.password);
  await press(page, '#wpLoginAttempt');
}

// Redmine: links that jQuery turns into posts, one field for both kinds of code, and a one-time code before backup codes.
import { enter, open, origin, press, shows } from '../hands.mjs';

/** @type {import('../application.mjs').Application} */
const app = {
  name: 'Redmine',
  url: (port) => `http://127.0.0.1:${port}/login`,
  user: 'admin',
  password: 'a harbour in autumn',
  async startSetup(page) {
    await signIn(page);
    await open(page, `${origin(page)}/my/account`);
    await press(page, 'a[href*="/activate"]');
  },
  async finishSetup(page) {
    await press(page, '#twofa_form [name=submit_otp]');
  },
  // The site asks for a one-time code first.
  async showBackupCodes(page) {
    await open(page, `${origin(page)}/my/account`);
    await press(page, 'a[href*="backup_codes"]');
  },
  async logout(page) {
    await press(page, 'a.logout');
  },
  toChallenge: signIn,
  toBackupChallenge: signIn,
  async submit(page) {
    await press(page, '#twofa_form [name=submit_otp]');
  },
  async signedIn(page) {
    return shows(page, 'a.logout');
  },
};
export default app;

/** @param {import('../hands.mjs').Page} page */
async function signIn(page) {
  await enter(page, '/login', { '#username': app.user, '#password': app.password }, '#login-submit');
}

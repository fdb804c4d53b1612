// pretix, a ticket shop: the QR code drawn on a canvas, one field for both kinds of code that bears a WebAuthn name, and
// "emergency tokens" of twelve digits in the message of one page.
import { enter, open, origin, press, shows, type } from '../hands.mjs';

/** @type {import('../application.mjs').Application} */
const app = {
  name: 'pretix',
  url: (port) => `http://127.0.0.1:${port}/control/login`,
  user: 'ada@harbour.example',
  password: 'a harbour in autumn',
  async startSetup(page) {
    await signIn(page);
    await open(page, `${origin(page)}/control/settings/2fa/add`);
    await type(page, '#id_name', 'Phone');
    await press(page, 'input[name=devicetype][value="otp_totp.totpdevice"]');
    await press(page, 'form button[type=submit]');
  },
  async finishSetup(page) {
    await press(page, 'form button[type=submit]');
  },
  async showBackupCodes(page) {
    await press(page, 'a[href$="/regenemergency"]');
    await press(page, 'form button[type=submit]');
  },
  async logout(page) {
    await open(page, `${origin(page)}/control/logout`);
  },
  toChallenge: signIn,
  toBackupChallenge: signIn,
  async submit(page) {
    await press(page, 'form button[type=submit]');
  },
  async signedIn(page) {
    return shows(page, 'a[href="/control/logout"]');
  },
};
export default app;

/** @param {import('../hands.mjs').Page} page */
async function signIn(page) {
  await enter(page, '/control/login', { '#id_email': app.user, '#id_password': app.password }, 'form button[type=submit]');
}

// django-two-factor-auth: server-made pages, the picture bound to the session, one page for both kinds of code.
import { enter, open, origin, press, shows } from '../hands.mjs';

/** @type {import('../application.mjs').Application} */
const app = {
  name: 'django-two-factor-auth',
  url: (port) => `http://127.0.0.1:${port}/account/login/`,
  user: 'ada',
  password: 'a harbour in autumn',
  quick: true,
  async startSetup(page) {
    await signIn(page);
    await press(page, 'a[href="/account/two_factor/setup/"]');
    await press(page, 'button.btn-primary[type=submit]');
  },
  async finishSetup(page) {
    await press(page, 'button.btn-primary[type=submit]');
  },
  async showBackupCodes(page) {
    await open(page, `${origin(page)}/account/two_factor/backup/tokens/`);
    await press(page, 'button.btn-primary[type=submit]');
  },
  async logout(page) {
    await open(page, `${origin(page)}/leave/`);
    await press(page, 'button');
  },
  toChallenge: signIn,
  async toBackupChallenge(page) {
    await signIn(page);
    await press(page, 'button[value=backup]');
  },
  async submit(page) {
    await press(page, 'button.btn-primary[type=submit]');
  },
  async signedIn(page) {
    return new URL(page.url()).pathname === '/account/two_factor/' && await shows(page, 'a[href="/account/two_factor/backup/tokens/"]');
  },
};
export default app;

/** @param {import('../hands.mjs').Page} page */
async function signIn(page) {
  await enter(page, '/account/login/', { '#id_auth-username': app.user, '#id_auth-password': app.password }, 'button.btn-primary[type=submit]');
}

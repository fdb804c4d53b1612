// django-allauth: the picture as SVG in a data address, one field for both kinds of code, recovery codes in a text box.
import { enter, open, origin, press, shows, type } from '../hands.mjs';

/** @type {import('../application.mjs').Application} */
const app = {
  name: 'django-allauth',
  url: (port) => `http://127.0.0.1:${port}/accounts/login/`,
  user: 'ada',
  password: 'a harbour in autumn',
  async startSetup(page) {
    await signIn(page);
    await open(page, `${origin(page)}/accounts/2fa/totp/activate/`);
    if (!page.url().includes('/reauthenticate/')) return;
    await type(page, '#id_password', app.password);
    await press(page, 'form[action*="/reauthenticate/"] button[type=submit]');
  },
  async finishSetup(page) {
    await press(page, 'form[action$="/activate/"] button[type=submit]');
  },
  async showBackupCodes(page) {
    await open(page, `${origin(page)}/accounts/2fa/recovery-codes/`);
  },
  async logout(page) {
    await open(page, `${origin(page)}/accounts/logout/`);
    await press(page, 'form[action$="/logout/"] button[type=submit]');
  },
  toChallenge: signIn,
  toBackupChallenge: signIn,
  async submit(page) {
    await press(page, 'form[action$="/2fa/authenticate/"] button[type=submit]');
  },
  async signedIn(page) {
    return shows(page, 'a[href="/accounts/logout/"]');
  },
};
export default app;

/** @param {import('../hands.mjs').Page} page */
async function signIn(page) {
  await enter(page, '/accounts/login/', { '#id_login': app.user, '#id_password': app.password }, 'form[action$="/login/"] button[type=submit]');
}

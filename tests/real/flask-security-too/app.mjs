// Flask-Security-Too: server-made pages with the picture as data address, and a page of its own for recovery codes.
import { enter, open, origin, press, shows } from '../hands.mjs';

/** @type {import('../application.mjs').Application} */
const app = {
  name: 'Flask-Security-Too',
  url: (port) => `http://127.0.0.1:${port}/login`,
  user: 'ada@harbour.example',
  password: 'a harbour in autumn',
  quick: true,
  async startSetup(page) {
    await signIn(page);
    await open(page, `${origin(page)}/tf-setup`);
    await press(page, 'input[name=setup][value=authenticator]');
    await press(page, 'form[name=two_factor_setup_form] [type=submit]');
  },
  async finishSetup(page) {
    await press(page, 'form[name=two_factor_verify_code_form] [type=submit]');
  },
  async showBackupCodes(page) {
    await open(page, `${origin(page)}/mf-recovery-codes`);
    await press(page, '[name=generate_new_codes]');
  },
  async logout(page) {
    await open(page, `${origin(page)}/logout`);
  },
  toChallenge: signIn,
  async toBackupChallenge(page) {
    await signIn(page);
    await open(page, `${origin(page)}/mf-recovery`);
  },
  async submit(page) {
    await press(page, 'form[name=two_factor_verify_code_form] [type=submit], form[name=mf_recovery_form] [type=submit]');
  },
  async signedIn(page) {
    return shows(page, 'body', 'Welcome on board');
  },
};
export default app;

/** @param {import('../hands.mjs').Page} page */
async function signIn(page) {
  await enter(page, '/login', { '#email': app.user, '#password': app.password }, '#submit');
}

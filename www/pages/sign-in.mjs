// Signing in: the password, then the second step by code, by text message (which never comes) or by backup code.
import { html, layout, noticeBox } from '../html.mjs';
import { checkCode } from '../second-step.mjs';

const WELCOME = { done: 'Welcome back.' };
const USED = 'That code has been used already. Wait for the next one.';

/** @type {import('../routes.mjs').Page} */
export function signInForm({ notice }) {
  const body = html`<form class="card" method="post" action="/sign-in">
      <h1>Sign in</h1>
      ${noticeBox(notice)}
      <div class="field"><label for="email">E-mail address</label>
        <input id="email" name="email" type="email" autocomplete="username" required></div>
      <div class="field"><label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required></div>
      <button>Sign in</button>
    </form>
    <p>No account yet? <a href="/sign-up">Make one</a>.</p>`;
  return { page: layout({ title: 'Sign in', body }) };
}

/** @type {import('../routes.mjs').Page} */
export function signIn({ store, session, form }) {
  const account = store.checkPassword(form.get('email') ?? '', form.get('password') ?? '');
  if (!account) {
    session.notice = { error: 'The address or the password is wrong.' };
    return { to: '/sign-in' };
  }
  if (!account.factor) return { to: '/mail', session: store.renew(session, { account, notice: WELCOME }) };
  return { to: '/sign-in/code', session: store.renew(session, { pending: account }) };
}

/** @type {import('../routes.mjs').Page} */
export function codeForm({ session, notice }) {
  if (!session.pending) return { to: '/sign-in' };
  const body = html`<div class="card">
      <form method="post" action="/sign-in/code">
        <h1>Two-step sign-in</h1>
        <p>Enter the 6-digit code from your authenticator app.</p>
        ${noticeBox(notice)}
        <div class="field"><label for="code">Authentication code</label>
          <input class="code" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required></div>
        <button>Verify</button>
      </form>
      <ul class="ways" aria-label="Other ways to sign in">
        <li><form method="post" action="/sign-in/text"><button class="link" id="text-me">Text me a code</button></form></li>
        <li><a id="use-backup" href="/sign-in/backup">Use a backup code</a></li>
      </ul>
    </div>`;
  return { page: layout({ title: 'Two-step sign-in', body }) };
}

/** @type {import('../routes.mjs').Page} */
export function codeCheck({ store, session, form }) {
  const { pending } = session;
  if (!pending?.factor) return { to: '/sign-in' };
  const verdict = checkCode(pending.factor, form.get('code') ?? '');
  if (verdict === 'accepted') return { to: '/mail', session: store.renew(session, { account: pending, notice: WELCOME }) };
  return refuse(store, session, '/sign-in/code', verdict === 'used' ? USED : 'That code is wrong. Try the current one.');
}

/** @type {import('../routes.mjs').Page} */
export function textAsk({ session }) {
  if (!session.pending) return { to: '/sign-in' };
  session.texts += 1;
  return { to: '/sign-in/text' };
}

/** @type {import('../routes.mjs').Page} */
export function textForm({ session, notice }) {
  if (!session.pending) return { to: '/sign-in' };
  const body = html`<div class="card">
      <form method="post" action="/sign-in/text/code">
        <h1>Check your phone</h1>
        <p>We have sent a text message with a code to the number ending in 42.</p>
        <div class="waiting" role="status"><span class="dot" aria-hidden="true"></span>
          <p>${session.texts > 1 ? `You asked ${session.texts} times. ` : ''}The message is still on its way …</p></div>
        ${noticeBox(notice)}
        <div class="field"><label for="sms-code">Code from the text message</label>
          <input class="code" id="sms-code" name="sms_code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required></div>
        <button>Verify</button>
      </form>
      <ul class="ways" aria-label="Other ways to sign in">
        <li><form method="post" action="/sign-in/text"><button class="link" id="send-again">Send it again</button></form></li>
        <li><a id="use-app" href="/sign-in/code">Use the code from your authenticator app</a></li>
        <li><a id="use-backup" href="/sign-in/backup">Use a backup code</a></li>
      </ul>
    </div>`;
  return { page: layout({ title: 'Text message', body }) };
}

/** No text message was ever sent, so no texted code can be right. @type {import('../routes.mjs').Page} */
export function textCheck({ store, session }) {
  if (!session.pending) return { to: '/sign-in' };
  return refuse(store, session, '/sign-in/text', 'That is not the code that we sent.');
}

/** @type {import('../routes.mjs').Page} */
export function backupForm({ session, notice }) {
  if (!session.pending) return { to: '/sign-in' };
  const body = html`<div class="card">
      <form method="post" action="/sign-in/backup">
        <h1>Use a backup code</h1>
        <p>Enter one of the backup codes that you kept when you set up two-step sign-in. Each works once.</p>
        ${noticeBox(notice)}
        <div class="field"><label for="backup-code">Backup code</label>
          <input class="code" id="backup-code" name="backup_code" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="20" required></div>
        <button>Verify</button>
      </form>
      <ul class="ways" aria-label="Other ways to sign in">
        <li><a id="use-app" href="/sign-in/code">Use the code from your authenticator app</a></li>
      </ul>
    </div>`;
  return { page: layout({ title: 'Backup code', body }) };
}

/** @type {import('../routes.mjs').Page} */
export function backupCheck({ store, session, form }) {
  const { pending } = session;
  if (!pending) return { to: '/sign-in' };
  const verdict = store.spendBackup(pending, form.get('backup_code') ?? '');
  if (verdict === 'accepted') {
    const left = store.backupLeft(pending);
    const notice = { done: `Welcome back. You used a backup code; ${left} are left.` };
    return { to: '/mail', session: store.renew(session, { account: pending, notice }) };
  }
  const error = verdict === 'used' ? 'That backup code has been used already.' : 'That is none of your backup codes.';
  return refuse(store, session, '/sign-in/backup', error);
}

/**
 * @param {import('../store.mjs').Store} store
 * @param {import('../store.mjs').Session} session
 * @param {string} back
 * @param {string} error
 */
function refuse(store, session, back, error) {
  if (store.countWrong(session)) {
    session.notice = { error };
    return { to: back };
  }
  session.notice = { error: 'Too many wrong codes. Please sign in again.' };
  return { to: '/sign-in' };
}

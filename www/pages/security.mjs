// The settings of a signed-in person: switching two-step sign-in on, and backup codes.
import QRCode from 'qrcode';
import { html, layout, noticeBox } from '../html.mjs';
import { uriOf } from '../second-step.mjs';

/** @type {import('../routes.mjs').Page} */
export function security({ store, session, notice }) {
  const { account } = session;
  if (!account) return { to: '/sign-in' };
  const state = account.factor
    ? html`<p>Two-step sign-in is <strong>on</strong>. Unused backup codes: <strong id="backup-left">${store.backupLeft(account)}</strong>.</p>
        <form method="post" action="/security/backup"><button id="new-backup" class="second">Make new backup codes</button>
        <p class="hint">The codes that you have now stop working.</p></form>`
    : html`<p>Two-step sign-in is <strong>off</strong>.</p>
        <p><a class="button" href="/security/two-factor">Set up two-step sign-in</a></p>`;
  const body = html`<div class="card"><h1>Security</h1>${noticeBox(notice)}${state}</div>`;
  return { page: layout({ title: 'Security', body, signedInAs: account.email }) };
}

/** @type {import('../routes.mjs').Page} */
export async function setUpForm({ store, session, notice }) {
  const { account } = session;
  if (!account) return { to: '/sign-in' };
  if (account.factor) return { to: '/security' };
  const factor = store.offerFactor(account);
  const picture = await QRCode.toDataURL(uriOf(factor), { margin: 2, width: 232 });
  const body = html`<div class="card">
      <h1>Set up two-step sign-in</h1>
      ${noticeBox(notice)}
      <div class="set-up">
        <img class="qr" src="${picture}" alt="QR code for your authenticator app" width="232" height="232">
        <div>
          <p><strong>1.</strong> Scan this QR code with your authenticator app.</p>
          <details><summary>Can’t scan it?</summary>
            <p>Enter this key by hand: <br><code class="secret" id="secret">${groups(factor.secret)}</code></p>
            <p class="soft">Time-based, SHA-1, 6 digits, 30 seconds.</p></details>
          <form method="post" action="/security/two-factor">
            <p><strong>2.</strong> Enter the code that the app shows.</p>
            <div class="field"><label for="code">Authentication code</label>
              <input class="code" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required></div>
            <button>Verify and switch on</button>
          </form>
        </div>
      </div>
    </div>`;
  return { page: layout({ title: 'Set up two-step sign-in', body, signedInAs: account.email, wide: true }) };
}

/** @type {import('../routes.mjs').Page} */
export function setUp({ store, session, form }) {
  const { account } = session;
  if (!account) return { to: '/sign-in' };
  const verdict = store.confirmFactor(account, form.get('code') ?? '');
  if (verdict === 'accepted') {
    session.notice = { done: 'Two-step sign-in is on.' };
    return { to: '/security/backup' };
  }
  session.notice = { error: 'That code is wrong. Try the current one.' };
  return { to: '/security/two-factor' };
}

/** @type {import('../routes.mjs').Page} */
export function backup({ session, notice }) {
  const { account } = session;
  if (!account) return { to: '/sign-in' };
  if (!account.fresh) return { to: '/security' };
  const body = html`<div class="card">
      <h1>Your backup codes</h1>
      ${noticeBox(notice)}
      <p>Keep these codes somewhere safe. When you cannot get a code any other way, one of them lets you in.
        Each works once, and this is the only time that they are shown.</p>
      <ul class="backup-codes" id="backup-codes">${account.fresh.map((code) => html`<li><code>${code}</code></li>`)}</ul>
      <form method="post" action="/security/backup/kept"><button id="kept">I have kept them</button></form>
    </div>`;
  return { page: layout({ title: 'Backup codes', body, signedInAs: account.email }) };
}

/** @type {import('../routes.mjs').Page} */
export function backupKept({ session }) {
  if (!session.account) return { to: '/sign-in' };
  session.account.fresh = undefined;
  return { to: '/mail' };
}

/** @type {import('../routes.mjs').Page} */
export function backupRenew({ store, session }) {
  const { account } = session;
  if (!account) return { to: '/sign-in' };
  if (!account.factor) return { to: '/security' };
  store.renewBackup(account);
  session.notice = { done: 'These are your new codes. The old ones no longer work.' };
  return { to: '/security/backup' };
}

/** @param {string} secret */
function groups(secret) {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}

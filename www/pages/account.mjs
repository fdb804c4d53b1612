// Making an account and leaving it.
import { html, layout, noticeBox } from '../html.mjs';

/** @type {import('../routes.mjs').Page} */
export function signUpForm({ notice }) {
  const body = html`<form class="card" method="post" action="/sign-up">
      <h1>Make an account</h1>
      ${noticeBox(notice)}
      <div class="field"><label for="email">E-mail address</label>
        <input id="email" name="email" type="email" autocomplete="username" required placeholder="ada@harbour.example">
        <p class="hint">Any address will do; nothing is ever sent.</p></div>
      <div class="field"><label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="new-password" required minlength="8">
        <p class="hint">At least 8 characters.</p></div>
      <button>Make the account</button>
    </form>`;
  return { page: layout({ title: 'Sign up', body }) };
}

/** @type {import('../routes.mjs').Page} */
export function signUp({ store, session, form }) {
  const made = store.signUp(form.get('email') ?? '', form.get('password') ?? '');
  if (typeof made === 'string') {
    session.notice = { error: made };
    return { to: '/sign-up' };
  }
  return { to: '/mail', session: store.renew(session, { account: made, notice: { done: 'Your account is ready.' } }) };
}

/** @type {import('../routes.mjs').Page} */
export function signOut({ store, session }) {
  return { to: '/sign-in', session: store.renew(session, { notice: { done: 'You are signed out.' } }) };
}

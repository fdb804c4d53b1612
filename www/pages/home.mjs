// What a person sees first, and what is behind the sign-in: a mailbox of invented letters.
import { html, layout, noticeBox } from '../html.mjs';

const LETTERS = [
  ['The harbour master', 'Berth 14 is yours until Thursday', 'today'],
  ['Lighthouse society', 'The lamp is lit again: photographs inside', 'yesterday'],
  ['Ferry office', 'Your seat on the 07:40 to the islands', 'Monday'],
];

/** @type {import('../routes.mjs').Page} */
export function home({ session }) {
  if (session.account) return { to: '/mail' };
  const body = html`<div class="card">
      <h1>Mail with a view of the sea</h1>
      <p>Harbour Mail is a practice site: make an account, switch on two-step sign-in, and find out what happens when
        the text message does not come.</p>
      <p class="row"><a class="button" href="/sign-up">Sign up</a>
        <a class="button second" href="/sign-in">Sign in</a></p>
    </div>`;
  return { page: layout({ title: 'Welcome', body }) };
}

/** @type {import('../routes.mjs').Page} */
export function mail({ session, notice }) {
  const { account } = session;
  if (!account) return { to: '/sign-in' };
  const advice =
    !account.factor &&
    html`<div class="card">
      <h2>Protect this account</h2>
      <p>A password alone is not much. Two-step sign-in asks for a code as well.</p>
      <p><a class="button" id="set-up" href="/security/two-factor">Set up two-step sign-in</a></p>
    </div>`;
  const body = html`${noticeBox(notice)}${advice}
    <div class="card">
      <h1>You are signed in</h1>
      <ul class="mail">${LETTERS.map(
        ([from, subject, when]) => html`<li><span class="from">${from}</span><span>${subject}</span><time>${when}</time></li>`,
      )}</ul>
    </div>`;
  return { page: layout({ title: 'Mail', body, signedInAs: account.email, wide: true }) };
}

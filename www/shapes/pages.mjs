// The pages under /shapes/: the list with its own QR code, one page a shape, and the check of what was posted.
import QRCode from 'qrcode';
import { html, layout, noticeBox } from '../html.mjs';
import { Refusal } from '../http.mjs';
import { backupHash, checkCode, uriOf } from '../second-step.mjs';
import { SHAPES, shapeOf } from './list.mjs';

const SCRIPT = '/static/shapes.mjs';
const WANTS = {
  code: 'a code',
  backup: 'a backup code',
  either: 'a code or a backup code',
  texted: 'a texted code: nothing is filled',
  none: 'nothing is filled',
};

/** @type {import('../routes.mjs').Page} */
export async function shapeList({ store }) {
  const picture = await QRCode.toDataURL(uriOf(store.shapes.factor), { margin: 2, width: 180 });
  const body = html`<div class="card">
      <h1>Every kind of code field</h1>
      <div class="set-up">
        <img class="qr" src="${picture}" alt="QR code for these pages" width="180" height="180">
        <div><p>Add this account once, then try each page below. Here a code may be used again and again.</p>
          <details><summary>Backup codes of these pages</summary>
            <ul class="backup-codes">${store.shapes.backup.map((code) => html`<li><code>${code}</code></li>`)}</ul></details></div>
      </div>
    </div>
    <div class="card"><table><thead><tr><th scope="col">Page</th><th scope="col">Expected</th></tr></thead>
      <tbody>${SHAPES.map(
        (one) => html`<tr><td><a href="/shapes/${one.name}">${one.title}</a><p class="hint">${one.about}</p></td><td>${WANTS[one.wants]}</td></tr>`,
      )}</tbody></table></div>`;
  return { page: layout({ title: 'Code fields', body, wide: true }) };
}

/** @type {import('../routes.mjs').Page} */
export function shape({ name, notice }) {
  const one = known(name);
  const inside = one.framed
    ? html`<h1>${one.heading}</h1>${noticeBox(notice)}<iframe src="/shapes/part/${one.name}" title="${one.heading}"></iframe>`
    : formOf(one, noticeBox(notice));
  const body = html`<div class="card">${inside}</div><p><a href="/shapes/">All code fields</a></p>`;
  return { page: layout({ title: one.title, body, script: SCRIPT }) };
}

/** The page in the frame of a framed shape. @type {import('../routes.mjs').Page} */
export function shapePart({ name }) {
  const one = known(name);
  const page = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">
    <title>${one.heading}</title><link rel="stylesheet" href="/static/style.css"></head>
    <body><main>${formOf(one, html``)}</main></body></html>`;
  return { page: page.text };
}

/** @type {import('../routes.mjs').Page} */
export function shapeCheck({ store, session, form, name }) {
  const one = known(name);
  const typed = one.names.map((field) => form.get(field) ?? '').join('');
  session.notice = accepted(store, one, typed) ? { done: 'Accepted.' } : { error: 'Refused.' };
  return { to: `/shapes/${one.name}` };
}

/** @param {import('../store.mjs').Store} store @param {import('./list.mjs').Shape} one @param {string} typed */
function accepted(store, one, typed) {
  const code = () => checkCode(store.shapes.factor, typed, { repeatable: true }) === 'accepted';
  const backup = () => store.shapes.backup.some((each) => backupHash(each) === backupHash(typed));
  switch (one.wants) {
    case 'code': return code();
    case 'backup': return backup();
    case 'either': return code() || backup();
    default: return false;
  }
}

/** @param {import('./list.mjs').Shape} one @param {{text: string}} notice */
function formOf(one, notice) {
  return html`<form method="post" action="/shapes/${one.name}" target="${one.framed ? '_top' : '_self'}">
    ${!one.framed && html`<h1>${one.heading}</h1>`}${notice}${one.fields}<button id="send">Continue</button></form>`;
}

/** @param {string | undefined} name */
function known(name) {
  const one = shapeOf(name);
  if (!one) throw new Refusal(404, 'There is no such page.');
  return one;
}

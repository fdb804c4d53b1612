// HTML as text: an escaping template tag and the page frame. Knows no accounts and no requests.

/** Markup that needs no further escaping. */
class Markup {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

const ESCAPES = /** @type {Record<string, string>} */ ({
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
});

/** @param {unknown} value @returns {string} */
function escaped(value) {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(escaped).join('');
  if (value === undefined || value === null || value === false) return '';
  return String(value).replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}

/**
 * A template tag that escapes every value but nested `html` results; arrays are joined, `false`, `null` and
 * `undefined` vanish.
 * @param {TemplateStringsArray} strings
 * @param {...unknown} values
 */
export function html(strings, ...values) {
  return new Markup(strings.map((part, index) => part + (index < values.length ? escaped(values[index]) : '')).join(''));
}

/**
 * One whole page.
 * @param {{title: string, body: Markup, signedInAs?: string, wide?: boolean, script?: string}} page
 * @returns {string}
 */
export function layout({ title, body, signedInAs, wide = false, script }) {
  const corner = signedInAs
    ? html`<span class="who">${signedInAs}</span>
        <a href="/security">Security</a>
        <form method="post" action="/sign-out"><button class="link" id="sign-out">Sign out</button></form>`
    : html`<a href="/sign-in">Sign in</a> <a href="/sign-up">Sign up</a>`;
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title} · Harbour Mail</title>
  <link rel="icon" href="/static/mark.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/static/style.css">
  ${script && html`<script type="module" src="${script}"></script>`}
</head>
<body>
  <a class="skip" href="#main">Skip to the page</a>
  <header>
    <a class="brand" href="/"><img src="/static/mark.svg" alt="" width="28" height="28">Harbour Mail</a>
    <nav aria-label="Account">${corner}</nav>
  </header>
  <main id="main" class="${wide ? 'wide' : 'narrow'}">
    ${body}
  </main>
  <footer>
    <p>A practice site for Holdfast. Nothing here is real mail; everything is forgotten when the server stops.
      <a href="/shapes/">Every kind of code field</a></p>
  </footer>
</body>
</html>
`.text;
}

/**
 * A message above a form: what went wrong, or what was done.
 * @param {{error?: string, done?: string} | undefined} notice
 */
export function noticeBox(notice) {
  if (notice?.error) return html`<p class="notice error" role="alert">${notice.error}</p>`;
  if (notice?.done) return html`<p class="notice done" role="status">${notice.done}</p>`;
  return html``;
}

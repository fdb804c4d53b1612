// Draws corpus forms as real pages in headless Chromium, runs extension/tab/survey.js in each and prints one JSON line
// {id, survey} a form: the same forms that tests/forms.rs judges from their descriptors, as a browser shows them.
//   node tests/pages/render.mjs corpus.json > surveys.ndjson      (CHROMIUM and puppeteer-core as for the other tests)
// Also checks that the survey leaves nothing in the page. Draws only; judges nothing.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

/** @param {unknown} text */
const escape = (text) => String(text ?? '').replace(/[&<>"]/gu, (c) => `&#${c.charCodeAt(0)};`);

/** A form of the corpus as a page. @param {any} form @returns {string} */
export function page(form) {
  const { heading_text: heading, nearby_text: nearby, submit_text: submit, action } = form.form;
  const split = form.fields.some((/** @type {any} */ f) => f.expected === 'split_digit');
  const field = (/** @type {any} */ f, /** @type {number} */ i) => {
    const pairs = { type: f.type, id: f.id, name: f.name, autocomplete: f.autocomplete, inputmode: f.inputmode, maxlength: f.maxlength, minlength: f.minlength, pattern: f.pattern, placeholder: f.placeholder, 'aria-label': f.aria_label, class: f.class, value: f.value, 'data-corpus': i };
    const attributes = Object.entries(pairs).filter(([, v]) => v !== null && v !== undefined).map(([k, v]) => `${k}="${escape(v)}"`);
    if (f.disabled) attributes.push('disabled');
    if (f.readonly) attributes.push('readonly');
    if (split) attributes.push('style="width:36px;height:40px"');
    const input = `<${f.tag ?? 'input'} ${attributes.join(' ')}>`;
    const labelled = f.label_text ? `<label>${escape(f.label_text)} ${input}</label>` : input;
    const box = split && !f.label_text ? labelled : `<div>${labelled}</div>`;
    return f.visible === false && f.type !== 'hidden' ? `<div style="display:none">${labelled}</div>` : box;
  };
  return `<!doctype html><html lang="${escape(form.lang)}"><meta charset="utf-8"><title>Sign in</title><body>
<main>${heading ? `<h1>${escape(heading)}</h1>` : ''}${nearby ? `<p>${escape(nearby)}</p>` : ''}
<form action="${escape(action ?? '')}">${form.fields.map(field).join('\n')}
${submit ? `<button>${escape(submit)}</button>` : ''}</form></main></body></html>`;
}

async function main() {
  const forms = JSON.parse(await readFile(/** @type {string} */ (process.argv[2]), 'utf8'));
  const script = await readFile(new URL('../../extension/tab/survey.js', import.meta.url), 'utf8');
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
  });
  const tab = await browser.newPage();
  const client = await tab.createCDPSession();
  for (const form of forms) {
    await tab.setContent(page(form));
    const before = await tab.evaluate('document.documentElement.outerHTML + Object.keys(window).length');
    const { frameTree } = await client.send('Page.getFrameTree');
    const { executionContextId: contextId } = await client.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'holdfast' });
    const started = performance.now();
    const { result, exceptionDetails } = await client.send('Runtime.evaluate', { expression: script, contextId, returnByValue: true });
    const took = performance.now() - started;
    if (exceptionDetails) throw new Error(`${form.id}: ${exceptionDetails.exception?.description}`);
    const after = await tab.evaluate('document.documentElement.outerHTML + Object.keys(window).length');
    if (before !== after) throw new Error(`${form.id}: the survey left a trace`);
    const places = await client.send('Runtime.evaluate', { expression: 'holdfastSurvey.elements.map((e) => Number(e.dataset.corpus))', contextId, returnByValue: true });
    console.log(JSON.stringify({ id: form.id, form, survey: JSON.parse(result.value), places: places.result.value, took }));
  }
  await browser.close();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();

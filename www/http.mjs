// What a request carries and how an answer is sent: form bodies, cookies, headers. Knows no pages.
import { readFile } from 'node:fs/promises';

const BODY_LIMIT = 16 * 1024;

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

const TYPES = /** @type {Record<string, string>} */ ({
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  mjs: 'text/javascript; charset=utf-8',
});

/** A request that cannot be served, with the status that says why. */
export class Refusal extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * The fields of a posted form.
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<URLSearchParams>}
 */
export async function formOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new Refusal(413, 'That form is too long.');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/**
 * A form that another site sent is refused; browsers name the sender of every POST.
 * @param {import('node:http').IncomingMessage} request
 */
export function requireOwnOrigin(request) {
  const origin = request.headers.origin;
  if (origin !== undefined && origin !== `http://${request.headers.host}`) {
    throw new Refusal(403, 'That form came from another site.');
  }
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {string} name
 * @returns {string | undefined}
 */
export function cookieOf(request, name) {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value;
  }
  return undefined;
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {{status?: number, page?: string, to?: string, cookie?: string}} answer a page, or a place to go to
 */
export function send(response, { status, page, to, cookie }) {
  const headers = /** @type {Record<string, string>} */ ({ ...HEADERS });
  if (cookie) headers['set-cookie'] = cookie;
  if (to !== undefined) {
    response.writeHead(303, { ...headers, location: to }).end();
    return;
  }
  response.writeHead(status ?? 200, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(page);
}

/**
 * A file of `www/static/`; only plain names are looked for.
 * @param {import('node:http').ServerResponse} response
 * @param {string} name
 */
export async function sendStatic(response, name) {
  const type = TYPES[name.split('.').pop() ?? ''];
  if (!/^[a-z-]+\.[a-z]+$/.test(name) || !type) throw new Refusal(404, 'There is no such file.');
  const data = await readFile(new URL(`./static/${name}`, import.meta.url)).catch(() => {
    throw new Refusal(404, 'There is no such file.');
  });
  response.writeHead(200, { ...HEADERS, 'content-type': type }).end(data);
}

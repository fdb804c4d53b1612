// Set-up pages that show one QR code or link in each of the ways that sites use, on a server of their own.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { draw, initSync } from '../../extension/wasm/intake.js';

initSync({ module: readFileSync(new URL('../../extension/wasm/intake_bg.wasm', import.meta.url)) });

const QUIET = 4;

/** @param {string} text @returns {boolean[][]} rows of modules, quiet zone and all */
export function modulesOf(text) {
  const [code] = draw([text], 1).codes;
  if (!code) throw new Error('no code');
  const side = code.size + 2 * QUIET;
  return Array.from({ length: side }, (_, y) => Array.from({ length: side }, (_unused, x) => {
    const [column, row] = [x - QUIET, y - QUIET];
    return column >= 0 && row >= 0 && column < code.size && row < code.size && code.dark[row * code.size + column] === 1;
  }));
}

/** @param {string} text @param {number} [scale] pixels a module @returns {Buffer} a picture as BMP, which needs no library */
export function picture(text, scale = 4) {
  const rows = modulesOf(text);
  const side = rows.length * scale;
  const line = Math.ceil((side * 3) / 4) * 4;
  const bytes = Buffer.alloc(54 + line * side, 0xff);
  bytes.fill(0, 0, 54);
  bytes.write('BM');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(side, 18);
  bytes.writeInt32LE(-side, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (rows[Math.floor(y / scale)]?.[Math.floor(x / scale)]) bytes.fill(0, 54 + y * line + x * 3, 57 + y * line + x * 3);
    }
  }
  return bytes;
}

/** @param {string} text */
const dataUrl = (text) => `data:image/bmp;base64,${picture(text).toString('base64')}`;
/** @param {string} text */
const path = (text) => modulesOf(text).flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
/** @param {string} text */
const side = (text) => modulesOf(text).length;
/** @param {string} text */
const svg = (text) => `<svg width="180" height="180" viewBox="0 0 ${side(text)} ${side(text)}"><rect width="100%" height="100%" fill="#fff"/><path d="${path(text)}"/></svg>`;

/** What stands on each page. @type {Record<string, (text: string, other: string) => string>} */
const PAGES = {
  link: (text) => `<a href="${text.replaceAll('&', '&amp;')}">Open in your app</a>`,
  'inline-svg': svg,
  'data-image': (text) => `<img alt="" src="${dataUrl(text)}">`,
  'session-image': () => '<img alt="" src="/once.bmp">',
  canvas: (text) => `<canvas id="code"></canvas><script>
    const image = new Image();
    image.onload = () => { code.width = image.width; code.height = image.height; code.getContext('2d').drawImage(image, 0, 0); document.body.dataset.drawn = ''; };
    image.src = '${dataUrl(text)}';</script>`,
  table: (text) => `<table style="border-collapse:collapse">${modulesOf(text).map((row) => `<tr>${row.map((dark) => `<td style="width:4px;height:4px;padding:0;background:${dark ? '#000' : '#fff'}"></td>`).join('')}</tr>`).join('')}</table>`,
  shadow: (text) => `<set-up></set-up><script>
    customElements.define('set-up', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(svg(text))}; } });</script>`,
  capture: (_text, other) => `<p>Scan this:</p><img alt="" src="${other}/other.bmp" width="220" height="220">`,
  written: (text) => `<h1>Two-factor authentication</h1><p>Cannot scan? Enter this secret key by hand in your authenticator app:</p><code>${new URL(text).searchParams.get('secret')?.replace(/(.{4})(?=.)/g, '$1 ')}</code>`,
  'other-code': () => `<p>Our address:</p>${svg('https://harbour.example/')}`,
  nothing: () => '<p>Nothing here.</p>',
  closed: () => '<p>A page whose policy forbids every request.</p>',
};

export const WAYS = Object.keys(PAGES);

/**
 * @param {(way: string) => string} textOf what the code of a page says
 * @param {{ clock?: () => number }} [options] `clock`: what the server believes the time to be, in ms
 */
export async function startPages(textOf, { clock = Date.now } = {}) {
  let served = 0;
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    const way = (request.url ?? '/').slice(1);
    response.sendDate = false;
    response.setHeader('Date', new Date(clock()).toUTCString());
    if (way === 'once.bmp' || way === 'other.bmp') {
      served += way === 'once.bmp' ? 1 : 0;
      const gone = way === 'once.bmp' && served > 1;
      response.writeHead(gone ? 410 : 200, { 'content-type': 'image/bmp', 'cache-control': 'no-store' });
      response.end(gone ? '' : picture(textOf(way === 'once.bmp' ? 'session-image' : 'capture')));
      return;
    }
    const make = /** @type {typeof PAGES[string] | undefined} */ (PAGES[way]);
    if (way === 'closed') response.setHeader('content-security-policy', "default-src 'none'");
    response.writeHead(make ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(make ? `<!doctype html><title>Set up</title><body>${make(textOf(way), `http://localhost:${port}`)}</body>` : '');
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', () => done(undefined)); });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    /** How often the picture that is given out once was asked for. */
    get served() { return served; },
    get asked() { return asked; },
    close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }),
  };
}

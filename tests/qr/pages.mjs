// What extension/tab/pictures.js finds on pages, in headless Chromium: node tests/qr/pages.mjs (needs puppeteer-core).
// It is run as an extension runs it: in an isolated world, on a local page with a strict policy and a session cookie.
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';

const SCRIPT = new URL('../../extension/tab/pictures.js', import.meta.url);
const URI = 'otpauth://totp/Example:alice@example.org?secret=JBSWY3DPEHPK3PXP&issuer=Example';
const SIDE = 29;
const dark = (x, y) => (x * 7 + y * 13 + x * y) % 3 === 0 || x === 0 || y === 0; // any pattern: reading is not tested here

/** A PNG of the pattern, four pixels a module, written by hand. */
function png() {
  const table = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });
  const crc = (bytes) => (bytes.reduce((c, b) => table[(c ^ b) & 255] ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIDE * 4, 0);
  head.writeUInt32BE(SIDE * 4, 4);
  head.set([8, 0], 8);
  const rows = Array.from({ length: SIDE * 4 }, (_, y) => Buffer.from([0, ...Array.from({ length: SIDE * 4 }, (_, x) => (dark(x >> 2, y >> 2) ? 0 : 255))]));
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
}
const cells = (cell) => Array.from({ length: SIDE }, (_, y) => Array.from({ length: SIDE }, (_, x) => cell(x, y)).join(''));
const PATTERN = cells((x, y) => (dark(x, y) ? '1' : '0')).join('');
const path = cells((x, y) => (dark(x, y) ? `M${x} ${y}h1v1h-1z` : '')).join('');
const svg = `<svg xmlns="http://www.w3.org/2000/svg" class="q" width="116" height="116" viewBox="0 0 ${SIDE} ${SIDE}"><path d="${path}"/></svg>`;
const data = `data:image/png;base64,${png().toString('base64')}`;
const paint = `const c=document.createElement('canvas');c.width=c.height=116;const g=c.getContext('2d');g.fillStyle='#fff';g.fillRect(0,0,116,116);g.fillStyle='#000';g.scale(4,4);g.fill(new Path2D('${path}'));`;

const PAGES = {
  link: { html: `<a href="${URI.replaceAll('&', '&amp;')}">Open</a>`, texts: [URI] },
  text: { html: `<p>Or open ${URI.replace('?', '<wbr>?').replaceAll('&', '&amp;')} by hand</p>`, texts: [URI] },
  attribute: { html: `<input type="hidden" value="${URI.replaceAll('&', '&amp;')}"><div data-uri="${URI.replaceAll('&', '&amp;')}"></div>`, texts: [URI] },
  'chart address': { html: `<img alt="" src="/missing?chl=${encodeURIComponent(URI)}">`, texts: [URI] },
  'inline SVG': { html: svg, pictures: 1 },
  'inline SVG coloured by a style sheet': { html: `<style>.q path{fill:#036}.q{background:#fff}</style>${svg}`, pictures: 1 },
  'data: image': { html: `<img src="${data}">`, pictures: 1 },
  'image of the session': { html: '<img src="/session.png">', pictures: 1 },
  'foreign image': { html: '<img src="FOREIGN/open.png" width="116" height="116">', pictures: 0, rects: 1 },
  canvas: { html: `<div id="t"></div><script>${paint}document.getElementById('t').append(c)</script>`, pictures: 1 },
  'hidden canvas': { html: `<div id="t" hidden></div><script>${paint}document.getElementById('t').append(c)</script>`, pictures: 1 },
  table: { html: `<style>td{width:4px;height:4px;padding:0}.d{background:#000}</style><table cellspacing="0">${cells((x, y) => `<td class="${dark(x, y) ? 'd' : ''}"></td>`).map((r) => `<tr>${r}</tr>`).join('')}</table>`, pictures: 1 },
  background: { html: `<div style="width:116px;height:116px;background:url(${data})"></div>`, pictures: 1 },
  'five shadow roots': { html: `<div id="t"></div><script>let h=document.getElementById('t');for(let i=0;i<5;i++){const r=h.attachShadow({mode:'open'});h=document.createElement('div');r.append(h)}const i=new Image();i.src='${data}';h.append(i)</script>`, pictures: 1 },
  icons: { html: `<img src="${data}" width="16" height="16" style="display:none">` + '<svg width="24" height="24"><path d="M0 0h9v9z"/></svg>', pictures: 1 },
  'secret in groups': { html: '<h2>Two-factor authentication</h2><p>Setup key: <code>JBSW Y3DP EHPK 3PXP</code> for alice@example.org</p>', secrets: ['JBSWY3DPEHPK3PXP'] },
  'secret in spans': { html: '<h2>Zwei-Faktor-Anmeldung</h2><p>Geheimer Schlüssel</p><div><span>jbsw</span> <span>y3dp</span> <span>ehpk</span> <span>3pxp</span></div>', secrets: ['JBSWY3DPEHPK3PXP'] },
  'secret in a field': { html: '<h1>Authenticator app</h1><label>Secret key <input readonly value="JBSWY3DPEHPK3PXPJBSWY3DP"></label>', secrets: ['JBSWY3DPEHPK3PXPJBSWY3DP'] },
  'secret in a sentence': { html: '<h1>2FA</h1><p>Your new TOTP secret is: JBSWY3DPEHPK3PXP</p>', secrets: ['JBSWY3DPEHPK3PXP'] },
  'no secret': { html: '<h1>Two-factor authentication</h1><p>Scan this code with your secret key. AUTHENTICATIONREQUIRED</p>', secrets: [] },
};

const requests = [];
const serve = () => new Promise((resolve) => {
  const server = createServer((request, response) => {
    requests.push(request.url);
    const name = decodeURIComponent(request.url.slice(1));
    if (name === 'open.png' || (name === 'session.png' && /in=yes/.test(request.headers.cookie ?? ''))) {
      response.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'no-store' }).end(png());
    } else if (PAGES[name]) {
      const policy = `default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src ${/data|background|shadow|icons/.test(name) ? 'data:' : "'self' " + foreign}`;
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'set-cookie': 'in=yes; HttpOnly', 'content-security-policy': policy });
      response.end(`<!doctype html><title>Security · Example</title>${PAGES[name].html.replace('FOREIGN', foreign)}`);
    } else response.writeHead(404).end();
  }).listen(0, '127.0.0.1', () => resolve(server));
});
let foreign = '';
const [server, other] = [await serve(), await serve()];
foreign = `http://127.0.0.1:${other.address().port}`;
const home = `http://127.0.0.1:${server.address().port}`;

// A small extension that does what the real one does on a click: executeScript, isolated world, every frame.
const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ manifest_version: 3, name: 'pictures', version: '1', permissions: ['scripting', 'tabs'], host_permissions: ['http://127.0.0.1/*'], background: { service_worker: 'worker.js' } }));
writeFileSync(join(folder, 'worker.js'), 'chrome.runtime.onInstalled.addListener(() => {});');
writeFileSync(join(folder, 'pictures.js'), readFileSync(SCRIPT));

const browser = await puppeteer.launch({
  executablePath: '/usr/bin/chromium', pipe: true, enableExtensions: [folder],
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
});
const worker = await (await browser.waitForTarget((t) => t.type() === 'service_worker')).worker();
const page = await browser.newPage();
let wrong = 0;
for (const [name, expected] of Object.entries(PAGES)) {
  await page.goto(`${home}/${encodeURIComponent(name)}`, { waitUntil: 'load' });
  const before = { asked: requests.length, html: await page.content() };
  const start = Date.now();
  const result = await worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ url: 'http://127.0.0.1/*' });
    const [first] = await chrome.scripting.executeScript({ target: { tabId: tab.id, allFrames: true }, files: ['pictures.js'] });
    const modules = [];
    for (const address of first?.result?.pictures ?? []) {
      const bitmap = await createImageBitmap(await (await fetch(address)).blob());
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      for (const quiet of [0, 4]) {
        const module = bitmap.width / (29 + 2 * quiet);
        const at = (i) => (quiet + i + 0.5) * module | 0;
        modules.push(Array.from({ length: 29 * 29 }, (_, i) => {
          const pixel = (at(i / 29 | 0) * bitmap.width + at(i % 29)) * 4;
          return data[pixel + 3] > 128 && data[pixel] < 128 ? 1 : 0;
        }).join(''));
      }
    }
    return { ...first?.result, modules };
  });
  const found = { texts: result?.texts, pictures: result?.pictures?.length, rects: result?.rects?.length, secrets: result?.secrets?.map((s) => s.text) };
  const faults = Object.entries(expected).filter(([key, value]) => key !== 'html' && JSON.stringify(found[key]) !== JSON.stringify(value)).map(([key]) => `${key}: ${JSON.stringify(found[key])}`);
  const asked = requests.slice(before.asked).filter((path) => path !== '/favicon.ico'); // the browser's own
  if (asked.length) faults.push(`asked for ${asked}`); // P1: nothing is fetched
  if ((await page.content()) !== before.html) faults.push('changed the page');
  if (!result?.pictures?.every((p) => p.startsWith('data:image/png;base64,'))) faults.push('no PNG');
  if (expected.pictures && !result?.modules.includes(PATTERN)) faults.push('another picture');
  if (faults.length) wrong += 1;
  console.log(`${faults.length ? 'WRONG' : 'ok'}  ${name}  ${Date.now() - start} ms  ${faults.join('; ')}`);
}
await browser.close();
server.close();
other.close();
console.log(`${Object.keys(PAGES).length - wrong} of ${Object.keys(PAGES).length} pages`);
process.exitCode = wrong ? 1 : 0;

// The parts of Holdfast beside other people's libraries, in one page of a real browser, each in turn.
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { startChromium } from '../extension/chromium.mjs';
import { startFirefox } from '../extension/firefox.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const WASM = new URL('../../extension/wasm/', import.meta.url);
const ZXING = new URL('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url);
const BROWSERS = { Chromium: startChromium, Firefox: startFirefox };

/** One line of the report: what was done and how long it took whom, in `unit`. @typedef {{ what: string, unit: string, family?: string, size?: number, [contender: string]: unknown }} Row */

/**
 * @param {keyof typeof BROWSERS} name
 * @param {string[]} tables of page/main.js
 * @returns {Promise<Row[]>}
 */
export async function micro(name, tables) {
  const { outputFiles: [bundle] } = await build({
    entryPoints: [`${HERE}page/main.js`], bundle: true, write: false, format: 'esm', target: 'es2024', logLevel: 'error',
    external: ['/wasm/*', 'fs', 'path', 'module', 'crypto', 'url'],
    nodePaths: [`${HERE}node_modules`, fileURLToPath(new URL('../../node_modules', import.meta.url))],
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    /** @type {[string, string | Buffer]} */
    const [type, body] = pathname === '/main.js' ? ['text/javascript', bundle.text]
      : pathname === '/peers/zxing_reader.wasm' ? ['application/wasm', readFileSync(ZXING)]
        : /^\/wasm\/\w+\.(js|wasm)$/.test(pathname) ? [pathname.endsWith('.js') ? 'text/javascript' : 'application/wasm', readFileSync(new URL(pathname.slice(6), WASM))]
          : ['text/html', '<!doctype html><title>Bench</title><script type=module src=/main.js></script>'];
    // A page that is isolated from others may read its clock to the microsecond.
    response.writeHead(200, { 'content-type': type, 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' });
    response.end(body);
  }).listen(0);
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const browser = await BROWSERS[name]();
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${port}/`);
    await page.waitForFunction(() => 'bench' in globalThis);
    /** @type {Row[]} */
    const rows = [];
    for (const table of tables) {
      console.log(`    ${table} in ${name} …`);
      rows.push(.../** @type {Row[]} */ (await page.evaluate((asked) => /** @type {any} */ (globalThis).bench(asked), table)));
    }
    return name === 'Chromium' ? rows : rows.map((row) => ({ ...row, what: `${row.what} (${name})`, family: undefined }));
  } finally {
    await browser.close();
    server.close();
  }
}

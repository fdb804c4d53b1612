// Serves each widget as a page of its own, and runs tab/write.js on it in an isolated world, as the extension does.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { isolatedWorld, startBrowser } from '../browser.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const WRITER = readFileSync(new URL('../../../extension/tab/write.js', import.meta.url), 'utf8');

export const WIDGETS = ['react-otp-input', 'input-otp', 'react-controlled', 'react-remount', 'vue3-otp-input', 'primevue', 'vuetify', 'lit', 'angular', 'mui', 'bits-ui', 'svelte-row'];

/** What stands for the survey here: every field that a person could see, shadow roots included. */
const SURVEY = `globalThis.holdfastSurvey = { elements: [document, ...[...document.querySelectorAll('*')].map((e) => e.shadowRoot)]
  .flatMap((root) => (root ? [...root.querySelectorAll('input:not([type=hidden])')] : [])) }; holdfastSurvey.elements.length`;

/** Bundles the widgets and starts a browser and a server for them. */
export async function openWidgets() {
  if (!existsSync(`${HERE}node_modules`)) {
    console.log('Installing the widgets under test (npm ci, about 40 s, once) …');
    const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: HERE, stdio: ['ignore', 'ignore', 'inherit'] });
    if (done.status !== 0) throw new Error('the widgets could not be installed');
  }
  const { build } = await import('esbuild');
  const svelte = await import(`${HERE}node_modules/svelte/src/compiler/index.js`);
  const { outputFiles } = await build({
    plugins: [{ name: 'svelte', setup: (bundle) => compileSvelte(bundle, svelte) }], conditions: ['svelte', 'browser'],
    entryPoints: [...WIDGETS, 'plain'].map((name) => `${HERE}${name}.${existsSync(`${HERE}${name}.jsx`) ? 'jsx' : 'js'}`),
    outdir: '/', bundle: true, write: false, format: 'esm', jsx: 'automatic', logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  });
  const scripts = new Map(outputFiles.map(({ path, text }) => [path, text]));
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const script = scripts.get(pathname);
    response.setHeader('content-type', script === undefined ? 'text/html; charset=utf-8' : 'text/javascript');
    const initial = JSON.stringify(searchParams.get('initial') ?? undefined);
    response.end(script ?? `<!doctype html><title>Widget</title><div id=app></div>
      <script>globalThis.initial = ${initial}</script><script type=module src="${pathname}.js"></script>`);
  }).listen(0);
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const browser = await startBrowser();
  return {
    /** @param {string} name @param {Record<string, string>} [query] */
    open: (name, query = {}) => openWidget(browser, `http://localhost:${port}/${name}?${new URLSearchParams(query)}`),
    /** Something in front of the page. Firefox lets the clocks of a tab that cannot be seen go by the second: there it is a window. */
    newFront: () => (browser.name === 'firefox' ? /** @type {any} */ (browser).newWindow() : browser.newPage()),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

/** Lets the bundler read Svelte's components, and modules with its runes. @param {any} bundle @param {any} svelte */
function compileSvelte(bundle, svelte) {
  bundle.onLoad({ filter: /\.svelte$/ }, (/** @type {{ path: string }} */ { path }) => ({
    contents: svelte.compile(readFileSync(path, 'utf8'), { filename: path, generate: 'client', css: 'injected' }).js.code,
  }));
  bundle.onLoad({ filter: /\.svelte\.js$/ }, (/** @type {{ path: string }} */ { path }) => ({
    contents: svelte.compileModule(readFileSync(path, 'utf8'), { filename: path, generate: 'client' }).js.code,
  }));
}

/** @param {import('../browser.d.ts').Browser} browser @param {string} url */
async function openWidget(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction('globalThis.state && (document.querySelector("input") || document.querySelector("code-row")?.shadowRoot.querySelector("input"))');
  await new Promise((done) => { setTimeout(done, 50); });
  const inside = await isolatedWorld(page);
  return {
    page,
    inside,
    /** Writes as the extension does. @param {string} code @param {Record<string, unknown>} [more] */
    async write(code, more = {}) {
      await inside(WRITER);
      const count = await inside(SURVEY);
      const task = { origin: new URL(url).origin, elements: [...Array(count).keys()], code, kind: count > 1 ? 'row' : 'field', ...more };
      const report = await inside(`holdfastWrite(${JSON.stringify(task)})`);
      await new Promise((done) => { setTimeout(done, 50); });
      return report;
    },
    /** What the widget's own state holds. */
    state: () => page.evaluate('String(globalThis.state())'),
    sent: () => page.evaluate('globalThis.sent?.() ?? 0'),
    values: () => inside('holdfastSurvey.elements.map(({ value }) => value).join("")'),
    close: () => page.close(),
  };
}

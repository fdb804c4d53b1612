// The practice site: a small web application with real sign-in, in memory. `node www/server.mjs [port]` starts it.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { html, layout } from './html.mjs';
import { cookieOf, formOf, Refusal, requireOwnOrigin, send, sendStatic } from './http.mjs';
import { routeOf } from './routes.mjs';
import { Store } from './store.mjs';

const COOKIE = 'harbour';

/**
 * Starts the site on this machine only.
 * @param {{port?: number}} [options] port 0 takes any free one
 * @returns {Promise<{url: string, port: number, store: Store, close: () => Promise<void>}>}
 */
export async function startSite({ port = 0 } = {}) {
  const store = new Store();
  const server = createServer((request, response) => {
    answer(store, request, response).catch((error) => {
      const status = error instanceof Refusal ? error.status : 500;
      const words = error instanceof Refusal ? error.message : 'Something broke in the practice site.';
      if (!(error instanceof Refusal)) console.error(error);
      send(response, { status, page: layout({ title: 'Sorry', body: html`<div class="card"><h1>Sorry</h1><p>${words}</p></div>` }) });
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const taken = /** @type {import('node:net').AddressInfo} */ (server.address()).port;
  return {
    url: `http://localhost:${taken}`,
    port: taken,
    store,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

/**
 * @param {Store} store
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(store, request, response) {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const method = request.method ?? '';
  if (method === 'GET' && pathname.startsWith('/static/')) return sendStatic(response, pathname.slice('/static/'.length));
  const route = routeOf(method, pathname);
  if (!route) throw new Refusal(404, 'There is no such page.');
  if (method === 'POST') requireOwnOrigin(request);
  const form = method === 'POST' ? await formOf(request) : new URLSearchParams();
  const known = cookieOf(request, COOKIE);
  const session = store.session(known);
  const { notice } = session;
  if (method === 'GET') session.notice = undefined;
  const result = await route.page({ store, session, notice, form, name: route.name });
  if (method === 'GET' && result.to !== undefined) session.notice = notice;
  const current = result.session ?? session;
  const cookie = current.id === known ? undefined : `${COOKIE}=${current.id}; Path=/; HttpOnly; SameSite=Lax`;
  send(response, { ...result, cookie });
  return undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = Number(process.argv[2] ?? process.env.PORT ?? 8737);
  const site = await startSite({ port: wanted }).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return startSite();
  });
  console.log(`The practice site is at ${site.url} (Ctrl+C stops it)`);
}

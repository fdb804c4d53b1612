// better-auth with its memory adapter, and the built page.
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { toNodeHandler } from 'better-auth/node';
import { twoFactor } from 'better-auth/plugins';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const port = Number(process.env.PORT);
const auth = betterAuth({
  appName: 'Harbour',
  baseURL: `http://localhost:${port}`,
  secret: 'only-for-tests-only-for-tests-only-for-tests',
  database: memoryAdapter({ user: [], session: [], account: [], verification: [], twoFactor: [], rateLimit: [] }),
  emailAndPassword: { enabled: true },
  rateLimit: { enabled: false },
  plugins: [twoFactor()],
});
await auth.api.signUpEmail({ body: { name: 'Ada', email: 'ada@harbour.example', password: 'a harbour in autumn' } });

const api = toNodeHandler(auth);
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
createServer((request, response) => {
  if (request.url?.startsWith('/api/auth')) return api(request, response);
  const asked = join('dist', normalize(new URL(request.url ?? '/', 'http://x').pathname));
  const file = existsSync(asked) && statSync(asked).isFile() ? asked : 'dist/index.html';
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  return response.end(readFileSync(file));
}).listen(port, '127.0.0.1');

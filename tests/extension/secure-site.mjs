// A page over https on this machine that answers for any name, with a certificate of nobody's made for the occasion.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @param {string[]} names @param {string} body HTML */
export async function startSecureSite(names, body) {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=test',
      '-addext', `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="en"><title>Sign in</title>${body}</html>`);
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    return {
      /** @param {string} name */
      at: (name) => `https://${name}:${port}/`,
      close: () => new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

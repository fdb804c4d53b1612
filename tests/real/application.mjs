// A real application as the suite meets it: a folder with install.sh, start.sh and app.mjs. Found, installed, started on
// a free port of loopback, and stopped with everything that it started.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * @typedef {import('./hands.mjs').Page} Page
 *
 * @typedef {object} Application what a person's hands do there; README.md beside this file says what each finds and leaves
 * @property {string} name
 * @property {(port: number) => string} url
 * @property {string} user
 * @property {string} password
 * @property {(page: Page) => unknown} startSetup
 * @property {(page: Page) => unknown} [toPicture]
 * @property {(page: Page) => unknown} [toSetupCode]
 * @property {(page: Page) => unknown} finishSetup
 * @property {(page: Page) => unknown} showBackupCodes
 * @property {(page: Page) => unknown} logout
 * @property {(page: Page) => unknown} toChallenge
 * @property {(page: Page) => unknown} toBackupChallenge
 * @property {(page: Page) => unknown} submit
 * @property {(page: Page) => unknown} signedIn
 * @property {(page: Page) => Promise<string[]>} [codesShown]
 * @property {boolean} [quick] may run where minutes count
 */

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** Logs and results; ignored by git. */
export const RESULTS = fileURLToPath(new URL('../../target/real/', import.meta.url));
const INSTALLED_WITHIN = 30 * 60_000;
const ANSWERS_WITHIN = 5 * 60_000;

/** @param {string} [folder] @returns {string[]} the folders of the applications in it, or itself if it is one */
export function findApplications(folder = HERE) {
  const whole = resolve(folder);
  if (existsSync(join(whole, 'app.mjs'))) return [whole];
  return readdirSync(whole, { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && existsSync(join(whole, entry.name, 'app.mjs')))
    .map((entry) => join(whole, entry.name)).sort();
}

/** @param {string} folder @returns {Promise<Application>} */
export async function load(folder) {
  return (await import(pathToFileURL(join(folder, 'app.mjs')).href)).default;
}

/** @param {string} folder @returns {string} what install.sh says it installed */
export function version(folder) {
  const file = join(folder, '.install', 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

/** @param {string} folder */
export async function install(folder) {
  const { child, log } = run(folder, 'install.sh', {});
  const code = await Promise.race([child.ended, pause(INSTALLED_WITHIN, 'too slow', { ref: false })]);
  if (code === 0) return;
  child.stop();
  throw new Error(`install.sh failed (${code}): ${tail(log)}`);
}

/**
 * Starts it with fresh state and waits until it answers.
 * @param {string} folder
 * @param {Application} application
 */
export async function start(folder, application) {
  const port = await freePort();
  const { child, log } = run(folder, 'start.sh', { PORT: String(port) });
  const url = application.url(port);
  for (const until = Date.now() + ANSWERS_WITHIN; ; await pause(200)) {
    if (child.over) throw new Error(`start.sh ended: ${tail(log)}`);
    if (Date.now() > until) {
      child.stop();
      throw new Error(`Nothing answers at ${url}: ${tail(log)}`);
    }
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(60_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer && answer.status < 500) break;
  }
  return {
    url,
    async stop() {
      child.stop();
      await child.ended;
    },
  };
}

/** @param {string} folder @param {string} script @param {Record<string, string>} more */
function run(folder, script, more) {
  mkdirSync(RESULTS, { recursive: true });
  const log = join(RESULTS, `${basename(folder)}-${script}.log`);
  const out = createWriteStream(log);
  const child = spawn('bash', [join(folder, script)], { cwd: folder, env: { ...process.env, ...more }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.pipe(out, { end: false });
  child.stderr.pipe(out, { end: false });
  const running = { over: false, ended: /** @type {Promise<number | string | null>} */ (Promise.resolve(null)), stop };
  running.ended = new Promise((done) => {
    child.once('error', (error) => { running.over = true; done(error.message); });
    child.once('exit', (code, signal) => { running.over = true; done(code ?? signal); });
  });
  /** The script and what it started: they are one process group. */
  function stop() {
    if (!child.pid) return;
    try {
      process.kill(-child.pid, running.over ? 'SIGKILL' : 'SIGTERM');
      setTimeout(() => { try { process.kill(-/** @type {number} */ (child.pid), 'SIGKILL'); } catch { /* it is gone */ } }, 3_000).unref();
    } catch { /* it is gone */ }
  }
  process.once('exit', stop);
  return { child: running, log };
}

/** @param {string} log */
function tail(log) {
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-12).join('\n') : '';
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });
}

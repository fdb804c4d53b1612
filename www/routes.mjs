// Which address is answered by which page. No page logic here.
import { signOut, signUp, signUpForm } from './pages/account.mjs';
import { home, mail } from './pages/home.mjs';
import { backup, backupKept, backupRenew, security, setUp, setUpForm } from './pages/security.mjs';
import * as signIn from './pages/sign-in.mjs';
import { shape, shapeCheck, shapeList, shapePart } from './shapes/pages.mjs';

/**
 * @typedef {object} Visit what a page gets
 * @property {import('./store.mjs').Store} store
 * @property {import('./store.mjs').Session} session
 * @property {{error?: string, done?: string}} [notice] to be shown once
 * @property {URLSearchParams} form empty for a GET
 * @property {string} [name] the last part of an address under /shapes/
 *
 * @typedef {{page?: string, to?: string, status?: number, session?: import('./store.mjs').Session}} Answer
 * @typedef {(visit: Visit) => Answer | Promise<Answer>} Page
 */

/** @type {Map<string, Page>} */
const TABLE = new Map(
  /** @type {[string, Page][]} */ ([
    ['GET /', home],
    ['GET /mail', mail],
    ['GET /sign-up', signUpForm],
    ['POST /sign-up', signUp],
    ['POST /sign-out', signOut],
    ['GET /sign-in', signIn.signInForm],
    ['POST /sign-in', signIn.signIn],
    ['GET /sign-in/code', signIn.codeForm],
    ['POST /sign-in/code', signIn.codeCheck],
    ['GET /sign-in/text', signIn.textForm],
    ['POST /sign-in/text', signIn.textAsk],
    ['POST /sign-in/text/code', signIn.textCheck],
    ['GET /sign-in/backup', signIn.backupForm],
    ['POST /sign-in/backup', signIn.backupCheck],
    ['GET /security', security],
    ['GET /security/two-factor', setUpForm],
    ['POST /security/two-factor', setUp],
    ['GET /security/backup', backup],
    ['POST /security/backup', backupRenew],
    ['POST /security/backup/kept', backupKept],
    ['GET /shapes/', shapeList],
  ]),
);

/**
 * @param {string} method
 * @param {string} path
 * @returns {{page: Page, name?: string} | undefined}
 */
export function routeOf(method, path) {
  const page = TABLE.get(`${method} ${path}`);
  if (page) return { page };
  const match = /^\/shapes\/(part\/)?([a-z-]+)$/.exec(path);
  if (!match) return undefined;
  if (match[1]) return method === 'GET' ? { page: shapePart, name: match[2] } : undefined;
  if (method !== 'GET' && method !== 'POST') return undefined;
  return { page: method === 'GET' ? shape : shapeCheck, name: match[2] };
}

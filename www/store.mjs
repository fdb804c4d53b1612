// Accounts and sessions, in memory only. Decides whether a password, a code or a backup code is right; knows no HTTP.
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { backupHash, checkCode, newBackupCodes, newFactor } from './second-step.mjs';

const TRIES = 10;

/**
 * @typedef {object} Account
 * @property {string} email
 * @property {Buffer} salt
 * @property {Buffer} password
 * @property {import('./second-step.mjs').Factor} [factor] present once two-step sign-in is on
 * @property {import('./second-step.mjs').Factor} [offered] shown on the set-up page, not confirmed yet
 * @property {Map<string, 'unused' | 'used'>} backup hash → state
 * @property {string[]} [fresh] new backup codes, until the person said they are kept
 *
 * @typedef {object} Session
 * @property {string} id
 * @property {Account} [account] signed in
 * @property {Account} [pending] the password was right, the second step is missing
 * @property {number} tries wrong codes in this second step
 * @property {number} texts how often a text message was asked for
 * @property {{error?: string, done?: string}} [notice] shown once
 */

/** The memory of one practice site. */
export class Store {
  constructor() {
    /** @type {Map<string, Account>} */
    this.accounts = new Map();
    /** @type {Map<string, Session>} */
    this.sessions = new Map();
    /** The factor and codes of the pages under /shapes/, which belong to no account. */
    this.shapes = { factor: newFactor('shapes'), backup: newBackupCodes() };
  }

  /** @param {string | undefined} id @returns {Session} the session of a cookie, or a new one */
  session(id) {
    const known = id === undefined ? undefined : this.sessions.get(id);
    return known ?? this.newSession();
  }

  /** @returns {Session} */
  newSession() {
    const session = { id: randomBytes(24).toString('base64url'), tries: 0, texts: 0 };
    this.sessions.set(session.id, session);
    return session;
  }

  /**
   * A session with a new id, as whenever somebody's rights change.
   * @param {Session} old
   * @param {Partial<Session>} rights
   */
  renew(old, rights) {
    this.sessions.delete(old.id);
    return Object.assign(this.newSession(), rights);
  }

  /** @param {string} email @param {string} password @returns {Account | string} the account, or what is wrong */
  signUp(email, password) {
    const key = email.trim().toLowerCase();
    if (!/^[^\s@]+@[^\s@]+$/.test(key) || key.length > 100) return 'Please enter an e-mail address.';
    if (password.length < 8) return 'The password needs at least 8 characters.';
    if (this.accounts.has(key)) return 'There is an account with this address already.';
    const salt = randomBytes(16);
    const account = { email: key, salt, password: scryptSync(password, salt, 32), backup: new Map() };
    this.accounts.set(key, account);
    return account;
  }

  /** @param {string} email @param {string} password @returns {Account | undefined} */
  checkPassword(email, password) {
    const account = this.accounts.get(email.trim().toLowerCase());
    if (!account) return undefined;
    return timingSafeEqual(scryptSync(password, account.salt, 32), account.password) ? account : undefined;
  }

  /** @param {Account} account @returns {import('./second-step.mjs').Factor} the same one until it is confirmed */
  offerFactor(account) {
    account.offered ??= newFactor(account.email);
    return account.offered;
  }

  /** @param {Account} account @param {string} code @returns {'accepted' | 'wrong' | 'used'} */
  confirmFactor(account, code) {
    if (!account.offered) return 'wrong';
    const verdict = checkCode(account.offered, code);
    if (verdict === 'accepted') {
      account.factor = account.offered;
      account.offered = undefined;
      this.renewBackup(account);
    }
    return verdict;
  }

  /** @param {Account} account New codes; the old ones stop working. */
  renewBackup(account) {
    account.fresh = newBackupCodes();
    account.backup = new Map(account.fresh.map((code) => [backupHash(code), 'unused']));
  }

  /** @param {Account} account @returns {number} */
  backupLeft(account) {
    return [...account.backup.values()].filter((state) => state === 'unused').length;
  }

  /** @param {Account} account @param {string} code @returns {'accepted' | 'wrong' | 'used'} */
  spendBackup(account, code) {
    const hash = backupHash(code);
    const state = account.backup.get(hash);
    if (state === undefined) return 'wrong';
    if (state === 'used') return 'used';
    account.backup.set(hash, 'used');
    return 'accepted';
  }

  /** @param {Session} session @returns {boolean} whether another wrong code may follow */
  countWrong(session) {
    session.tries += 1;
    if (session.tries < TRIES) return true;
    session.pending = undefined;
    return false;
  }
}

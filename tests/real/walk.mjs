// One application walked through by a person with Holdfast, step by step. Nothing that Holdfast is meant to fill is typed
// here, and whether a step succeeded is the application's word wherever it has one.
import { setTimeout as pause } from 'node:timers/promises';
import { compare, fields, text } from './eyes.mjs';
import { follow, settle } from './hands.mjs';

/** @typedef {import('./application.mjs').Application} Application */
/** @typedef {import('../extension/driver.mjs').Driver} Driver */
/** @typedef {import('../extension/popup.mjs').Popup} Popup */
/** @typedef {{ step: string, right: boolean, said: string }} Result */

const HANDS_WITHIN = 90_000;
const SIGNED_IN_WITHIN = 15_000;
const PERIOD = 30_000;

export const STEPS = /** @type {const} */ ([
  'set-up page', 'add from this page', 'fill the first code', 'the site accepts it', 'keep the backup codes', 'sign out',
  'fill a code', 'signed in by the code', 'fill a backup code', 'signed in by it', 'spent in Holdfast', 'spent at the site',
]);

export class Walk {
  /**
   * @param {Driver} driver with an empty, open vault
   * @param {import('./hands.mjs').Page} page its tab
   * @param {Application} application
   * @param {string} url
   */
  constructor(driver, page, application, url) {
    this.driver = driver;
    this.page = page;
    this.application = application;
    this.url = url;
    /** @type {Result[]} */
    this.results = [];
    this.usedAt = 0;
    /** @type {string[]} */
    this.kept = [];
    this.id = '';
    /** @type {string[]} what stood in the fields before the last fill */
    this.before = [];
    /** @type {unknown} why codes beside the QR code could not be kept, if it matters later */
    this.early = undefined;
  }

  /** @returns {Promise<Result[]>} each of the steps, in order */
  async go() {
    const on = await this.step('set-up page', () => this.startSetup())
      && await this.step('add from this page', () => this.add())
      && await this.step('fill the first code', () => this.fillFirst())
      && await this.step('the site accepts it', () => this.finishSetup());
    if (on) {
      const kept = await this.step('keep the backup codes', () => this.keep());
      const byCode = await this.step('sign out', () => this.hands('logout'))
        && await this.step('fill a code', () => this.fillCode())
        && await this.step('signed in by the code', () => this.send());
      const byBackup = kept && await this.step('fill a backup code', async () => {
        if (byCode) await this.hands('logout');
        await this.fillBackup();
      }) && await this.step('signed in by it', () => this.send());
      if (byBackup) {
        await this.step('spent in Holdfast', () => this.spentHere());
        await this.step('spent at the site', () => this.spentThere());
      }
    }
    return STEPS.map((step) => this.results.find((one) => one.step === step) ?? { step, right: false, said: 'not reached' });
  }

  /** @param {typeof STEPS[number]} step @param {() => Promise<string | void>} act @returns {Promise<boolean>} */
  async step(step, act) {
    try {
      this.results.push({ step, right: true, said: await act() ?? '' });
      return true;
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      this.results.push({ step, right: false, said: `${said} — at ${this.page.url()}` });
      return false;
    } finally {
      await this.driver.opened?.close().catch(() => undefined);
    }
  }

  /** @param {'startSetup' | 'toPicture' | 'toSetupCode' | 'finishSetup' | 'showBackupCodes' | 'logout' | 'toChallenge' | 'toBackupChallenge' | 'submit'} name */
  async hands(name) {
    const late = new AbortController();
    const waited = pause(HANDS_WITHIN, undefined, { signal: late.signal }).then(() => {
      throw new Error(`${name} did not come to an end`);
    });
    waited.catch(() => undefined);
    try {
      await Promise.race([follow(this.page, () => this.application[name]?.(this.page)), waited]);
    } finally {
      late.abort();
    }
  }

  async startSetup() {
    this.page.on('dialog', (dialog) => dialog.accept().catch(() => undefined));
    await this.page.goto(this.url);
    await settle(this.page);
    await this.hands('startSetup');
  }

  async add() {
    if (this.application.toPicture) {
      await this.keepShown(await this.driver.popup());
      await this.hands('toPicture');
    }
    const popup = await this.driver.popup();
    await popup.screen('list');
    await popup.click('add-from-page');
    await reached(popup, 'preview');
    await popup.click('save');
    await popup.screen('added');
    const { entries } = await popup.send({ type: 'list' });
    if (entries.length !== 1) throw new Error(`${entries.length} accounts were added`);
    this.id = entries[0].id;
    // Some sites show the backup codes beside the secret, and only here.
    if (await this.found(popup) > 1) {
      this.early = await this.keepShown(await this.driver.popup()).then(() => undefined, (error) => error);
    }
  }

  async fillFirst() {
    if (this.application.toSetupCode) await this.hands('toSetupCode');
    const answer = await this.fill((popup) => popup.click('fill', '.here'));
    if (answer !== 'no-field') return;
    // The field comes after the picture: the page's own button leads there.
    await this.hands('submit');
    const again = await this.fill((popup) => popup.click('fill', '.here'));
    if (again !== undefined) throw new Error(`Holdfast asked: ${again}`);
  }

  /**
   * The first code is sent and two-factor sign-in switched on. Where the page sent itself, or where sending the code and
   * finishing are two things, the other button is pressed.
   */
  async finishSetup() {
    const before = await this.held();
    const failed = await this.hands('finishSetup').then(() => undefined, (error) => error);
    if (before !== '' && await this.held() === before) {
      await this.hands('submit');
      await this.hands('finishSetup').catch(() => undefined);
    } else if (failed && before !== '') {
      throw failed;
    }
    if (before !== '' && await this.held() === before) throw new Error(`the code still stands there: ${excerpt(await text(this.page))}`);
  }

  async keep() {
    await this.hands('showBackupCodes').catch((error) => {
      if (this.kept.length === 0) throw error;
    });
    let popup = await this.driver.popup();
    if (!await this.found(popup)) {
      if (this.kept.length > 0) return `${this.kept.length} codes, shown before the first code was sent`;
      if (this.early) throw this.early;
      const { wants } = await popup.send({ type: 'scan', from: 'survey' });
      if (wants === 'code' || wants === 'either') {
        // The site wants to be sure who asks before it shows them.
        await popup.close();
        await this.nextPeriod();
        const asked = await this.fill((given) => given.click('fill', '.here'));
        if (asked !== undefined) throw new Error(`Holdfast asked: ${asked}`);
        if (await this.held() !== '') await this.hands('submit');
        popup = await this.driver.popup();
      }
    }
    await this.keepShown(popup);
    return `${this.kept.length} codes`;
  }

  /** @param {Popup} popup @returns {Promise<number>} how many backup codes Holdfast sees on the page */
  async found(popup) {
    const answer = await popup.send({ type: 'captureBackup', from: 'page' }).catch(() => undefined);
    return answer?.codes?.length ?? 0;
  }

  /** Until the clock has left the period of the last code: many servers refuse one that they have seen. */
  async nextPeriod() {
    await pause(Math.max(0, (Math.floor(this.usedAt / PERIOD) + 1) * PERIOD + 300 - Date.now()));
  }

  /** @param {Popup} popup on its list */
  async keepShown(popup) {
    await popup.screen('list');
    if (this.id) {
      await popup.click(this.kept.length > 0 ? 'backup-codes' : 'open', '.here');
      await popup.screen('entry');
    } else {
      await popup.click('add-other');
      await popup.screen('add');
    }
    await popup.click('keep-codes');
    await reached(popup, 'backup-preview');
    const codes = await popup.page.$$eval('.backup-line', (lines) => lines.map((line) => /** @type {HTMLInputElement} */ (line).value));
    const exactly = await this.application.codesShown?.(this.page);
    const wrong = exactly
      ? exactly.map((code, at) => (codes[at] === code ? '' : `${code} was read as ${codes[at]}`)).filter(Boolean)
      : compare(codes, await text(this.page));
    if (exactly && exactly.length !== codes.length) wrong.push(`${codes.length} of ${exactly.length} codes`);
    if (codes.length === 0) wrong.push('none');
    if (wrong.length > 0) throw new Error(wrong.join('; '));
    await popup.click('save');
    await popup.screen('kept', 'entry');
    this.kept = codes;
  }

  async fillCode() {
    await this.page.goto(this.url);
    await settle(this.page);
    await this.hands('toChallenge');
    await this.nextPeriod();
    const asked = await this.fill((popup) => popup.click('fill', '.here'));
    if (asked !== undefined) throw new Error(`Holdfast asked: ${asked}`);
  }

  async fillBackup() {
    await this.page.goto(this.url);
    await settle(this.page);
    await this.hands('toBackupChallenge');
    const asked = await this.fill(async (popup) => {
      await popup.click('backup-codes', '.here');
      await popup.screen('entry');
      await popup.click('fill-backup');
      await answered(popup);
      // The page says that it wants the one-time code, and takes either: a person knows, and says so.
      if (popup.open && await popup.name() === 'ask' && await popup.text('[data-reason=wants-other]')) {
        await popup.click('target');
        await popup.until(() => document.body.dataset.screen !== 'ask', 'that it goes on').catch((error) => {
          if (popup.open) throw error;
        });
      }
    });
    if (asked !== undefined) throw new Error(`Holdfast asked: ${asked}`);
  }

  /**
   * Opens the popup, presses, and waits for what it says.
   * @param {(popup: Popup) => Promise<unknown>} press
   * @returns {Promise<string | undefined>} the question that it asked instead of filling
   */
  async fill(press) {
    this.before = await fields(this.page);
    const popup = await this.driver.popup();
    await popup.screen('list');
    await press(popup);
    await answered(popup);
    if (popup.open && await popup.name() === 'ask') {
      const reason = await popup.page.evaluate(() => /** @type {HTMLElement | null} */ (document.querySelector('[data-reason]'))?.dataset.reason ?? '');
      await popup.close();
      return reason;
    }
    if (popup.open) {
      const said = await popup.text('#notices');
      const code = await popup.page.evaluate(() => document.querySelector('#notices [data-code]')?.getAttribute('data-code') ?? '').catch(() => '');
      if (code && code !== 'filled') throw new Error(`Holdfast said ${code}: ${said}`);
    }
    this.usedAt = Date.now();
    await popup.close();
    await settle(this.page);
    return undefined;
  }

  /** @returns {Promise<string>} what stands in the fields and did not before the fill */
  async held() {
    const now = await fields(this.page);
    const { before } = this;
    if (now.length !== before.length) return now.filter((value) => value !== '' && !before.includes(value)).join('');
    return now.filter((value, at) => value !== before[at]).join('');
  }

  /** Sends what was filled, unless the page did so by itself, and waits for the application to let the person in. */
  async send() {
    let failed;
    if (await this.held() !== '' || !await signedIn(this.application, this.page)) failed = await this.hands('submit').then(() => undefined, (error) => error);
    for (const until = Date.now() + SIGNED_IN_WITHIN; ; await pause(300)) {
      if (await signedIn(this.application, this.page)) return;
      if (Date.now() > until) throw failed ?? new Error(`not signed in: ${excerpt(await text(this.page))}`);
    }
  }

  async spentHere() {
    const popup = await this.driver.popup();
    const { entries } = await popup.send({ type: 'list' });
    const { backup } = entries.find((/** @type {any} */ entry) => entry.id === this.id);
    if (backup.unspent !== this.kept.length - 1) throw new Error(`${JSON.stringify(backup)} of ${this.kept.length}`);
    await popup.screen('list');
    await popup.click('backup-codes', '.here');
    await popup.screen('entry');
    await popup.press('details > summary');
    const rows = (await popup.page.$$('.backup-row.spent')).length;
    if (rows !== 1) throw new Error(`${rows} rows are marked as spent`);
    return `${backup.unspent} of ${backup.total} left`;
  }

  /** The same code once more, by Holdfast's own undo: the site must refuse it. */
  async spentThere() {
    await this.hands('logout');
    const popup = await this.driver.popup();
    await popup.screen('list');
    await popup.click('backup-codes', '.here');
    await popup.screen('entry');
    await popup.press('details > summary');
    await popup.click('unspend', '.backup-row.spent');
    await popup.until(() => !document.querySelector('.backup-row.spent'), 'that it counts as unused');
    await popup.close();
    await this.fillBackup();
    const sent = await this.held() === '' || await this.hands('submit').then(() => true, () => false);
    if (!sent) throw new Error('it could not be sent');
    await pause(500);
    if (await signedIn(this.application, this.page)) throw new Error('the site took it twice');
    return excerpt(await text(this.page));
  }
}

/** @param {Application} application @param {import('./hands.mjs').Page} page */
async function signedIn(application, page) {
  await settle(page);
  return Boolean(await Promise.resolve(application.signedIn(page)).catch(() => false));
}

/** Waits until the popup says what came of a fill, or asks, or closes because all is done. @param {Popup} popup */
async function answered(popup) {
  await popup.until(
    () => document.body.dataset.screen === 'ask' || document.querySelector('#notices [data-code], .toast'), 'what came of it',
  ).catch((error) => {
    if (popup.open) throw error;
  });
}

/** Waits for a screen, or for the notice that came instead. @param {Popup} popup @param {string} screen */
async function reached(popup, screen) {
  await popup.until((/** @type {string} */ wanted) => document.body.dataset.screen === wanted || document.querySelector('#notices [data-code]'), `the screen ${screen}`, screen);
  if (await popup.name() !== screen) throw new Error(`Holdfast said: ${await popup.text('#notices')}`);
}

/** @param {string} words */
function excerpt(words) {
  return words.replace(/\s+/g, ' ').slice(0, 160);
}

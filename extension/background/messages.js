// The message table: extension pages ask, the background answers with a view or with `{error: {code}}`. Nobody else is
// answered, and no page can reach an entry of the table by a name that is not in it.
import * as arrivals from './arrivals.js';
import { overslept } from './away.js';
import { fromBase64 } from './bytes.js';
import * as carry from './carry.js';
import * as clock from './clock.js';
import * as copies from './copies.js';
import { callOnce, ready, takeIn } from './core.js';
import { fill, survey } from './fill.js';
import { Refused, codeOf } from './refusal.js';
import { takeScreen } from './intent.js';
import { isOwnPage, tellsOfLockedScreen } from './platform.js';
import { replacedSets } from './replaced.js';
import { captureBackup, scanPage, scanPictures, siteOf, viewOf } from './scan.js';
import * as session from './session.js';
import { shapes } from './shapes.js';
import { room } from './store.js';
import * as slots from './slots.js';
import * as tabs from './tabs.js';
import { sitesIn, taskHere, todo } from './todo.js';
import * as vault from './vault.js';
import * as watch from './watch.js';

/** @typedef {import('../types.js').Message} Message */
/** @template {Message['type']} T @typedef {Extract<Message, { type: T }>} Of */
/** @template {Message['type']} T @typedef {import('../types.js').Answers[T]} Answer */

/** What does not count as a person's doing: pages ask these by themselves. */
const QUIET = new Set(['state', 'codes', 'passphrase', 'services']);
/** So many accounts are listed as fast as the first of them. */
const FEW = 100;

/** @type {{ [T in Message['type']]: (message: any) => Promise<Answer<any>> | never }} */
const table = Object.assign(Object.create(null), {
  state,

  /** @param {Of<'create'>} message */
  async create({ passphrase }) {
    await vault.create(passphrase);
    return state();
  },

  /** By a passphrase, a recovery key or a passkey. @param {import('../types.js').WayIn} way */
  async unlock(way) {
    await vault.unlock(slots.wayOf(way));
    const tab = await frontWebTab();
    if (tab) watch.afterUnlock(tab).catch(() => undefined);
    return state();
  },

  async lock() {
    await vault.lock();
    return state();
  },

  /** Everything that the popup shows, in one call, or the `first` accounts where there are many, with their codes; or the backup codes of one entry, masked; or its earlier versions; or every set of backup codes that was replaced. @param {Of<'list'>} message */
  async list({ backup, earlier, first, replaced }) {
    if (replaced) return { replaced: await vault.read(replacedSets) };
    if (earlier !== undefined) return { earlier: await vault.read((open) => open.earlier(earlier)) };
    if (backup !== undefined) return { codes: await vault.read((open) => open.listBackup(backup)) };
    const [tab, watched, skew] = await Promise.all([frontWebTab(), watch.watched(), clock.skew()]);
    const byItself = tab !== undefined && watched.includes(new URL(tab.url).origin);
    return vault.read((open, now) => {
      const { backupAt, drillYearly } = open.settings();
      const here = tab ? { tabId: tab.id, byItself, ...open.here(tab.url) } : undefined;
      const task = here && taskHere(open, here);
      const more = first !== undefined && open.count > FEW;
      const entries = more ? open.first(here?.bound.join('') ?? '', first, now) : open.list(now);
      return {
        entries, ...(more ? { more, count: open.count } : {}),
        ...(first === undefined ? {} : { codes: clock.codesAt(open, more ? entries.map(({ id }) => id).join('') : undefined, now, skew) }),
        backupAt, ...(drillYearly ? { drillYearly } : {}), ...(here ? { here: { ...here, ...(task ? { task } : {}) } } : {}),
      };
    });
  },

  /** @param {Of<'codes'>} message */
  async codes({ ids, advance }) {
    if (advance === undefined) {
      const skew = await clock.skew();
      return vault.read((open, now) => ({ now, codes: clock.codesAt(open, ids?.join(''), now, skew) }));
    }
    return vault.write((open, now) => {
      const { otp } = vault.entryIn(open, advance);
      if (otp?.kind !== 'hotp') throw new Refused('no-one-time-code');
      open.advance(advance, now);
      return { now, codes: [{ id: advance, kind: otp.kind, period: otp.period, code: open.hotpCode(advance) }] };
    });
  },

  /** @param {Of<'scan'>} message */
  async scan(message) {
    await session.key(); // a locked vault could keep nothing of it
    if (message.from === 'survey') {
      const { plan, frames } = await survey(await tabs.frontTab());
      const top = frames.find((frame) => frame.top);
      return { wants: plan.wants, reason: plan.reason, host: top ? new URL(tabs.addressOf(top)).host : '' };
    }
    if (message.from === 'page') return scanPage();
    return scanPictures(message.pictures);
  },

  /** @param {Of<'preview'>} message */
  async preview({ text, form }) {
    if ((text === undefined) === (form === undefined)) throw new Refused('bad-message');
    const url = (await tabs.frontAddress()) || undefined;
    const skew = await clock.skew();
    if (text === undefined) {
      return viewOf(await vault.read((open, now) => open.previewForm(/** @type {any} */ (form), url, now + skew)));
    }
    const finds = await takeIn((intake) => intake.readText(text));
    return viewOf(await vault.read((open, now) => open.previewFinds(finds, url, now + skew)));
  },

  /** What was picked of an offer; or an account of which nothing is kept yet. @param {{ bare?: import('../types.js').BareAccount, token: string, picks: import('../types.js').Pick[] }} message */
  async add({ bare, token, picks }) {
    if (bare) return vault.write((open, now) => ({ ids: [open.keepBackup({ ...bare, codes: [] }, now)], entries: open.list(now) }));
    const skew = await clock.skew();
    return vault.write((open, now) => {
      const ids = open.add(token, picks, now + skew);
      return { ids, entries: open.list(now) };
    });
  },

  /** What a person wrote, or the parameters of the code; what is left out stays. @param {Of<'edit'>} message */
  async edit({ id, changes, otp }) {
    if ((changes === undefined) === (otp === undefined)) throw new Refused('bad-message');
    return changed(id, (open, now) => (otp ? open.editOtp(id, { secret: '', ...otp }, now) : open.edit(id, changes ?? {}, now)));
  },
  /** @param {Of<'remove'>} message */
  remove: ({ id }) => changed(id, (open, now) => open.remove(id, now)),
  /** From the trash; or an earlier version of one part. @param {Of<'restore'>} message */
  restore: ({ id, part, from }) => changed(id, (open, now) => (part === undefined || from === undefined ? open.restore(id, now) : open.restoreEarlier(id, part, from, now))),

  /** @param {Of<'captureBackup'>} message */
  async captureBackup({ from, text, file, keep }) {
    if ([from, text, file, keep].filter((part) => part !== undefined).length !== 1) throw new Refused('bad-message');
    if (keep?.codes.length === 0) throw new Refused('no-backup-codes');
    if (keep) return { id: await vault.write((open, now) => open.keepBackup(keep, now)) };
    if (from) return captureBackup();
    await vault.read(() => undefined); // a locked vault could not keep them
    const bytes = file === undefined ? undefined : fromBase64(file);
    if (file !== undefined && !bytes) throw new Refused('bad-message');
    const preview = await takeIn((intake) => (bytes ? intake.previewBackupFile(bytes) : intake.previewBackupText(text ?? '')));
    bytes?.fill(0);
    if (preview.codes.length === 0) throw new Refused('no-backup-codes');
    return { ...preview, ...(await siteOf(await tabs.frontAddress())) };
  },

  /** @param {Of<'revealBackup'>} message */
  revealBackup: ({ id, index }) => vault.read((open) => ({ text: open.revealBackup(id, index) })),

  /** What would still open each account if text messages stopped, the worst first. */
  readiness: () => vault.read((open, now) => open.readiness(now)),

  /** Signing in without a text message was tried; or it was last tried then (`undo`, 0 for never). @param {Of<'drilled'>} message */
  drilled: ({ ids, undo }) => vault.write((open, now) => {
    for (const id of ids) open.markDrilled(id, Math.min(undo ?? now, now));
    return { entries: ids.map((id) => vault.entryIn(open, id)) };
  }),

  /** @param {Of<'spend'>} message */
  async spend({ id, index }) {
    const { host } = await siteOf(await tabs.frontAddress());
    return changed(id, (open, now) => open.spend(id, index, host ?? '', now));
  },
  /** @param {Of<'unspend'>} message */
  unspend: ({ id, index }) => changed(id, (open, now) => open.unspend(id, index, now)),

  /** @param {Omit<Of<'fill'>, 'type'>} order */
  fill: (order) => fill({ type: 'fill', ...order }),

  /** "Fill by itself" on the site in front; without `on`, only what is switched on. @param {Of<'byItself'>} message */
  async byItself({ on, off }) {
    await session.key();
    if (off !== undefined) await watch.switchOff(off);
    if (on !== undefined) {
      const tab = await frontWebTab();
      const site = tab && await vault.read((open) => open.here(tab.url));
      if (!tab || !site?.fillable) throw new Refused('never-filled');
      const { origin } = new URL(tab.url);
      if (on) await watch.switchOn(origin);
      else await watch.switchOff(origin);
    }
    return { sites: await watch.watched() };
  },

  /** @param {Of<'settings'>} message */
  async settings({ changes }) {
    if (changes === undefined) return { ...await vault.read((open) => open.settings()), tellsOfLockedScreen };
    const settings = await vault.write((open, now) => {
      open.setSettings(changes, now);
      return open.settings();
    });
    await vault.applySettings(settings);
    return settings;
  },

  /** Every stored copy of the vault, and how full the room for it is; with `bring`, after that copy was brought back. @param {Of<'copies'>} message */
  async copies({ bring, how }) {
    if ((bring === undefined) !== (how === undefined)) throw new Refused('bad-message');
    if (bring !== undefined && how !== undefined) await copies.bring(bring, how);
    const [found, used] = await Promise.all([copies.list(), room()]);
    return { copies: found, ...(used ? { room: used } : {}) };
  },

  /** The clock of this computer beside that of the site in front; what of it is applied. @param {Of<'clock'>} message */
  async clock({ compare, apply }) {
    const compared = compare ? await clock.compare() : undefined;
    if (apply !== undefined) await clock.apply(apply);
    return { applied: await clock.skew() / 1000, ...(compared ? { compared } : {}) };
  },

  /**
   * A sealed backup file; or secrets as links, files and QR codes: only with a person's yes to exactly this (P2).
   * @param {{ ids: string[], to?: 'backup' | 'otpauth' | 'json' | 'aegis' | 'google', way?: import('../types.js').Way, passphrase?: string }} message
   */
  async export({ ids, to, way, passphrase }) {
    if (to === 'backup') return carry.makeBackup(passphrase);
    if (to !== undefined && way) {
      await carry.prove(way);
      return to === 'google' ? carry.google() : carry.plain(to);
    }
    const links = await vault.read((open) => ids.map((id) => open.exportLink(id)));
    const batch = crypto.getRandomValues(new Int32Array(1))[0] ?? 1;
    const { codes, leftOut } = await takeIn((intake) => intake.draw(links, batch));
    return {
      codes: codes.map(({ text, size, dark }) => ({ text, size, dark: dark.join('') })),
      leftOut: leftOut.flatMap((at) => ids[at] ?? []),
    };
  },

  /** How easily a passphrase is guessed, or one that is offered; there may be no vault yet. @param {Of<'passphrase'>} message */
  async passphrase({ judge }) {
    if (judge !== undefined) return { verdict: await callOnce((keys) => keys.judgePassphrase(judge)) };
    return { suggested: await callOnce((keys) => keys.suggestPassphrase()) };
  },

  /** The ways in, and each change of them; always answered with those that there are then. @param {Of<'slots'>} message */
  async slots(message) {
    switch (message.do) {
      case 'passkeys': return slots.passkeys();
      case 'new-recovery-key': return { recoveryKey: await slots.newRecoveryKey() };
      case 'letters': return { letters: await slots.letters(message.typed) };
      case 'later': await slots.later(); break;
      case 'add': await slots.add(message.way, message.label); break;
      case 'rename': await slots.rename(message.id, message.label); break;
      case 'remove': await slots.remove(message.id); break;
      case 'replace': await slots.replace(message.id, message.way, message.proof); break;
      case 'change-key': {
        const dropped = await slots.changeKey(message.keep);
        return { ...(await slots.list()), dropped };
      }
    }
    return slots.list();
  },

  /** Backup codes for a sheet of paper: all of an entry's at once, with a person's yes (P2); or that it is printed. @param {Of<'print'>} message */
  async print({ ids, ...asked }) {
    if ('done' in asked) {
      await vault.write((open, now) => { for (const id of ids) open.markPrinted(id, now); });
      return { sheets: [] };
    }
    return { sheets: await vault.read((open) => ids.map((id) => {
      const { name, account, sites, backup } = vault.entryIn(open, id);
      if (!backup) throw new Refused('no-such-code');
      const codes = open.listBackup(id).map(({ index, label, spentAt }) => ({ text: open.revealBackup(id, index), label, spentAt }));
      return { id, name, account, hosts: sites.map(({ host }) => host), capturedAt: backup.capturedAt, codes };
    })) };
  },

  /** Another app's files, or a backup file: looked at, taken in, undone. @param {Of<'import'>} message */
  async import(message) {
    if (message.step === 'plan') return arrivals.plan(message.report);
    if (message.step === 'take') return { ...(await arrivals.take(message.token, message.takings)), entries: await vault.read((open, now) => open.list(now)) };
    if (message.step === 'undo') return arrivals.undo();
    const { step, backup } = message;
    if (step === 'read-back') return carry.readBack(backup);
    const { way } = message;
    if (step === 'drill') return carry.drill(backup, way);
    if (step !== 'begin') return carry.takeIn(backup, way, step);
    await carry.begin(backup, way);
    return state();
  },

  /** What the directory of services knows of these hosts; it needs no vault. @param {Of<'services'>} message */
  services: async ({ hosts }) => ({ services: hosts.length === 0 ? [] : await takeIn((intake) => intake.services(hosts)) }),

  /** What a person means to do. @param {Omit<Of<'todo'>, 'type'>} message */
  todo,

  /** The sites in a list, a text or a password manager's file. @param {Omit<Of<'sites'>, 'type'>} message */
  sites: sitesIn,

  /** @param {Of<'prove'>} message */
  prove: async ({ way }) => ({ ticket: await carry.prove(way) }),

  /** @param {Of<'kit'>} message */
  kit: async ({ ticket, ids, drawn }) => ({ entries: await carry.kit(ticket, ids, drawn) }),
});

/**
 * Answers one message.
 * @param {unknown} message
 * @param {chrome.runtime.MessageSender | undefined} sender
 * @returns {Promise<unknown>}
 */
export async function answer(message, sender) {
  ready().catch(() => undefined); // a worker that just woke loads the core while the gate below is passed
  try {
    if (!isOwnPage(sender)) throw new Refused('bad-message');
    const { type, payload } = checked(message);
    if (await overslept()) await vault.lock();
    else await vault.lockIfOver();
    if (!QUIET.has(type)) await session.touch();
    return await table[type](payload);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) console.error('a message failed:', error instanceof Error ? error.name : typeof error);
    return { error: { code: code ?? 'failed' } };
  }
}

/** @param {unknown} message @returns {{ type: Message['type'], payload: Record<string, unknown> }} */
function checked(message) {
  if (typeof message !== 'object' || message === null) throw new Refused('bad-message');
  const { type, ...payload } = /** @type {Record<string, unknown>} */ (message);
  const check = typeof type === 'string' ? shapes[type] : undefined;
  if (!check || !check(payload)) throw new Refused('bad-message');
  return { type: /** @type {Message['type']} */ (type), payload };
}

/** @param {{ seen?: boolean, opening?: boolean }} [message] @returns {Promise<Answer<'state'>>} */
async function state({ seen, opening } = {}) {
  if (seen) await vault.noticed();
  const [{ unlocked, lockAt }, notice, screen] = await Promise.all([session.status(), vault.notice(), opening ? takeScreen() : undefined]);
  const told = { ...(notice ? { notice } : {}), ...(screen ? { screen } : {}) };
  if (!unlocked) return { ...(await vault.stored()), ...told };
  const { count, header } = await vault.read((open) => ({
    count: open.count,
    header: open.header(),
  }));
  const remind = await slots.isToRemind(header.slots) ? { remind: true } : {};
  return { vault: 'unlocked', ...(lockAt === undefined ? {} : { lockAt }), count, ...remind, ...told };
}

/**
 * @param {string} id
 * @param {(open: import('./vault.js').Vault, now: number) => unknown} change
 */
function changed(id, change) {
  return vault.write((open, now) => {
    change(open, now);
    return { entry: open.entry(id, now) };
  });
}

/** The tab in front if its address is one of the web's. */
async function frontWebTab() {
  const tab = await tabs.frontTab().catch(() => undefined);
  return tab && /^https?:/.test(tab.url) ? tab : undefined;
}

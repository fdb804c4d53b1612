// What keeps the vault safe, and what would lose it, said plainly.
import { backupAge } from '../../ui/backup-age.js';
import { openPaper } from '../../ui/backup-codes.js';
import { button, el } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { send } from '../../ui/send.js';
import { ago, day, plural } from '../../ui/words.js';
import { app, go } from '../app.js';

/** @returns {Promise<import('../app.js').Screen>} */
export async function safe() {
  const [settings, ways] = await Promise.all([send('settings'), send('slots')]);
  const { slots } = /** @type {import('../../types.d.ts').SlotsAnswer} */ (ways);
  const { level, words } = backupAge(app.entries, settings.backupAt);
  const kept = app.entries.filter((entry) => entry.trashed === undefined);
  const bare = kept.filter((entry) => entry.otp && (entry.weak === 'no-backup' || entry.weak === 'backup-none')).length;
  const recovery = slots.some(({ kind }) => kind === 'recovery');
  return {
    title: 'Keep safe',
    main: [el('div', { class: 'sheet stack wide' },
      el('h1', null, 'Keep safe'),
      el('div', { class: 'notice warn', 'data-code': 'removal' }, icon('warning'), el('div', { class: 'grow stack tight' },
        el('p', { class: 'strong' }, 'Removing the extension removes the vault.'),
        el('p', null, "The browser deletes an extension's storage together with the extension; so does deleting this browser profile. Nobody can bring it back, because nobody else has a copy."),
        el('p', { id: 'last-backup', class: 'strong' }, settings.backupAt
          ? `The last backup is of ${day(settings.backupAt)} (${ago(settings.backupAt)}), with ${plural(settings.backupCount ?? 0, 'account', 'accounts')}.`
          : 'There is no backup outside this browser yet.'))),
      el('section', { class: 'card stack tight', 'aria-label': 'Backup file', 'data-level': level }, el('h2', null, 'Backup file'),
        el('p', null, words),
        el('div', { class: 'row wrap' }, el('a', { href: '#backup', class: level === 'good' || level === 'empty' ? 'button' : 'button primary', 'data-action': 'backup' }, 'Back up'),
          el('a', { href: '#drill', class: 'button', 'data-action': 'try-restore' }, 'Try or restore'))),
      el('section', { class: 'card stack tight', 'aria-label': 'Emergency kit' }, el('h2', null, 'Emergency kit'),
        el('p', null, 'A few sheets of paper with every code as a QR code, the backup codes and your recovery key: enough to begin anew without any computer of yours.'),
        el('div', null, el('a', { href: '../print/kit.html', target: '_blank', class: 'button', 'data-action': 'kit' }, 'Make the kit'))),
      el('section', { class: 'card stack', 'aria-labelledby': 'ways-in' }, el('h2', { id: 'ways-in' }, 'Ways into the vault'),
        el('p', { id: 'recovery-state' }, recovery ? 'Your passphrase opens it, and so does your recovery key. Nobody can reset either: keep both where you keep important papers, apart from this computer.'
          : 'Your passphrase is the only key, and nobody can reset it. A recovery key on paper opens the vault on the day it is forgotten.'),
        el('div', { class: 'row wrap' },
          recovery ? null : button('Make a recovery key', { action: 'recovery', kind: 'primary', press: () => go('recovery') }),
          button(recovery ? 'Change the ways in' : 'All ways in', { action: 'see-keys', press: () => go('keys') }))),
      el('section', { class: 'card stack tight', 'aria-label': 'Backup codes' }, el('h2', null, 'Backup codes of each site'),
        el('p', null, kept.length === 0 ? 'Keep the backup codes of each site, on paper too: they let you in when this browser is gone.'
          : bare === 0 ? 'Every account with a code has backup codes here. Keep them on paper too: they let you in when this browser is gone.'
            : `${plural(bare, 'account has', 'accounts have')} a code but no backup codes here. Sites show them in their security settings; keep them on paper too, for the day this browser is gone.`),
        bare > 0 ? el('p', null, el('a', { href: '#ready' }, 'See which, the worst first')) : null,
        kept.some((entry) => entry.backup) ? el('div', null, button('Print all backup codes', { action: 'paper-all', press: () => openPaper() })) : null),
      el('section', { class: 'card stack', 'aria-label': 'How it is kept' }, el('h2', null, 'How it is kept'),
        el('p', null, 'Sealed with AES-256-GCM, in two copies that are written in turn and read back each time, a mirror, and a copy of each of the last ten days with changes. Nothing leaves this computer: there is no server and no account.'),
        el('div', null, button('See the stored copies', { action: 'see-copies', press: () => go('restore') }))))],
  };
}

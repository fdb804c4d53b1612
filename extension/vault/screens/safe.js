// What keeps the vault safe, and what would lose it, said plainly.
import { el } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { plural } from '../../ui/words.js';
import { app } from '../app.js';

/** @returns {import('../app.js').Screen} */
export function safe() {
  const kept = app.entries.filter((entry) => entry.trashed === undefined);
  const bare = kept.filter((entry) => entry.otp && !entry.backup?.unspent).length;
  return {
    title: 'Keep safe',
    main: [el('div', { class: 'sheet stack wide' },
      el('h1', null, 'Keep safe'),
      el('div', { class: 'notice warn', 'data-code': 'removal' }, icon('warning'), el('div', { class: 'grow stack tight' },
        el('p', { class: 'strong' }, 'Removing the extension removes the vault.'),
        el('p', null, "The browser deletes an extension's storage together with the extension; so does deleting this browser profile. Nobody can bring it back, because nobody else has a copy."))),
      el('section', { class: 'card stack tight', 'aria-label': 'Your passphrase' }, el('h2', null, 'Your passphrase'),
        el('p', null, 'It is the only key to this vault, and nobody can reset it. Write it down and keep it where you keep important papers.')),
      el('section', { class: 'card stack tight', 'aria-label': 'Backup codes' }, el('h2', null, 'Backup codes of each site'),
        el('p', null, kept.length === 0 ? 'Keep the backup codes of each site, on paper too: they let you in when this browser is gone.'
          : bare === 0 ? 'Every account with a code has backup codes here. Keep them on paper too: they let you in when this browser is gone.'
            : `${plural(bare, 'account has', 'accounts have')} a code but no backup codes here. Sites show them in their security settings; keep them on paper too, for the day this browser is gone.`)),
      el('section', { class: 'card stack tight', 'aria-label': 'How it is kept' }, el('h2', null, 'How it is kept'),
        el('p', null, 'Sealed with AES-256-GCM, in two copies that are written in turn and read back each time, a mirror, and a copy of each of the last ten days with changes. Nothing leaves this computer: there is no server and no account.'),
        el('div', null, el('a', { href: '#restore', class: 'button', 'data-action': 'see-copies' }, 'See the stored copies'))))],
  };
}

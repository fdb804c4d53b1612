// Moving in: files of other apps, chosen, dropped or pasted; what opens them; then the dry run.
import { carried, inspect, look } from '../../ui/arrivals.js';
import { busy, button, el, field, fill } from '../../ui/element.js';
import { codeOf } from '../../ui/errors.js';
import { icon } from '../../ui/icons.js';
import { say } from '../../ui/say.js';
import { plural } from '../../ui/words.js';
import { failed } from '../app.js';
import { columnChooser } from './columns.js';
import { dryRun } from './dry-run.js';

/** @typedef {import('../../types.d.ts').ForeignFileInput} ForeignFileInput */
/** @typedef {import('../../types.d.ts').ForeignLook} ForeignLook */

/** @returns {{ node: HTMLElement, leave: () => void }} */
export function moveIn() {
  const input = el('input', { id: 'import-files', type: 'file', multiple: true, class: 'visually-hidden', tabindex: '-1', 'aria-hidden': 'true' });
  const next = el('div', { id: 'import-next', tabindex: '-1', class: 'stack' });
  const choose = button('Choose files', { action: 'choose-import', kind: 'primary', icon: icon('page'), press: () => input.click() });
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) busy(choose, () => open(files));
  });

  /** @param {File[]} files */
  async function open(files) {
    fill(next, el('p', { class: 'muted', role: 'status' }, `Reading ${files.length === 1 ? `“${files[0]?.name}”` : plural(files.length, 'file', 'files')} …`));
    const names = files.map(({ name }) => name);
    try {
      const given = await carried(files);
      const seen = await inspect(given);
      if (seen.lock) ask(given, names, seen);
      else if (seen.columns.length > 0) fill(next, columnChooser(seen.columns, (columns) => run(given, names, { columns })));
      else await run(given, names, {});
    } catch (error) {
      fill(next);
      throw error;
    }
  }

  /** @param {ForeignFileInput[]} given @param {string[]} names @param {Parameters<typeof look>[1]} options */
  async function run(given, names, options) {
    const found = await look(given, options);
    fill(next, dryRun(found, names, () => fill(next)));
    next.focus();
    say(`${plural(found.lines.length, 'account', 'accounts')} found. Nothing is saved yet.`);
  }

  /** @param {ForeignFileInput[]} given @param {string[]} names @param {ForeignLook} seen */
  function ask(given, names, seen) {
    const password = el('input', { id: 'import-password', type: 'password', class: 'input', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' });
    const told = el('p', { class: 'small', id: 'import-waiting', role: 'status' });
    const bar = el('progress', { max: 100, 'aria-label': 'Opening the file', hidden: true });
    const press = button('Open it', { action: 'open-import', kind: 'primary', type: 'submit' });
    const submit = async () => {
      if (password.value === '') {
        password.focus();
        return;
      }
      const stop = waiting(seen.milliseconds ?? 0, bar, told);
      try {
        await run(given, names, { password: password.value });
      } catch (error) {
        const code = codeOf(error);
        if (code === 'wrong-password' || code === 'wrong-or-damaged') password.select();
        throw error;
      } finally {
        stop();
      }
    };
    fill(next, el('form', { class: 'card stack', on: {
      submit: (event) => {
        event.preventDefault();
        busy(press, submit);
      },
    } },
    el('p', null, `This is ${article(seen.title)} ${seen.title} file, locked with a password.`),
    field(seen.lock === 'app' ? `Password of ${seen.title}` : 'Password of the export', password, seen.lock === 'app' ? 'The one that opens the app itself.' : 'The one that was chosen when the file was made.'),
    bar, told, el('div', { class: 'row wrap' }, press, button('Cancel', { action: 'cancel', kind: 'quiet', press: () => fill(next) }))));
    password.focus();
  }

  const dropped = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    take(event.dataTransfer);
  };
  const pasted = (/** @type {ClipboardEvent} */ event) => {
    if (!(event.target instanceof Element && event.target.matches('input, textarea'))) take(event.clipboardData);
  };
  /** @param {DataTransfer | null} data */
  function take(data) {
    const files = [...(data?.files ?? [])];
    const text = data?.getData('text/plain') ?? '';
    if (files.length === 0 && text) files.push(new File([text], 'pasted text'));
    if (files.length > 0) open(files).catch(failed);
  }
  const over = (/** @type {DragEvent} */ event) => event.preventDefault();
  document.addEventListener('dragover', over);
  document.addEventListener('drop', dropped);
  document.addEventListener('paste', pasted);

  return {
    leave() {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', dropped);
      document.removeEventListener('paste', pasted);
    },
    node: el('section', { class: 'card stack', 'aria-labelledby': 'in' },
      el('h2', { id: 'in' }, 'Move in'),
      el('p', null, 'Export your accounts in the other app and choose that file here, or drop it anywhere on this page, or paste its text. Files that belong together go in together. What it is, Holdfast finds out by itself; you see what would come in before anything is saved.'),
      el('p', { class: 'small muted' }, 'Aegis, 2FAS, andOTP, Authenticator, Bitwarden, Ente, Raivo, Proton, Stratum, FreeOTP, KeePass, 1Password, LastPass, Authy, Steam, Google Authenticator, lists of otpauth links, tables and more.'),
      el('div', null, choose, input), next),
  };
}

/** @param {string} title */
const article = (title) => (/^([aeio]|u(?!s))/i.test(title) || /^[FHLMNRSX]\d|^1Password$/.test(title) ? (title === '1Password' ? 'a' : 'an') : 'a');

/**
 * Progress by the clock: a key derivation tells nothing until it is done, but how long it takes is known about.
 * @param {number} milliseconds
 * @param {HTMLProgressElement} bar
 * @param {HTMLElement} told
 * @returns {() => void} to stop
 */
function waiting(milliseconds, bar, told) {
  if (milliseconds < 700) return () => undefined;
  const began = performance.now();
  const show = () => {
    const part = Math.min(0.99, (performance.now() - began) / milliseconds);
    bar.value = Math.round(part * 100);
    told.textContent = part < 0.99 ? `${Math.round(part * 100)} %` : 'Nearly there …';
  };
  bar.hidden = false;
  const timer = setInterval(show, 200);
  show();
  return () => {
    clearInterval(timer);
    bar.hidden = true;
    told.textContent = '';
  };
}

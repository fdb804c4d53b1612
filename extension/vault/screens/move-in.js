// Moving in: files of other apps, chosen, dropped or pasted; what opens them; then the dry run.
import { plan, readerOf } from '../../ui/arrivals.js';
import { busy, button, el, field, fill } from '../../ui/element.js';
import { codeOf } from '../../ui/errors.js';
import { icon } from '../../ui/icons.js';
import { Cancelled } from '../../ui/reader.js';
import { say } from '../../ui/say.js';
import { plural } from '../../ui/words.js';
import { failed } from '../app.js';
import { columnChooser } from './columns.js';
import { dryRun } from './dry-run.js';

/** @typedef {import('../../ui/reader.js').Reader} Reader */
/** @typedef {import('../../types.d.ts').ForeignLook} ForeignLook */

/** @returns {{ node: HTMLElement, leave: () => void }} */
export function moveIn() {
  /** What opens the files that were chosen last. @type {Reader | undefined} */
  let reader;
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
    end();
    fill(next, el('p', { class: 'muted', role: 'status' }, `Reading ${files.length === 1 ? `“${files[0]?.name}”` : plural(files.length, 'file', 'files')} …`));
    const names = files.map(({ name }) => name);
    const mine = reader = await readerOf(files);
    try {
      const seen = await mine.look();
      if (seen.lock) ask(mine, names, seen);
      else if (seen.columns.length > 0) fill(next, columnChooser(seen.columns, (columns) => run(mine, names, { columns })));
      else await run(mine, names, {});
    } catch (error) {
      if (error instanceof Cancelled) return;
      end();
      fill(next);
      throw error;
    }
  }

  /** @param {Reader} mine @param {string[]} names @param {Parameters<Reader['read']>[0]} options */
  async function run(mine, names, options) {
    const read = await mine.read(options).catch((error) => {
      if (!(error instanceof Cancelled)) throw error;
    });
    if (!read) return;
    if (read.entries > 500) fill(next, el('p', { class: 'muted', role: 'status' }, `${plural(read.entries, 'account was', 'accounts were')} read. Comparing with what is here …`));
    const found = await plan(read);
    end();
    fill(next, dryRun(found, names, () => fill(next)));
    next.focus();
    say(`${plural(found.lines.length, 'account', 'accounts')} found. Nothing is saved yet.`);
  }

  /** @param {Reader} mine @param {string[]} names @param {ForeignLook} seen */
  function ask(mine, names, seen) {
    const password = el('input', { id: 'import-password', type: 'password', class: 'input', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' });
    const told = el('p', { class: 'small', id: 'import-waiting', role: 'status' });
    const bar = el('progress', { id: 'import-progress', max: 100, 'aria-label': 'Opening the file', hidden: true });
    const press = button('Open it', { action: 'open-import', kind: 'primary', type: 'submit' });
    const stop = button('Cancel', { action: 'cancel', kind: 'quiet', press: () => {
      end();
      fill(next);
      choose.focus();
    } });
    const submit = async () => {
      if (password.value === '') {
        password.focus();
        return;
      }
      const done = await waiting(mine, seen, bar, told).catch((error) => {
        if (!(error instanceof Cancelled)) throw error;
      });
      if (!done) return;
      try {
        await run(mine, names, { password: password.value });
      } catch (error) {
        const code = codeOf(error);
        if (code === 'wrong-password' || code === 'wrong-or-damaged') {
          password.select();
        } else {
          end();
          fill(next);
        }
        throw error;
      } finally {
        done();
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
    bar, told, el('div', { class: 'row wrap' }, press, stop)));
    password.focus();
  }

  /** Ends what is being read. */
  function end() {
    reader?.end();
    reader = undefined;
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
      end();
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
 * Progress by the clock: a key derivation tells nothing until it is done. How long it takes is measured by a small part of
 * it on this computer, and when that was not enough, the time that has passed is told instead of a percentage.
 * @param {Reader} mine
 * @param {ForeignLook} seen
 * @param {HTMLProgressElement} bar
 * @param {HTMLElement} told
 * @returns {Promise<() => void>} to stop
 */
async function waiting(mine, seen, bar, told) {
  if ((seen.milliseconds ?? 0) < 300) return () => undefined;
  const all = await mine.measure();
  if (all < 700) return () => undefined;
  const began = performance.now();
  const seconds = (/** @type {number} */ milliseconds) => plural(Math.max(1, Math.round(milliseconds / 1000)), 'second', 'seconds');
  const show = () => {
    const passed = performance.now() - began;
    const part = Math.floor((passed / all) * 100);
    bar.value = Math.min(99, part);
    told.textContent = part < 100 ? `${part} % · about ${seconds(all - passed)} left` : `Taking longer than reckoned: ${seconds(passed)} so far`;
  };
  bar.hidden = false;
  bar.dataset.expected = String(Math.round(all));
  const timer = setInterval(show, 200);
  show();
  return () => {
    clearInterval(timer);
    bar.hidden = true;
    told.textContent = '';
  };
}

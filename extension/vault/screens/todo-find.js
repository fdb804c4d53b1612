// Finding the sites that are not here yet: pasted, typed, or in the file that a password manager or a browser exports. Only
// host names come back from the background; the text is cleared as soon as it was read.
import { deleteFile } from '../../ui/backup-lines.js';
import { busy, button, el, field, fill } from '../../ui/element.js';
import { base64Of } from '../../ui/files.js';
import { icon } from '../../ui/icons.js';
import { pages } from '../../ui/pages.js';
import { say, toast } from '../../ui/say.js';
import { parents } from '../../ui/secure.js';
import { Refused, send } from '../../ui/send.js';
import { directory, WORTH_NAMES, WORTHS } from '../../ui/services.js';
import { plural } from '../../ui/words.js';
import { app, draw, failed, notice } from '../app.js';

/** @typedef {import('../../types.d.ts').Task} Task */
/** @typedef {import('../../ui/services.js').ServiceView} ServiceView */
/** @typedef {import('../../ui/services.js').Worth} Worth */
/** @typedef {{ id: string, site: string, name: string, worth: Worth, codes: boolean | undefined }} Found `codes`: whether it offers app codes, as far as known */

/** Bytes of the largest file that is read (src/limits.rs). */
const LARGEST = 10 * 2 ** 20;
/** Sites that the list holds (src/limits.rs). */
const MOST = 1_000;

/** @param {Task[]} tasks what is on the list already */
export function finder(tasks) {
  const text = el('textarea', { id: 'sites-text', class: 'input', rows: '4', autocomplete: 'off', spellcheck: 'false', dir: 'auto' });
  const input = el('input', { id: 'sites-file', type: 'file', class: 'visually-hidden', tabindex: '-1', 'aria-hidden': 'true' });
  const found = el('div', { id: 'sites-found', tabindex: '-1', class: 'stack' });
  const read = button('Find the sites', { action: 'find-sites', kind: 'primary', type: 'submit' });
  const choose = button('Choose a file', { action: 'choose-sites', icon: icon('page'), press: () => input.click() });
  let stop = () => {};

  /** @param {{ text?: string, file?: string }} given @param {string} [file] its name */
  async function look(given, file) {
    const { sites, cut } = await send('sites', given);
    text.value = '';
    const shown = await results(sites, tasks, file);
    stop();
    stop = shown.stop;
    fill(found, cut ? el('p', { class: 'notice warn', 'data-code': 'cut' }, icon('warning'), el('span', { class: 'grow' }, 'There are more sites than one reading holds; these are the first 10,000.')) : null, shown.node);
    found.focus();
    say(`${plural(sites.length, 'site', 'sites')} found. Nothing is saved yet.`);
  }

  /** @param {File} file */
  async function open(file) {
    if (file.size > LARGEST) throw new Refused('too-large');
    await look({ file: await base64Of(file) }, file.name);
  }

  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) busy(choose, () => open(file)).finally(() => { input.value = ''; });
  });
  const over = (/** @type {DragEvent} */ event) => event.preventDefault();
  const dropped = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    const words = event.dataTransfer?.getData('text/plain');
    if (file) busy(choose, () => open(file));
    else if (words) look({ text: words }).catch(failed);
  };
  document.addEventListener('dragover', over);
  document.addEventListener('drop', dropped);

  return {
    leave() {
      stop();
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', dropped);
    },
    node: el('section', { class: 'card stack', 'aria-labelledby': 'find-heading' },
      el('h2', { id: 'find-heading' }, tasks.length > 0 ? 'Find more' : 'Find what to move'),
      el('form', { class: 'stack', on: {
        submit: (/** @type {Event} */ event) => {
          event.preventDefault();
          if (text.value.trim() === '') text.focus();
          else busy(read, () => look({ text: text.value }));
        },
      } },
      field('Sites you have accounts with', text, 'One a line or in any text: github.com, paypal.com …'),
      el('div', { class: 'row wrap' }, read, choose, input),
      el('p', { class: 'small muted' }, 'Or choose, or drop anywhere on this page, the file (CSV) that your browser or password manager exports. Only the names of the sites are read, in memory. Its passwords and all else are neither shown nor kept.')),
      found),
  };
}

/** @param {string[]} sites @param {Task[]} tasks @param {string} [file] */
async function results(sites, tasks, file) {
  const own = app.entries.filter((entry) => entry.trashed === undefined && entry.otp).flatMap((entry) => entry.sites.map(({ host }) => host));
  const [known, ours] = await Promise.all([directory(sites), directory(own)]);
  const here = new Set([...own.flatMap(parents), ...[...ours.values()].map(({ domain }) => domain)]);
  const listed = new Set(tasks.map(({ what }) => what));
  /** @type {Map<string, Found>} */
  const rest = new Map();
  let [have, onList] = [0, 0];
  for (const host of sites) {
    const service = known.get(host);
    const site = service?.domain ?? host;
    if (rest.has(site)) continue;
    if (here.has(site) || here.has(host)) have += 1;
    else if (listed.has(site)) onList += 1;
    else rest.set(site, { id: site, site, name: service?.name ?? site, worth: service?.worth ?? 'unknown', codes: service && service.factors.includes('totp') });
  }
  const all = [...rest.values()].sort((one, other) => WORTHS.indexOf(one.worth) - WORTHS.indexOf(other.worth) || one.name.localeCompare(other.name));
  const room = MOST - tasks.length;
  const chosen = new Set(all.filter(({ codes }) => codes).slice(0, room).map(({ site }) => site));
  const keep = button('', { action: 'keep-sites', kind: 'primary', press: async () => {
    const adding = [...chosen];
    if (adding.length > room) return notice('too-many', `The list holds ${MOST.toLocaleString('en')} sites, and you chose more. Nothing was saved. Take some off.`, 'warn');
    await send('todo', { add: adding });
    if (file) app.note = deleteFile(file);
    await draw();
    toast(`${plural(adding.length, 'site is', 'sites are')} on the list`);
    return undefined;
  } });
  const count = () => {
    keep.textContent = `Put ${plural(chosen.size, 'site', 'sites')} on the list`;
    keep.disabled = chosen.size === 0;
  };
  count();
  const rows = el('ul', { class: 'stack tight', id: 'sites-list', 'aria-label': 'Sites that were found, the most valuable first' });
  const pager = pages(rows, (/** @type {Found} */ one) => row(one, chosen, count));
  pager.show(all);
  const tick = (/** @type {Found[]} */ some) => {
    chosen.clear();
    for (const { site } of some.slice(0, room)) chosen.add(site);
    pager.show(all);
    count();
  };
  const none = all.filter(({ codes }) => codes === false).length;
  return {
    stop: pager.stop,
    node: el('div', { class: 'stack' },
      file ? deleteFile(file) : null,
      el('p', { id: 'sites-told', 'data-found': sites.length, 'data-have': have, 'data-listed': onList, 'data-rest': all.length, 'data-none': none },
        sites.length === 0 ? 'No site was found in it. Nothing was kept.' : [
          `${plural(sites.length, 'site', 'sites')} found.`,
          have > 0 ? ` ${plural(have, 'has', 'have')} a code here already.` : '',
          onList > 0 ? ` ${plural(onList, 'is', 'are')} on the list already.` : '',
          none > 0 ? ` ${plural(none, 'offers', 'offer')} no app codes, as far as is known; keep the backup codes at least.` : '',
        ]),
      all.length > 0 ? [
        el('div', { class: 'row wrap' }, keep,
          button('Tick all', { action: 'tick-all', kind: 'quiet', press: () => tick(all) }), button('Tick none', { action: 'tick-none', kind: 'quiet', press: () => tick([]) })),
        rows, pager.end] : null),
  };
}

/** @param {Found} found @param {Set<string>} chosen @param {() => void} changed */
function row({ site, name, worth, codes }, chosen, changed) {
  const box = el('input', { type: 'checkbox', 'data-site': site });
  box.checked = chosen.has(site);
  box.addEventListener('change', () => {
    if (box.checked) chosen.add(site);
    else chosen.delete(site);
    changed();
  });
  return el('li', { 'data-site': site, 'data-worth': worth, 'data-codes': String(codes ?? '') }, el('label', { class: 'row check' }, box,
    el('span', { class: 'grow names' }, el('span', { class: 'name break' }, el('bdi', null, name), name === site ? null : [' ', el('bdi', { class: 'muted small' }, site)]),
      el('span', { class: 'muted small' }, codes === undefined ? 'Not in the directory: look there' : codes ? 'Offers app codes' : 'Offers no app codes, as far as is known')),
    el('span', { class: 'chip' }, WORTH_NAMES[worth])));
}

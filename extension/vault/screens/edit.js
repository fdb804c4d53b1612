// Changing an entry: names, note, sites, and the parameters of its code with its key and PIN. What is wrong is refused
// by name in the core, before anything else is saved.
import { forgetCodes } from '../../ui/codes.js';
import { busy, button, el, field } from '../../ui/element.js';
import { icon } from '../../ui/icons.js';
import { otpForm } from '../../ui/otp-form.js';
import { reachedBy } from '../../ui/reached-by.js';
import { toast } from '../../ui/say.js';
import { send } from '../../ui/send.js';
import { hostOf, title } from '../../ui/words.js';
import { app, go, notice } from '../app.js';

/** @typedef {import('../../types.d.ts').SiteView} SiteView */

/**
 * @param {string} id
 * @returns {import('../app.js').Screen}
 */
export function edit(id) {
  const entry = app.entry(id);
  if (!entry || entry.trashed !== undefined) return { title: 'Gone', main: [el('h1', null, 'This account is not in the vault any more'), el('p', null, 'Perhaps it was removed in another window: look in the trash.')] };
  const input = (/** @type {string} */ name, /** @type {string} */ value) => el('input', { id: name, type: 'text', class: 'input', autocomplete: 'off', spellcheck: 'false', value, dir: 'auto' });
  const name = input('name', entry.name);
  const account = input('account', entry.account);
  const note = el('textarea', { id: 'note', class: 'input', rows: 4, dir: 'auto' });
  note.value = entry.note ?? '';
  const sites = el('ul', { id: 'sites', class: 'stack' });
  for (const site of entry.sites) sites.append(siteRow(site));
  const reached = reachedBy(entry.reachedBy);
  const code = entry.otp ? otpForm(entry.otp) : undefined;
  const before = JSON.stringify(code?.read());
  const save = button('Save', { action: 'save', kind: 'primary', type: 'submit' });
  const leave = () => go(`entry/${encodeURIComponent(id)}`);

  async function submit() {
    const read = [...sites.children].map((row) => ({
      host: hostOf(/** @type {HTMLInputElement} */ (row.querySelector('input')).value),
      scope: /** @type {'host' | 'domain'} */ (/** @type {HTMLSelectElement} */ (row.querySelector('select')).value),
    }));
    if (read.some((site) => site.host === undefined)) {
      notice('bad-host', 'One of the sites is not an address. Nothing was saved. Write it as in the address bar, for example github.com.', 'bad');
      return;
    }
    const otp = code?.read();
    if (otp && JSON.stringify(otp) !== before) {
      await send('edit', { id, otp });
      forgetCodes();
    }
    const kept = /** @type {{host: string, scope: 'host' | 'domain'}[]} */ (read.filter((site) => site.host));
    await send('edit', { id, changes: { name: name.value.trim(), account: account.value.trim(), note: note.value, reachedBy: reached.read(), sites: kept } });
    await leave();
    toast('Saved');
  }

  return {
    title: `Edit ${title(entry)}`,
    focus: name,
    keys: (event) => {
      if (event.key !== 'Escape') return false;
      leave();
      return true;
    },
    main: [el('form', {
      class: 'sheet stack wide', on: {
        submit: (event) => {
          event.preventDefault();
          busy(save, submit);
        },
      },
    },
    el('h1', { class: 'break' }, 'Edit ', el('bdi', null, title(entry))),
    field('Name', name), field('Account', account),
    el('fieldset', { class: 'stack' }, el('legend', { class: 'label' }, 'Sites where the code may be filled'), sites,
      el('div', null, button('Add a site', { action: 'add-site', kind: 'quiet', icon: icon('add'), press: () => {
        const row = siteRow({ host: '', scope: 'domain' });
        sites.append(row);
        row.querySelector('input')?.focus();
      } }))),
    reached.node,
    code ? el('details', { id: 'code-fields' }, el('summary', null, 'The code itself'), el('div', { class: 'stack inset' },
      el('p', { class: 'small muted' }, 'A site names these when it sets up the code. With other values the codes are others, and it refuses them.'),
      code.secret, code.pin, code.more)) : null,
    field('Note', note),
    el('div', { class: 'row' }, save, button('Cancel', { action: 'cancel', kind: 'quiet', press: leave })))],
  };
}

/** @param {{host: string, scope: 'host' | 'domain'}} site */
function siteRow(site) {
  const row = el('li', { class: 'site-row row' });
  const host = el('input', { type: 'text', class: 'input', dir: 'ltr', autocomplete: 'off', spellcheck: 'false', value: site.host, 'aria-label': 'Site', placeholder: 'github.com' });
  const scope = el('select', { class: 'input', 'aria-label': 'How far it reaches' },
    el('option', { value: 'domain' }, 'and its subdomains'), el('option', { value: 'host' }, 'exactly this one'));
  scope.value = site.scope;
  row.append(el('span', { class: 'grow' }, host), el('span', null, scope),
    button([icon('close')], { action: 'remove-site', kind: 'quiet icon', name: 'Remove this site', press: () => row.remove() }));
  return row;
}

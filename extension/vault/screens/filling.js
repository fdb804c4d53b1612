// The part of the settings about filling: the context menu, and the sites that are filled by themselves.
import { button, busy, el, fill } from '../../ui/element.js';
import { toast } from '../../ui/say.js';
import { send } from '../../ui/send.js';

const MENU = { permissions: /** @type {chrome.runtime.ManifestPermission[]} */ (['contextMenus']) };

/** @returns {Promise<HTMLElement>} */
export async function filling() {
  const sites = el('div', { class: 'stack tight', id: 'by-itself-sites' });
  draw(sites, (await send('byItself')).sites);
  return el('section', { class: 'card stack', 'aria-labelledby': 'filling' },
    el('h2', { id: 'filling' }, 'Filling'),
    await contextMenu(),
    el('h3', null, 'Sites that are filled by themselves'),
    sites);
}

/** The switch of the context menu; where the browser has its permission from the start there is nothing to switch. */
async function contextMenu() {
  const always = chrome.runtime.getManifest().permissions?.includes('contextMenus');
  if (always) return el('p', null, '“Fill the code here” is in the menu of the right mouse button. Holdfast sees no page until you choose it.');
  const menu = el('input', { type: 'checkbox', id: 'context-menu', role: 'switch', 'aria-describedby': 'context-menu-hint' });
  menu.checked = await chrome.permissions.contains(MENU);
  menu.addEventListener('change', () => busy(menu, async () => {
    const done = menu.checked ? await chrome.permissions.request(MENU) : await chrome.permissions.remove(MENU);
    if (!done) menu.checked = !menu.checked;
    else toast(menu.checked ? 'Saved. Click into a field with the right button to see it.' : 'Saved');
  }));
  return el('div', null,
    el('label', { class: 'row check top' }, menu, el('span', null, '“Fill the code here” in the menu of the right mouse button')),
    el('p', { class: 'small muted', id: 'context-menu-hint' }, 'The browser asks you to allow it. Holdfast sees no page until you choose it.'));
}

/** @param {HTMLElement} place @param {string[]} sites */
function draw(place, sites) {
  if (sites.length === 0) fill(place, el('p', { class: 'small muted' }, 'None. You can switch it on in the popup, on a site where you have used a code.'));
  else fill(place, el('ul', { class: 'stack tight' }, sites.map((site) => el('li', { class: 'row' },
    el('bdi', { class: 'grow break' }, site),
    button('Switch off', { action: 'by-itself-off', name: `Switch off on ${site}`, data: { site }, press: async () => {
      draw(place, (await send('byItself', { off: site })).sites);
      toast('Switched off');
    } })))));
}

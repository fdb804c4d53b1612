// The switch "Fill by itself on this site". Switching it on asks the browser for this one origin; switching it off gives
// that back. What happens on such a site is decided in background/watch.js.
import { el } from '../ui/element.js';
import { say } from '../ui/say.js';
import { send } from '../ui/send.js';
import { app, failed, notice } from './app.js';

/** @param {import('../types.d.ts').HereWithEntries} here */
export function byItself(here) {
  const box = el('input', { type: 'checkbox', id: 'by-itself', role: 'switch' });
  box.checked = here.byItself;
  box.addEventListener('change', () => {
    (box.checked ? switchOn(box, here) : switchOff()).catch((error) => {
      box.checked = !box.checked;
      failed(error);
    });
  });
  return el('label', { class: 'row check small' }, box, el('span', { class: 'muted' }, 'Fill by itself on this site'));
}

/**
 * Chromium closes the popup while it asks. So the background hears of the wish first, and goes on by itself.
 * @param {HTMLInputElement} box
 * @param {import('../types.d.ts').HereWithEntries} here
 */
async function switchOn(box, here) {
  const hostname = here.host.replace(/:\d+$/, '');
  const wish = send('byItself', { on: true });
  // Without waiting: the browser asks only while the click counts.
  const granted = await chrome.permissions.request({ origins: [`${here.secure ? 'https' : 'http'}://${hostname}/*`] });
  await wish;
  if (!granted) {
    box.checked = false;
    await switchOff();
    notice('not-allowed', 'The browser did not allow it, so nothing is filled by itself here.', 'warn');
    return;
  }
  await send('byItself', { on: true });
  if (app.here) app.here.byItself = true;
  say('Codes are filled by themselves on this site while the vault is unlocked');
}

async function switchOff() {
  await send('byItself', { on: false });
  if (app.here) app.here.byItself = false;
  say('Nothing is filled by itself on this site');
}

// What the popup goes on to once it stands: the panel for late text messages, when a shortcut asked for it, or when the
// page in front waits for a texted code and something is kept for its site.
import { send } from '../ui/send.js';
import { app, show } from './app.js';

/** The screen that the shortcut asked for; a locked vault keeps it waiting. @type {'late' | undefined} */
let asked;

/** @param {'late' | undefined} screen */
export function opensWith(screen) {
  asked = screen;
}

/** To be called when the list stands; nobody waits for it. */
export async function goOn() {
  if (asked) {
    asked = undefined;
    await show('late');
    return;
  }
  if (!app.here || app.here.bound.length === 0) return;
  let touched = false;
  const touch = () => { touched = true; };
  for (const event of ['keydown', 'pointerdown']) addEventListener(event, touch, { capture: true, once: true });
  // After the first picture: the page is read only when nothing else is to be done.
  await new Promise((done) => setTimeout(done));
  const found = await send('scan', { from: 'survey' }).catch(() => undefined);
  if (found && 'wants' in found && found.wants === 'texted' && !touched && document.body.dataset.screen === 'list') await show('late', { wants: found.wants });
}

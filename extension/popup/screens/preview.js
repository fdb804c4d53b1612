// What was found, before anything is saved: names to correct, the site it binds to, the live code as proof, warnings.
import { button, el } from '../../ui/element.js';
import { offerList } from '../../ui/offers.js';
import { send } from '../../ui/send.js';
import { plural } from '../../ui/words.js';
import { app, notice, show } from '../app.js';

/** @typedef {import('../../types.d.ts').Preview} Preview */

/**
 * @param {{found: Preview, from: 'page' | 'text' | 'pictures' | 'form'}} params
 * @returns {import('../app.js').Screen}
 */
export function preview({ found }) {
  const one = found.offers.length === 1;
  const offers = offerList(found, app.entry, app.entries.filter((entry) => !entry.otp && app.here?.bound.includes(entry.id)));
  const save = button(one ? 'Save' : 'Save these', { action: 'save', kind: 'primary big', press: submit });

  async function submit() {
    const picks = offers.picks();
    if (!picks) {
      notice('bad-host', 'A site is not an address. Nothing was saved. Write it as in the address bar, for example github.com.', 'bad');
      return;
    }
    if (picks.length === 0) {
      notice('nothing-picked', 'Nothing is chosen. Tick what you want to keep.', 'warn');
      return;
    }
    const added = await send('add', { token: found.token, picks });
    await app.refresh();
    await show('added', { ids: added.ids }, { replace: true });
  }

  return {
    title: one ? 'Is this right?' : `${plural(found.offers.length, 'account', 'accounts')} found`,
    main: [offers.node],
    foot: [el('span', { class: 'grow' }), save],
    focus: save,
  };
}

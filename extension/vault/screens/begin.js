// A browser without a vault, and a person with a backup file.
import { takeIn } from '../../ui/carry.js';
import { busy, button, el } from '../../ui/element.js';
import { base64Of, filePicker } from '../../ui/files.js';
import { wayFields } from '../../ui/way.js';
import { draw } from '../app.js';

/** @returns {import('../app.js').Screen} */
export function begin() {
  const picker = filePicker('begin-file', 'Backup file', '.holdfast');
  const way = wayFields('begin', { passphrase: 'Passphrase of the backup' });
  const press = button('Restore', { action: 'begin', kind: 'primary big', type: 'submit' });
  const submit = async () => {
    const file = picker.file();
    if (!file) {
      picker.input.focus();
      return;
    }
    const typed = way.read();
    if (!typed) return;
    await takeIn('begin', await base64Of(file), typed);
    way.clear();
    await draw();
  };
  return { title: 'Restore from a backup file', focus: picker.input, main: [el('form', { class: 'door stack wide', on: {
    submit: (event) => {
      event.preventDefault();
      busy(press, submit);
    },
  } },
  el('h1', null, 'Restore from a backup file'),
  el('p', null, 'The vault in the file becomes the vault of this browser. It opens with what opens the file.'),
  picker.node, way.node, press,
  el('p', { class: 'small muted' }, 'No backup file? Open Holdfast from the toolbar of the browser and choose a passphrase for a new vault.'))] };
}

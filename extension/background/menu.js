// The context menu of a text field, on browsers where a person switched it on: its permission is asked for only then.
import { onFillCommand } from './gestures.js';

const ID = 'fill-here';
let listens = false;

/** Puts the item into the menu where the permission is there. Called whenever the worker starts: the item may be gone. */
export async function showMenu() {
  if (!chrome.contextMenus) return;
  if (!listens) chrome.contextMenus.onClicked.addListener(onMenu);
  listens = true;
  await chrome.contextMenus.removeAll();
  chrome.contextMenus.create({ id: ID, title: 'Fill the code here', contexts: ['editable'], documentUrlPatterns: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'] });
}

/** @param {chrome.contextMenus.OnClickData} info */
function onMenu({ menuItemId }) {
  if (menuItemId === ID) onFillCommand();
}

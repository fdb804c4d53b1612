// The listeners, registered at top level so that each event wakes the worker. No logic lives here.
import { onBeat, unwatchAway, watchAway } from './away.js';
import { show } from './badge.js';
import { finishIntent, onFillCommand, onLateCommand } from './gestures.js';
import { showMenu } from './menu.js';
import { answer } from './messages.js';
import { guardSession } from './platform.js';
import * as session from './session.js';
import * as vault from './vault.js';
import { forbidden, isSeen, permitted, seen } from './watch.js';

chrome.runtime.onMessage.addListener((message, sender, reply) => {
  if (sender.tab && isSeen(message)) {
    seen(sender).catch(() => undefined);
    return false; // a tab is never answered
  }
  answer(message, sender).then(reply).catch(() => undefined); // whoever asked may be gone
  return true; // the answer comes later
});

chrome.alarms.onAlarm.addListener((alarm) => {
  if (session.isLockAlarm(alarm)) vault.lockIfOver();
  onBeat(alarm);
});

chrome.commands.onCommand.addListener((command) => {
  if (command === 'fill') onFillCommand();
  if (command === 'late') onLateCommand();
});

chrome.permissions.onAdded.addListener((added) => {
  permitted(added);
  finishIntent(added);
  if (added.permissions?.includes('contextMenus')) showMenu();
  if (added.permissions?.includes('idle')) watchAway();
});
chrome.permissions.onRemoved.addListener((removed) => {
  forbidden(removed);
  if (removed.permissions?.includes('idle')) unwatchAway();
});

vault.onChange(show);
guardSession();
showMenu();
watchAway();
vault.lockIfOver();

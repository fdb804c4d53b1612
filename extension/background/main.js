// The listeners, registered at top level so that each event wakes the worker. No logic lives here.
import { finishIntent, onFillCommand } from './gestures.js';
import { answer } from './messages.js';
import { guardSession } from './platform.js';
import * as session from './session.js';
import * as vault from './vault.js';

chrome.runtime.onMessage.addListener((message, sender, reply) => {
  answer(message, sender).then(reply).catch(() => undefined); // whoever asked may be gone
  return true; // the answer comes later
});

chrome.alarms.onAlarm.addListener(async (alarm) => {
  if (session.isLockAlarm(alarm) && !(await session.status()).unlocked) await vault.lock();
});

chrome.commands.onCommand.addListener((command) => {
  if (command === 'fill') onFillCommand();
});

chrome.permissions.onAdded.addListener((added) => { finishIntent(added); });

guardSession();

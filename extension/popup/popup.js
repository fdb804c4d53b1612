// Starts the popup: takes what the background says that there is (ask.js has asked), and shows the screen for it. What a
// screen holds is in screens/; this file holds none of it.
//
// Handles for tests and for assistive scripts; they stay stable.
//   body[data-screen]: loading | first-run | ready | locked | damaged | list | entry | add | by-hand | paste | preview | added |
//     backup-preview | kept | late | clock | ask
//   Everywhere: #notices [role=alert|status] with [data-code] · #said (polite announcements) · [data-action=back] (Esc) ·
//     .toast with [data-action=undo]
//   first-run: #passphrase #passphrase-again #show-passphrase #strength [data-action=suggest] [data-action=create] · ready:
//     [data-action=recovery] [data-action=later] · locked: #passphrase [data-action=unlock] [data-action=use-recovery-key]
//     #recovery-key [data-action=use-passkey]
//   list: #search · section.here [data-id] with .code, [data-action=fill] [data-action=copy] [data-action=time-left]
//     [data-action=backup-codes] (or [data-action=open] without any) [data-action=late], which
//     stands in .strip when nothing is kept for the site · #entries > li[data-id] with [data-action=open] and
//     [data-action=copy]; text-only rows have a .chip · [data-action=lock] [data-action=add-from-page]
//     [data-action=add-other] [data-action=open-vault]
//     #by-itself (checkbox: fill by itself on this site) · [data-code=service-offers] with [data-action=service-settings]
//     (a link), where nothing better than a text message is kept and the directory knows the site
//     [data-code=next-step][data-step] with [data-action=step-add] [data-action=step-fill] [data-action=step-codes]
//     [data-action=step-print] [data-action=secure] · [data-code=drill-due] [data-action=fire-drill]
//   entry: .code [data-action=fill] [data-action=copy] [data-action=next-code] (counter-based) · [data-action=reveal]
//     #revealed [data-action=copy-backup] [data-action=fill-backup] [data-action=spend] [data-action=undo] ·
//     [data-action=keep-codes] [data-action=add-codes-text]
//   add: [data-action=add-from-page] [data-action=keep-codes] [data-action=by-hand] [data-action=paste] #pictures (file input)
//   by-hand: #name #account #secret #kind #digits #period #algorithm #counter #pin [data-action=check]
//   paste: #text [data-action=check] [data-action=codes-file] #codes-file (file input)
//   preview: .offer[data-index] with .offer-pick (checkbox, several offers), .offer-name, .offer-account, .offer-host (input),
//     .code · #keep-with (an account of backup codes that it completes) · [data-action=save]
//   added: [data-action=fill] (Fill the code here now) [data-action=keep-codes] [data-action=done]
//   backup-preview: .backup-line (inputs) [data-action=remove-line] [data-action=add-line] #keep-for #keep-name
//     #keep-account [data-action=save] #keep-site
//   kept: [data-action=done] [data-action=paper] [data-code=delete-file]
//   late without an entry here: [data-action=find] [data-action=add-from-page] [data-action=keep-codes]
//   late: .code [data-action=fill] [data-action=copy] [data-action=fill-backup] [data-action=reveal] #revealed
//     [data-action=spend] · [data-code=service-ways] [data-action=service-help] [data-action=service-backup] (links)
//   clock: [data-action=compare] #skew [data-action=apply] [data-action=stop]
//   ask: [data-reason] .host [data-action=confirm] [data-action=cancel] #read-it (checkbox, look-alike) ·
//     [data-action=target][data-target] (which-field, wants-other) [data-action=overwrite] (holds-other) [data-action=allow] (frame) ·
//     [data-action=append] (no-field beside a password)
//   After a fill: #notices [data-code=filled|changed|refused]; a popup that filled a code closes after 1.5 s.
import { onFailure } from '../ui/element.js';
import { onCodesFailure } from '../ui/codes.js';
import { answerTo, list } from '../ui/send.js';
import { app, failed, lockAt, notice, screenFor, show } from './app.js';
import './fit.js';

onFailure(failed);
onCodesFailure(failed);

async function start() {
  app.state = await answerTo(asked.state);
  if (app.state.vault === 'unlocked') {
    app.take(await answerTo(asked.list).catch(() => list(asked.first))); // again where it was unlocked in between
  }
  await show(screenFor(app.state));
  lockAt(app.state.lockAt);
  app.tellNotice().catch(failed);
  app.bringRest().catch(failed);
  const { goOn, opensWith } = await import('./opening.js');
  opensWith(app.state.screen);
  if (app.state.vault === 'unlocked') goOn().catch(failed);
}

start().catch(async (error) => {
  const { codeOf, sentence } = await import('../ui/errors.js');
  document.body.dataset.screen = 'broken';
  notice(codeOf(error), sentence(codeOf(error)), 'bad');
});

// The vault page: a tab with all accounts, the trash, settings and how to keep it all safe. The address after # names
// the screen: #accounts, #add, #entry/<id>, #edit/<id>, #trash, #settings, #safe, #restore, #keys,
// #recovery, #ready, #codes/<id>, #todo, #secure/<site or id>, #fire-drill.
//
// Handles: body[data-screen] is loading | locked | no-vault | damaged | accounts | add | entry | edit | trash | settings | safe |
//     restore | keys | recovery | todo | secure | fire-drill ·
//   nav [data-action=go][data-to] · [data-action=lock] · #passphrase [data-action=unlock] · #search #entries > li[data-id] ·
//   entry: .code [data-action=copy] [data-action=edit] [data-action=remove] [data-action=reveal] [data-action=spend]
//   [data-action=pin] [data-action=show-qr] [data-action=copy-link] with [data-action=yes-show] [data-action=yes-copy]
//   [data-action=no] #earlier [data-action=restore-earlier] svg.qr [data-action=hide]; counter-based: [data-action=next-code] #counter [data-action=set-counter] ·
//   add: #pictures (file) #text [data-action=check-text] #name #account #secret … [data-action=check] #found .offer
//   [data-action=save] · edit: #name #account #note #code-fields (#secret #kind #digits …) #sites .site-row [data-action=add-site] [data-action=remove-site]
//   [data-action=save] [data-action=cancel] · trash: li[data-id] [data-action=restore] · settings: #lock-after #lock-away ·
//   restore: .copy[data-id][data-place][data-state] [data-action=bring], then [data-action=merge] [data-action=replace]
//   [data-action=cancel] · #room-used #persisted [data-action=persist] · safe: #last-backup #recovery-state [data-action=recovery]
//   [data-action=see-keys] [data-action=see-copies] · keys: .slot[data-id][data-kind] [data-action=change] [data-action=rename]
//   [data-action=remove] (stays where it is the last) [data-action=add-recovery] [data-action=add-passphrase]
//   [data-action=add-passkey] [data-action=change-key], each opening a form in #work with [data-action=save]
//   (yes-remove) · recovery: .key-groups [data-action=print] [data-action=save-file] [data-action=next] [data-action=later], then
//   input[data-group] [data-action=done] ·
//   todo: #sites-text [data-action=find-sites] #sites-file (file) #sites-told[data-found][data-have][data-listed][data-rest][data-none]
//   #sites-list li[data-site] [data-action=keep-sites] [data-action=tick-all] · #todo-progress[data-done][data-all] #todo-list
//   li[data-what][data-state] [data-action=drop] [data-action=next] · secure: #steps[data-now] li[data-step][data-state]
//   [data-action=visit] and the marks of steps (opened, first-taken, no-codes, not-printed, texts-off, texts-kept)
//   [data-code=secured] · fire-drill: #drill-choose li[data-id] [data-action=begin-drill] #drill-progress #drill-list
//   li[data-id][data-state] [data-action=drilled] [data-action=undo-drilled] [data-action=end-drill] #drill-yearly ·
//   ready: #next-step [data-action=way-out][data-finding] [data-action=skip] · .key[data-action=only][data-level] ·
//   #ready-list li[data-id][data-level][data-finding] [data-action=way-out] · [data-action=print] ·
//   #notices [data-code] · .toast [data-action=undo]
import { onCodesFailure } from '../ui/codes.js';
import { onFailure } from '../ui/element.js';
import { failed, start } from './app.js';

onFailure(failed);
onCodesFailure(failed);
start().catch(failed);

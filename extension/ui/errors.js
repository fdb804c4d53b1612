// Every code that something can fail with, as sentences for a person: what happened, that nothing was lost, what to do.
// Codes come from src/error.rs and from the background; tests check that none is missing.

const NOTHING_SAVED = 'Nothing was saved.';
const NOTHING_LOST = 'Nothing was lost.';

/** @type {Record<string, string>} */
const SENTENCES = {
  'bad-input': `Something in this is too long or not in the form that is needed. ${NOTHING_SAVED} Check what you typed and try again.`,
  'too-many': `This is more than Holdfast can hold: 10,000 accounts, 200 backup codes for each. ${NOTHING_LOST} Remove what you no longer need, then try again.`,
  'random-failed': `The browser gave no random numbers, and without them nothing can be sealed. ${NOTHING_SAVED} Restart the browser and try again.`,

  'not-otpauth': 'This is not an address of a one-time code; those begin with otpauth://. Nothing was saved. Copy it again from the site, or add the account by hand.',
  'unknown-kind': `This is a kind of code that Holdfast does not know. ${NOTHING_SAVED} Ask the site for a code for an authenticator app.`,
  'unknown-algorithm': `This code asks for a way of counting that Holdfast does not know. ${NOTHING_SAVED} Known are SHA-1, SHA-256 and SHA-512.`,
  'secret-missing': `The key is missing. ${NOTHING_SAVED} Copy it from the page of the site; it often stands under the QR code.`,
  'secret-not-base32': `The key holds a character that keys do not have; they are made of the letters A–Z and the digits 2–7. ${NOTHING_SAVED} Check it against the page, or copy and paste it.`,
  'secret-too-long': `The key is longer than keys are (256 bytes). ${NOTHING_SAVED} Copy only the key itself.`,
  'secret-too-short': `The key is too short to be one. ${NOTHING_SAVED} Copy all of it from the page.`,
  'digits-out-of-range': `A code has 4 to 10 digits. ${NOTHING_SAVED} Set the number that the site names, which is nearly always 6.`,
  'period-out-of-range': `A code lasts from 1 second to a day. ${NOTHING_SAVED} Set the time that the site names, which is nearly always 30 seconds.`,
  'counter-out-of-range': `The counter is not a number that can be counted with. ${NOTHING_SAVED} Type the one that the site names, or 0.`,
  'pin-wrong': `This kind of code needs its PIN, and there is none that fits. ${NOTHING_LOST} Type the PIN that you chose at the site; for an account that you have, on the vault page under Edit.`,
  'migration-unreadable': `This Google Authenticator export cannot be read. ${NOTHING_SAVED} Make the export again and show all its QR codes.`,

  'not-a-vault': `This is not a Holdfast file. ${NOTHING_LOST} Choose another file.`,
  'unknown-version': `This was written by a newer Holdfast. ${NOTHING_LOST} Update the extension, then open it again.`,
  'unknown-slot': `This has a way of unlocking that this Holdfast does not know. ${NOTHING_LOST} Update the extension, then open it again.`,
  truncated: 'This copy of the vault ends too early. It was left as it is, and nothing was written over it.',
  'trailing-bytes': 'This copy of the vault goes on after its end. It was left as it is, and nothing was written over it.',
  'not-canonical': 'This copy of the vault is not in the form that it should have. It was left as it is, and nothing was written over it.',
  'too-large': `This is larger than Holdfast reads. ${NOTHING_LOST}`,
  'cost-too-high': `Opening this would need more work than Holdfast ever asks for, so it was refused. ${NOTHING_LOST}`,
  'cost-too-low': `This is protected less well than Holdfast allows, so it was refused. ${NOTHING_LOST}`,
  'wrong-passphrase': 'That is not the passphrase of this vault. Nothing was lost, and you can try as often as you like. Check Caps Lock and the keyboard language.',
  'wrong-recovery-key': 'That is not the recovery key of this vault. Nothing was lost. Check that the sheet belongs to this vault.',
  'recovery-key-mistyped': 'There is a typing error in the recovery key. Nothing was lost. Compare it with the sheet, group by group.',
  'wrong-passkey': 'This passkey does not open this vault. Nothing was lost. Use another passkey, or your passphrase.',
  'wrong-key': `The key does not fit this vault. ${NOTHING_LOST} Lock it, then unlock it again.`,
  damaged: 'This copy of the vault was changed or damaged. It was left as it is, and nothing was written over it.',
  'passphrase-too-weak': 'This passphrase is too easy to guess. Nothing was saved. Use at least 12 characters; four or five words that do not belong together are good.',
  'memory-short': 'The browser did not give the memory that opening needs. Nothing was lost. Close some tabs and try again.',
  'no-such-version': 'This earlier version is no longer there. Nothing was changed.',
  'last-slot': 'This is the last way to open the vault by hand, so it stays. Add another one first.',
  'no-such-slot': `This way of unlocking is gone already. ${NOTHING_LOST}`,

  'no-such-entry': 'This account is not in the vault any more. Perhaps it was removed in another window: look in the trash of the vault page.',
  'no-one-time-code': 'This account has no one-time code, only backup codes.',
  'no-such-code': 'This backup code is not there any more. Open the account again to see what is left.',
  'already-spent': 'This backup code was used already. Nothing was changed. Use the next one.',
  'empty-entry': `An account needs a name, a one-time code or backup codes. ${NOTHING_SAVED} Type at least a name.`,
  'offer-expired': `What you looked at can no longer be saved as it was. ${NOTHING_LOST} Read it again from the page.`,
  'other-vault': `These two belong to different vaults, so they were not mixed. ${NOTHING_LOST}`,
  'not-bound': 'This account was not used on this site before, so nothing was filled. Open the popup on that page to say yes first.',
  'never-filled': 'Holdfast does not fill codes here: the page is not protected by https, or belongs to the browser. You can copy the code instead.',

  'no-qr-code': `No QR code was found. ${NOTHING_SAVED} Make it fully visible on the page, or use the key that stands beside it.`,
  'qr-not-otpauth': `There is a QR code, but it holds something else, such as a web address. ${NOTHING_SAVED} Look for the one that the site shows for an authenticator app.`,
  'picture-too-large': `The picture is too large to read. ${NOTHING_SAVED} Cut out the QR code and use that.`,
  'no-backup-codes': `No backup codes were found. ${NOTHING_SAVED} Select them on the page and try again, or paste them.`,

  'empty-file': 'There is nothing in this file. Nothing was changed. Make the export again and choose the new file.',
  'unknown-format': 'This file is in no form that Holdfast knows. Nothing was changed. Choose the file that the other app exported, or export it as a list of otpauth addresses.',
  'file-damaged': 'This file breaks off or is not in the form that its app writes. Nothing was changed. Make the export again and choose the new file.',
  'password-needed': 'This file is locked with a password. Nothing was changed. Type the password that belongs to it.',
  'wrong-password': 'That is not the password of this file. Nothing was changed, and you can try as often as you like. Check Caps Lock and the keyboard language.',
  'wrong-or-damaged': 'Either the password is wrong or the file is damaged; files of this kind do not tell which. Nothing was changed. Check Caps Lock and the keyboard language, then make the export again.',
  'unknown-lock': 'This file is locked in a way that Holdfast cannot open. Nothing was changed. Export it again with a password, or without one.',
  'not-enough-memory': 'The browser did not give the memory that opening this file takes. Nothing was changed. Close other tabs and try again, or export the file without a password.',
  'manifest-needed': 'Steam locked this file, and what opens it stands in manifest.json beside it. Nothing was changed. Choose both files together.',
  'columns-needed': 'Holdfast does not know the columns of this table. Nothing was changed. Say which column holds the key.',
  'pgp-file': 'This file is locked with OpenPGP, which Holdfast does not open. Nothing was changed. Open it with the program that you use for that, and choose what comes out.',
  'account-bound': 'This export opens only in the account that made it. Nothing was changed. Export again and choose the kind that is protected by a password, or the plain one.',
  'keepass-database': 'This is a KeePass database. Nothing was changed. Export it in KeePass or KeePassXC as XML or CSV, and choose that file.',
  'app-database': "This is an app's own database and no export. Nothing was changed. Use the app's export, or set the accounts up anew at each site.",
  'picture-file': 'This is a picture. Nothing was changed. Add it as a picture, so that its QR codes are read.',

  'no-time-here': 'The site could not be asked for its time: this page forbids that, or the site does not answer. Nothing was changed. Try it on another page of the site, or on another site.',
  'no-date': 'The site did not tell its time, so the clock could not be compared. Nothing was changed. Try it on another site.',
  locked: 'The vault is locked. Nothing was lost. Unlock it to go on.',
  'no-vault': 'There is no vault yet. Choose a passphrase to make one.',
  'no-tab': 'There is no page in front to work with. Open the page, then open Holdfast on it.',
  'page-closed-to-extensions': 'The browser keeps extensions out of this page. Nothing was filled or read. On other pages Holdfast works; here you can copy the code.',
  'page-silent': 'The page does not answer: it is still busy, or waits behind a question of its own. Nothing was filled or read. Answer its question or wait a moment, then try again.',
  'bad-message': `Holdfast did not understand its own page. ${NOTHING_LOST} Close this and open it again.`,
  'storage-failed': 'The browser could not write to its storage. This change was not saved; everything before it is still there. Free some disk space and try again.',
  'storage-full': "The browser's storage is full. This change was not saved; everything before it is still there. Free some disk space and try again.",
  'vault-exists': 'There is a vault already, and it was left as it is. Unlock it with its passphrase.',
  'passkey-refused': 'No passkey was used: the question was closed, or the device did not agree. Nothing was changed. You can try again.',
  'passkey-without-prf': 'This device or security key cannot keep what the vault needs, so it is no way in. Nothing was changed. Use another one, or the passphrase.',
  'no-such-copy': 'This copy is not there any more. Nothing was changed. Open the page again to see what is stored.',
  'not-yet': 'This is not built yet. Nothing was changed.',
  restarted: 'Holdfast stumbled and started itself afresh. Everything saved is still there. Please try once more.',
  failed: 'Holdfast stumbled over something it did not expect. Everything saved is still there. Please try once more.',
  'no-answer': 'Holdfast did not answer. Everything saved is still there. Please try once more.',
  'file-unreadable': 'The browser could not read this file. Nothing was changed. Check that it is still there, then choose it again.',
  'picture-unreadable': `This file cannot be opened as a picture. ${NOTHING_SAVED} Use a PNG, JPEG or WebP picture.`,
  'clipboard-failed': 'The browser did not allow copying just now. Press Copy again, or type the code over.',
};

/** What is worth knowing before something is saved. @type {Record<string, string>} */
const WARNINGS = {
  'short-secret': "The site chose a short key. It works; that is the site's choice.",
  'secret-short': "The site chose a short key. It works; that is the site's choice.",
  'counter-missing': 'The counter is not named, so it starts at 0. If the site refuses the code, set the counter it names.',
  'issuers-differ': 'The QR code names two different sites. Check the name.',
  'pin-missing': 'This kind of code needs a PIN, and there is none. It gives codes when you have set the PIN that you chose at the site: on the vault page, under Edit.',
  duplicate: 'The vault has this one already.',
  'site-by-name': 'The file names no site; this one was guessed from the name.',

  'mixed-shapes': 'The codes do not all look alike. Check each line.',
  'unusual-count': 'Sites usually give another number of codes. Check that none is missing.',
  'too-many': 'There were more than 200; the rest is left out.',
};

/** @typedef {'page' | 'text' | 'file'} Source where backup codes were looked for */

/** @param {string} code */
export function sentence(code) {
  return SENTENCES[code] ?? `Something went wrong that has no words yet (${code}). ${NOTHING_LOST} Please try once more.`;
}

/** @param {string} code */
export function warning(code) {
  return WARNINGS[code] ?? SENTENCES[code] ?? `Check this before you go on (${code}).`;
}

/**
 * What is doubtful about backup codes that were found.
 * @param {string} code
 * @param {number} count of the codes
 * @param {Source} source
 */
export function codesWarning(code, count, source) {
  switch (code) {
    case 'maybe-partial': return `A code may be missing. Compare each line with the ${source}, and add what is not here.`;
    case 'no-context': return count === 1 ? `The ${source} does not say that this is a backup code. Check that it is.` : `The ${source} does not say that these are backup codes. Check that they are.`;
    case 'unusual-count': return count === 1 ? `This is the only code that was found. Check that it is whole, and that the ${source} has no more.` : warning(code);
    default: return warning(code);
  }
}

/** Nothing was found, and what to do then. @param {Source} source */
export function noCodes(source) {
  if (source === 'page') return sentence('no-backup-codes');
  return `No backup codes were found in the ${source}. ${NOTHING_SAVED} ${source === 'file' ? 'Open it, copy the codes and paste them, one on each line.' : 'Put each code on a line of its own, without other words, and try again.'}`;
}

/**
 * The code of anything that was thrown.
 * @param {unknown} error
 */
export function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no-answer';
}

/** Every code that has a sentence, for the tests. */
export const KNOWN = Object.freeze(Object.keys(SENTENCES));

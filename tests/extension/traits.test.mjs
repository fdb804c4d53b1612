// What real applications were seen to do and the practice site does not: odd fields and buttons, and backup codes in odd
// dress. Each page is the smallest one with that trait.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from './driver.mjs';
import { addShapes, makeVault } from './scenes.mjs';

/** @type {import('./driver.mjs').Driver} */
let driver;
let id = '';

before(async () => {
  driver = await start();
  await (await makeVault(driver)).close();
  await addShapes(driver);
  const popup = await driver.popup();
  id = (await popup.send({ type: 'list' })).entries[0].id;
  await popup.close();
});
after(() => driver?.close());

/** @param {string} body @param {Record<string, unknown>} message @returns {Promise<any>} */
async function on(body, message) {
  await driver.go('/shapes/');
  await driver.tab.setContent(`<!doctype html><title>Harbour</title><body>${body}</body>`);
  const popup = await driver.popup();
  const answer = await popup.send(message);
  await popup.close();
  return answer;
}

const LOGIN = '<label>User name <input name="user" autocomplete="username" value="ada"></label><label>Password <input name="password" type="password" value="cowbell 9"></label>';

/** @type {Record<string, string>} the field that is to be filled has the class `here` */
const FIELDS = {
  'a random name, type number, no label, no id, no form': '<h1>Two-factor authentication</h1><p>Enter the 6-digit code from your authenticator app.</p><input class="here" type="number" name="f8a91c"><button>Verify</button>',
  'under the still filled user name and password': `<form><h1>Sign in</h1>${LOGIN}<label>One-time code <input class="here" name="otp" autocomplete="off"></label><button>Sign in</button></form>`,
  'two elements with one id, the picture first': '<form><h2>Two-step verification</h2><img id="code" alt="" width="20" height="20"><label for="code">Authentication code</label><input class="here" id="code" name="code"><button>Next</button></form>',
  'a label that points nowhere': '<form><h2>Verification</h2><label for="nowhere">Code from your authenticator app</label><input class="here" name="value"><button>Go</button></form>',
  'type password': '<form><h2>Second factor</h2><label>One-time password <input class="here" type="password" name="token" autocomplete="off"></label><button>Go</button></form>',
  'no type at all': '<form><h2>Two-factor authentication</h2><input class="here" name="code" placeholder="Authentication code"><button>Go</button></form>',
};

for (const [trait, body] of Object.entries(FIELDS)) {
  test(`a code is filled: ${trait}`, async () => {
    const answer = await on(body, { type: 'fill', id, what: 'code' });
    assert.equal(answer.filled?.report, 'filled', JSON.stringify(answer));
    assert.match(await driver.valueOf('.here'), /^\d{6}$/);
    assert.equal(await driver.tab.$$eval('input:not(.here)', (others) => others.map((one) => /** @type {HTMLInputElement} */ (one).value).join()), body.includes(LOGIN) ? 'ada,cowbell 9' : '');
  });
}

for (const event of ['input', 'change', 'keyup', 'keydown']) {
  test(`a button that wakes at ${event} is awake afterwards`, async () => {
    await driver.go('/shapes/');
    await driver.tab.setContent('<!doctype html><title>Harbour</title><form><h1>Two-factor authentication</h1><label>Authentication code <input class="here" name="otp"></label><button disabled>Verify</button></form>');
    await driver.tab.evaluate((wakes) => {
      document.querySelector('.here')?.addEventListener(wakes, () => document.querySelector('button')?.removeAttribute('disabled'));
    }, event);
    const popup = await driver.popup();
    await popup.send({ type: 'fill', id, what: 'code' });
    await popup.close();
    assert.equal(await driver.tab.$eval('button', (button) => /** @type {HTMLButtonElement} */ (button).disabled), false);
  });
}

const DIGITS = ['04817263', '99120034', '00718829', '51930071', '82640915', '37105582', '60028417', '19473306'];
const TWELVE = ['048172639912', '003400718829', '519300718264', '091537105582', '600284171947', '330681527004', '774401926538', '205519473866'];
const HEX = ['71eb-4c9e-3dca', '0a42-9f0d-77b1', 'c3d8-1e5f-a209', '5b6e-d0c4-18f7', 'e901-2ab3-6c4d'];
const BASE32 = ['EABT QETF 67RP BBSV', 'HQFO RWF3 6FAO K7XG', 'HHSD H6LB CXPC 4KAR', 'MTCD TWIT XILL ASZP', 'YSLR TV54 IU27 5GDB', 'EP6W OTBM DIS3 JKHH', 'BTIE USPA UKBI 73UC', 'APC6 5JYI 6ONK ROB3', 'UOEN EZU6 VGY3 3IFT', 'BQDG ARZT KTS4 E434'];
const SMALL = ['mzxw6ytboi', 'gezdgnbvgy', 'krugs4zanf', 'onswg4tfoq', 'nbxxezdfom', 'pfxxk4ramf', 'orsxg5bam5', 'ojqw4zdpnu'];
const UUIDS = ['5f2c1d0e-7a44-4b19-9c83-0d6be1a75f21', 'c09b7e14-22d8-4f6a-8e05-b3a91c4d7702', '1e8840fa-93cb-4d27-a6f1-58c20b9e3d44', 'a7316bd5-0f9e-4c82-b14d-e20597fc6a18', '88d02c7f-5be1-4a36-91c7-4f0a3e6db915'];

/** @param {string[]} codes @param {string} tag */
const each = (codes, tag) => codes.map((code) => `<${tag}>${code}</${tag}>`).join('');

/** @type {Record<string, { body: string, codes: string[] }>} */
const SETS = {
  'eight digits with leading zeros in a text box': { codes: DIGITS, body: `<h1>Recovery codes</h1><textarea readonly rows="8">${DIGITS.join('\n')}</textarea>` },
  'twelve digits after dashes': { codes: TWELVE, body: `<h1>Backup codes</h1><p>Keep them safe.</p><pre>${TWELVE.map((code) => `- ${code}`).join('\n')}</pre>` },
  'hex in three groups, in a list': { codes: HEX, body: `<h1>Recovery codes</h1><ul>${each(HEX, 'li')}</ul>` },
  'groups parted by no-break spaces, in a table': { codes: BASE32, body: `<h2>Scratch codes</h2><table>${BASE32.map((code) => `<tr><td>${code.replaceAll(' ', '&nbsp;')}</td></tr>`).join('')}</table>` },
  'lower-case base32 in code elements': { codes: SMALL, body: `<h2>Backup codes</h2><p>Each can be used once.</p><div>${each(SMALL, 'code')}</div>` },
  'UUIDs in kbd elements': { codes: UUIDS, body: `<h2>Recovery codes</h2><ul>${UUIDS.map((code) => `<li><kbd>${code}</kbd></li>`).join('')}</ul>` },
  'a flash message parted by line breaks': { codes: HEX, body: `<div role="alert" class="flash">Two-factor authentication is on. These are your backup codes:<br>${HEX.join('<br>')}</div><h1>Profile</h1><p>Member since 2019-05-12</p>` },
  'beside the secret, in its dress': {
    codes: BASE32,
    body: `<h2>Step 2</h2><p><b>Two-factor authentication secret key:</b><br><kbd>QMU5 FMGG 376U AJE7 WNWX LGQV IVCL RAK4</kbd><br><b>Account name:</b><br>Harbour:Ada</p><h2>Step 3</h2><p><b>Important</b><br>Write these recovery codes down.</p><ul>${BASE32.map((code) => `<li><kbd>${code}</kbd></li>`).join('')}</ul><h2>Step 4</h2><label>Enter a code <input autocomplete="one-time-code" name="token"></label>`,
  },
  'a dialog over a page with other codes': {
    codes: HEX,
    body: `<h1>Orders</h1><ul>${each(['4711-0815-2201', '4711-0815-2202', '4711-0815-2203', '4711-0815-2204'], 'li')}</ul><dialog open role="dialog" aria-modal="true"><h2>Backup codes</h2><p>Save these backup codes in a secure place.</p><div>${each(HEX, 'span')}</div></dialog>`,
  },
};

for (const [trait, { body, codes }] of Object.entries(SETS)) {
  test(`backup codes are read whole: ${trait}`, async () => {
    const answer = await on(body, { type: 'captureBackup', from: 'page' });
    const read = answer.codes?.map((/** @type {any} */ one) => one.text.replace(/\u00a0/g, ' '));
    assert.deepEqual(read, codes, JSON.stringify(answer));
  });
}

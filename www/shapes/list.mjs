// Every kind of code field as data: what the page looks like and what it wants. The server checks the posted value.
import { html } from '../html.mjs';

/**
 * @typedef {object} Shape
 * @property {string} name the last part of its address
 * @property {string} title
 * @property {'code' | 'backup' | 'either' | 'texted' | 'none'} wants what a filler may put there
 * @property {string} about for the person who tries it
 * @property {string} heading the heading of the form, as the imitated sites word it
 * @property {{text: string}} fields the inside of the form, without the button
 * @property {string[]} names the posted fields that together are the answer
 * @property {boolean} [framed] the form stands in a frame of the same site
 */

const SIX = [1, 2, 3, 4, 5, 6];
const PLAIN = html`<div class="field"><label for="code">Authentication code</label>
  <input class="code" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6"></div>`;

/** @type {Shape[]} */
export const SHAPES = [
  {
    name: 'plain', title: 'One field', wants: 'code', heading: 'Two-step verification', names: ['code'],
    about: 'The ordinary case: one field that says what it is.', fields: PLAIN,
  },
  {
    name: 'bare', title: 'A field with a placeholder only', wants: 'code', heading: 'Two-factor authentication', names: ['token'],
    about: 'No label and no autocomplete; only the heading and the placeholder tell.',
    fields: html`<p>Open your authenticator app to see the code.</p>
      <div class="field"><input class="code" name="token" type="text" placeholder="6-digit code" aria-label="6-digit code"></div>`,
  },
  {
    name: 'number', title: 'A number field', wants: 'code', heading: 'Enter your one-time password', names: ['otp'],
    about: 'type="number"; a leading zero must survive.',
    fields: html`<div class="field"><label for="otp">One-time password from your authenticator</label>
      <input class="code" id="otp" name="otp" type="number" min="0" max="999999"></div>`,
  },
  {
    name: 'hidden-digits', title: 'A field of type password', wants: 'code', heading: 'Second factor', names: ['passcode'],
    about: 'The digits are drawn as dots; it still takes a code and not a password.',
    fields: html`<div class="field"><label for="passcode">One-time code (6 digits) from your authenticator app</label>
      <input class="code" id="passcode" name="passcode" type="password" autocomplete="off" inputmode="numeric" maxlength="6"></div>`,
  },
  {
    name: 'split', title: 'Six boxes', wants: 'code', heading: 'Enter the 6-digit code from your authenticator app',
    names: SIX.map((n) => `digit-${n}`), about: 'One character a box; the cursor moves on by itself.',
    fields: html`<fieldset><legend>Authentication code</legend><div class="boxes" data-boxes>${SIX.map(
      (n) => html`<input name="digit-${n}" inputmode="numeric" maxlength="1" aria-label="Digit ${n}">`,
    )}</div></fieldset>`,
  },
  {
    name: 'split-loose', title: 'Six boxes without a limit', wants: 'code', heading: 'Two-factor authentication',
    names: SIX.map((n) => `d${n}`), about: 'No maxlength; each box cuts its text itself and moves on at keyup.',
    fields: html`<fieldset><legend>Enter the code from your authenticator</legend><div class="boxes" data-boxes="keyup">${SIX.map(
      (n) => html`<input id="d${n}" name="d${n}" type="tel" autocomplete="${n === 1 ? 'one-time-code' : 'off'}" aria-label="Code, digit ${n} of 6">`,
    )}</div></fieldset>`,
  },
  {
    name: 'drawn', title: 'One transparent field over drawn boxes', wants: 'code', heading: 'Authentication code', names: ['code'],
    about: 'The boxes are decoration; the real field lies over them and cannot be seen.',
    fields: html`<div class="drawn field" data-drawn><div class="boxes" aria-hidden="true">${SIX.map(() => html`<span></span>`)}</div>
      <input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" aria-label="Authentication code"></div>`,
  },
  {
    name: 'shadow', title: 'Inside a shadow root', wants: 'code', heading: 'Two-step verification', names: ['code'],
    about: 'A custom element keeps its field in an open shadow root.',
    fields: html`<harbour-code class="field"></harbour-code>`,
  },
  {
    name: 'frame', title: 'In a frame of the same site', wants: 'code', heading: 'Two-step verification', names: ['code'],
    about: 'The form is another page of this site, shown in a frame.', fields: PLAIN, framed: true,
  },
  {
    name: 'together', title: 'Password and code on one page', wants: 'code', heading: 'Sign in', names: ['otp_attempt'],
    about: 'User name, password and code are asked for together; only the code is filled.',
    fields: html`<div class="field"><label for="login">User name</label><input id="login" name="login" autocomplete="username" value="ada"></div>
      <div class="field"><label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password"></div>
      <div class="field"><label for="otp">Two-factor code</label><input class="code" id="otp" name="otp_attempt" autocomplete="off"></div>`,
  },
  {
    name: 'controlled', title: 'A field that a framework controls', wants: 'code', heading: 'Two-factor authentication', names: ['code'],
    about: 'The page keeps the value itself and writes it back; the button wakes at change only.',
    fields: html`<div class="field" data-controlled><label for="code">Code from your authenticator app</label>
      <input class="code" id="code" name="code" inputmode="numeric"></div>`,
  },
  {
    name: 'either', title: 'One field for both kinds', wants: 'either', heading: 'Two-factor authentication', names: ['code'],
    about: 'Takes the code of the app or a backup code.',
    fields: html`<div class="field"><label for="code">Authentication code or backup code</label>
      <input class="code" id="code" name="code" autocomplete="one-time-code" maxlength="20"></div>`,
  },
  {
    name: 'backup', title: 'A backup code', wants: 'backup', heading: 'Use a backup code', names: ['recovery_code'],
    about: 'Wants one of the backup codes of these pages and nothing else, although it calls itself a one-time code.',
    fields: html`<div class="field"><label for="recovery">Recovery code</label>
      <input class="code" id="recovery" name="recovery_code" autocomplete="one-time-code"></div>`,
  },
  {
    name: 'texted', title: 'A code from a text message', wants: 'texted', heading: 'Check your phone', names: ['code'],
    about: 'Wants a code that only the site could send; nothing of an authenticator belongs here.',
    fields: html`<p>We texted a verification code to the number ending in 42.</p>
      <div class="field"><label for="code">Code from the text message</label>
      <input class="code" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6"></div>`,
  },
  {
    name: 'coupon', title: 'A coupon', wants: 'none', heading: 'Your basket', names: ['coupon_code'],
    about: 'A shop. Nothing may be filled.',
    fields: html`<div class="field"><label for="coupon_code">Coupon code</label><input id="coupon_code" name="coupon_code" maxlength="8"></div>`,
  },
  {
    name: 'captcha', title: 'A captcha', wants: 'none', heading: 'Are you a person?', names: ['confirm_code'],
    about: 'Letters from a picture. Nothing may be filled.',
    fields: html`<img class="captcha" src="/static/captcha.svg" alt="Distorted letters" width="180" height="60">
      <div class="field"><label for="confirm_code">Confirmation code: enter the characters of the picture</label>
      <input id="confirm_code" name="confirm_code" maxlength="6" autocomplete="off"></div>`,
  },
  {
    name: 'postcode', title: 'An address', wants: 'none', heading: 'Where shall we send it?', names: ['postcode'],
    about: 'A post code. Nothing may be filled.',
    fields: html`<div class="field"><label for="city">City</label><input id="city" name="city"></div>
      <div class="field"><label for="postcode">Post code</label><input id="postcode" name="postcode" inputmode="numeric" maxlength="6"></div>`,
  },
  {
    name: 'card', title: 'A payment card', wants: 'none', heading: 'Pay', names: ['verification_value'],
    about: 'The security code of a card. Nothing may be filled.',
    fields: html`<div class="field"><label for="number">Card number</label><input id="number" name="number" autocomplete="cc-number" inputmode="numeric"></div>
      <div class="field"><label for="cvc">Security code</label><input id="cvc" name="verification_value" autocomplete="cc-csc" inputmode="numeric" maxlength="4"></div>`,
  },
];

/** @param {string | undefined} name @returns {Shape | undefined} */
export function shapeOf(name) {
  return SHAPES.find((shape) => shape.name === name);
}

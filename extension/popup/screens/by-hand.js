// Typing a key by hand; the live code on the next screen is the proof that it was typed right.
import { busy, button, el, field } from '../../ui/element.js';
import { send } from '../../ui/send.js';
import { failed } from '../app.js';
import { open } from './add.js';

/** @typedef {import('../../types.d.ts').Kind} Kind */

/** @returns {import('../app.js').Screen} */
export function byHand() {
  const name = text('name', { placeholder: 'GitHub' });
  const account = text('account', { placeholder: 'you@example.com' });
  const secret = text('secret', { class: 'input figures', placeholder: 'JBSW Y3DP EHPK 3PXP', required: true, autocapitalize: 'characters' });
  const kind = choice('kind', { totp: 'Time-based (nearly all sites)', hotp: 'Counter-based', steam: 'Steam', motp: 'mOTP', yandex: 'Yandex' });
  const digits = number('digits', 6, 4, 10);
  const period = number('period', 30, 1, 86_400);
  const counter = number('counter', 0, 0, Number.MAX_SAFE_INTEGER);
  const algorithm = choice('algorithm', { sha1: 'SHA-1 (nearly all sites)', sha256: 'SHA-256', sha512: 'SHA-512' });
  const pin = text('pin', { type: 'password' });
  const counterField = field('Counter', counter);
  const periodField = field('Seconds', period);
  const pinField = field('PIN', pin, 'The PIN that you chose at the site');
  const parameters = el('div', { class: 'pair' }, field('Digits', digits), periodField, counterField);
  const algorithmField = field('Algorithm', algorithm);
  const check = button('Check the code', { action: 'check', kind: 'primary big', type: 'submit' });

  const fits = () => {
    const chosen = /** @type {Kind} */ (kind.value);
    parameters.hidden = chosen !== 'totp' && chosen !== 'hotp';
    algorithmField.hidden = parameters.hidden;
    periodField.hidden = chosen === 'hotp';
    counterField.hidden = chosen !== 'hotp';
    pinField.hidden = chosen !== 'motp' && chosen !== 'yandex';
  };
  kind.addEventListener('change', fits);
  fits();

  /** Only what belongs to the kind goes along. */
  function form() {
    const chosen = /** @type {Kind} */ (kind.value);
    const open = chosen === 'totp' || chosen === 'hotp';
    return {
      name: name.value.trim(), account: account.value.trim(), secret: secret.value.trim(), kind: chosen,
      ...(open ? { algorithm: algorithm.value, digits: Number(digits.value) } : {}),
      ...(chosen === 'totp' ? { period: Number(period.value) } : {}),
      ...(chosen === 'hotp' ? { counter: Number(counter.value) } : {}),
      ...(pin.value && (chosen === 'motp' || chosen === 'yandex') ? { pin: pin.value } : {}),
    };
  }

  return {
    title: 'Add by hand',
    focus: name,
    main: [el('form', {
      class: 'stack', on: {
        submit: (event) => {
          event.preventDefault();
          busy(check, async () => open(await send('preview', { form: form() }), 'form')).catch(failed);
        },
      },
    },
    field('Site or app', name), field('Account', account),
    field('Key', secret, 'The letters and digits that the site shows beside its QR code. Spaces do not matter.'),
    pinField,
    el('details', null, el('summary', null, 'More, if the site asks for it'),
      el('div', { class: 'stack inset' }, field('Kind', kind), parameters, algorithmField)),
    check,
    el('p', { class: 'small muted' }, 'Next you see the code, to compare before anything is saved.'))],
  };
}

/**
 * @param {string} id
 * @param {import('../../ui/element.js').Props} [more]
 */
export function text(id, more) {
  return el('input', { id, type: 'text', class: 'input', autocomplete: 'off', spellcheck: 'false', ...more });
}

/**
 * @param {string} id
 * @param {number} value
 * @param {number} min
 * @param {number} max
 */
function number(id, value, min, max) {
  return el('input', { id, type: 'number', class: 'input', value, min, max, step: 1, inputmode: 'numeric' });
}

/**
 * @param {string} id
 * @param {Record<string, string>} options
 */
function choice(id, options) {
  return el('select', { id, class: 'input' }, Object.entries(options).map(([value, label]) => el('option', { value }, label)));
}

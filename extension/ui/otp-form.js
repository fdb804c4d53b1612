// The parameters of a one-time code as fields: for adding by hand and for changing them. What is right is judged in the
// core; here is only what belongs to which kind.
import { el, field } from './element.js';

/** @typedef {import('../types.d.ts').Kind} Kind */
/** @typedef {import('../types.d.ts').OtpView} OtpView */
/** @typedef {import('../types.d.ts').OtpChanges} OtpChanges */

const KINDS = { totp: 'Time-based (nearly all sites)', hotp: 'Counter-based', steam: 'Steam', motp: 'mOTP', yandex: 'Yandex' };
const ALGORITHMS = { sha1: 'SHA-1 (nearly all sites)', sha256: 'SHA-256', sha512: 'SHA-512' };

/**
 * @param {OtpView} [old] what is changed; without it, a code is made
 * @returns {{ secret: HTMLElement, pin: HTMLElement, more: HTMLElement[], read: () => OtpChanges & { kind: Kind, secret: string } }}
 *   `read` gives what belongs to the chosen kind and nothing else
 */
export function otpForm(old) {
  const secret = text('secret', {
    class: 'input figures', placeholder: old ? 'unchanged' : 'JBSW Y3DP EHPK 3PXP', required: !old, autocapitalize: 'characters', dir: 'ltr',
  });
  const kind = choice('kind', KINDS, old?.kind ?? 'totp');
  const digits = number('digits', old?.digits ?? 6, 4, 10);
  const period = number('period', old?.period ?? 30, 1, 86_400);
  const counter = number('counter', old?.counter ?? 0, 0, Number.MAX_SAFE_INTEGER);
  const algorithm = choice('algorithm', ALGORITHMS, old && old.algorithm !== 'md5' ? old.algorithm : 'sha1');
  const pin = text('pin', { type: 'password', placeholder: old ? 'unchanged' : undefined });
  const [counterField, periodField] = [field('Counter', counter), field('Seconds', period)];
  const pinField = field('PIN', pin, 'The PIN that you chose at the site');
  const parameters = el('div', { class: 'pair' }, field('Digits', digits), periodField, counterField);
  const algorithmField = field('Algorithm', algorithm);

  const fits = () => {
    const chosen = kind.value;
    parameters.hidden = chosen !== 'totp' && chosen !== 'hotp';
    algorithmField.hidden = parameters.hidden;
    periodField.hidden = chosen === 'hotp';
    counterField.hidden = chosen !== 'hotp';
    pinField.hidden = chosen !== 'motp' && chosen !== 'yandex';
  };
  kind.addEventListener('change', fits);
  fits();

  return {
    secret: field('Key', secret, old
      ? 'Leave it empty to keep the key that is there. A new one makes other codes: only when the site gave you one.'
      : 'The letters and digits that the site shows beside its QR code. Spaces do not matter.'),
    pin: pinField,
    more: [field('Kind', kind), parameters, algorithmField],
    read() {
      const chosen = /** @type {Kind} */ (kind.value);
      const open = chosen === 'totp' || chosen === 'hotp';
      return {
        kind: chosen, secret: secret.value.trim(),
        ...(open ? { algorithm: /** @type {'sha1'} */ (algorithm.value), digits: Number(digits.value) } : {}),
        ...(chosen === 'totp' ? { period: Number(period.value) } : {}),
        ...(chosen === 'hotp' ? { counter: Number(counter.value) } : {}),
        ...(pin.value && (chosen === 'motp' || chosen === 'yandex') ? { pin: pin.value } : {}),
      };
    },
  };
}

/**
 * @param {string} id
 * @param {import('./element.js').Props} [more]
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
export function number(id, value, min, max) {
  return el('input', { id, type: 'number', class: 'input', value, min, max, step: 1, inputmode: 'numeric' });
}

/**
 * @param {string} id
 * @param {Record<string, string>} options
 * @param {string} chosen
 */
function choice(id, options, chosen) {
  const select = el('select', { id, class: 'input' }, Object.entries(options).map(([value, label]) => el('option', { value }, label)));
  select.value = chosen;
  return select;
}

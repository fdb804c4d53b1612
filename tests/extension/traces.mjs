// The forms in which a secret could lie about: plain, base32, base64 at each of its three offsets, hex, UTF-16, bytes of
// a base32 secret. For searching storage; nothing here is part of the product.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * @param {string} secret
 * @returns {Record<string, string>} by the name of the form
 */
export function traces(secret) {
  const bytes = Buffer.from(secret, 'utf8');
  /** @type {Record<string, string>} */
  const forms = { ...formsOf(bytes, ''), plain: secret, 'without dashes': secret.replace(/[-\s]/g, ''), 'UTF-16': Buffer.from(secret, 'utf16le').toString('latin1') };
  // A one-time-code secret is text for bytes: the bytes must not lie about either.
  if (/^[A-Z2-7]{16,}$/.test(secret)) Object.assign(forms, formsOf(base32Bytes(secret), ' of its bytes'), { 'its bytes': base32Bytes(secret).toString('latin1') });
  return forms;
}

/**
 * @param {string} text
 * @param {string} secret
 * @returns {string[]} the names of the forms that occur
 */
export function findings(text, secret) {
  const lower = text.toLowerCase();
  return Object.entries(traces(secret))
    .filter(([form, trace]) => (/base64|^its bytes/.test(form) ? text.includes(trace) : lower.includes(trace.toLowerCase())))
    .map(([form]) => form);
}

/** @param {Buffer} bytes @param {string} of */
function formsOf(bytes, of) {
  /** @type {Record<string, string>} */
  const forms = { [`hex${of}`]: bytes.toString('hex'), [`base32${of}`]: base32(bytes) };
  for (const shift of [0, 1, 2]) {
    // What stays the same whatever stands before and after: whole groups of three bytes at this offset.
    const whole = bytes.subarray((3 - shift) % 3);
    forms[`base64 at ${shift}${of}`] = whole.subarray(0, whole.length - (whole.length % 3)).toString('base64');
  }
  return forms;
}

/** @param {Buffer} bytes Only whole groups of five bits. */
function base32(bytes) {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('');
}

/** @param {string} text */
function base32Bytes(text) {
  const bits = [...text].map((char) => ALPHABET.indexOf(char).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}

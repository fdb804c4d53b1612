// Made-up accounts, as many as are wanted.
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** `count` set-up addresses, each with a secret of its own. @param {number} count */
export function addresses(count) {
  return Array.from({ length: count }, (_, n) => {
    const tail = [n, n >> 5, n >> 10].map((part) => LETTERS[part & 31]).join('');
    return `otpauth://totp/Site%20${n}:me%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQ${tail}&issuer=Site%20${n}`;
  });
}

// How strong a passphrase is, in words. A rough measure that errs on the low side; the key derivation does the rest.

export const SHORTEST = 12;

const STEMS = [
  'password', 'passwort', 'passphrase', 'holdfast', 'welcome', 'letmein', 'dragon', 'monkey', 'football', 'iloveyou', 'princess',
  'sunshine', 'master', 'shadow', 'superman', 'batman', 'admin', 'login', 'summer', 'winter', 'spring', 'autumn', 'secret',
  'changeme', 'trustno1', 'qwerty', 'azerty', 'qwertz', 'asdf', 'yxcv', 'zxcv', 'hello', 'computer', 'internet', 'google',
];
const ROWS = 'abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop asdfghjkl zxcvbnm qwertzuiop yxcvbnm azertyuiop';

/**
 * @param {string} passphrase
 * @returns {{level: 0 | 1 | 2 | 3, words: string, allowed: boolean}} level 0 is not accepted
 */
export function strength(passphrase) {
  const length = [...passphrase].length;
  if (length === 0) return { level: 0, words: `At least ${SHORTEST} characters; four or five words are good.`, allowed: false };
  if (length < SHORTEST) {
    const missing = SHORTEST - length;
    return { level: 0, words: `Too short: ${missing} more ${missing === 1 ? 'character' : 'characters'}.`, allowed: false };
  }
  const units = worth(passphrase.toLowerCase());
  if (units < 6) return { level: 0, words: 'Too easy to guess. Use words that do not belong together.', allowed: false };
  const letters = /^[\p{L}\s-]+$/u.test(passphrase);
  const bits = units * (letters ? 2.5 : 4);
  if (bits < 38) return { level: 1, words: 'Weak. Add another word or two.', allowed: true };
  if (bits < 58) return { level: 2, words: 'Good.', allowed: true };
  return { level: 3, words: 'Strong.', allowed: true };
}

/**
 * Characters that a guesser could not foresee: common words, runs along the keyboard and repeats count as one.
 * @param {string} text
 */
function worth(text) {
  let rest = text.replace(/(19|20)\d\d/g, '\u0001');
  for (const stem of STEMS) rest = rest.replaceAll(stem, '\u0001');
  const characters = [...rest];
  let units = 0;
  let previous = '';
  let running = false;
  for (const character of characters) {
    const next = previous !== '' && (character === previous || ROWS.includes(previous + character) || ROWS.includes(character + previous));
    // Two neighbours stand in many words; a third one makes it a run.
    if (!(next && running)) units += 1;
    running = next;
    previous = character;
  }
  return Math.min(units, new Set(characters).size * 2);
}

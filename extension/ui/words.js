// How Holdfast writes numbers, dates and codes.

/**
 * @param {number} count
 * @param {string} one
 * @param {string} many
 */
export function plural(count, one, many) {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** @param {number} count */
export const backupCodes = (count) => plural(count, 'backup code', 'backup codes');

/**
 * Which of a set it is: "3 of 10"; what the site itself calls it beside, where that is something else.
 * @param {{ index: number, label?: string }} code
 * @param {number} total
 */
export function which({ index, label }, total) {
  const place = `${index + 1} of ${total}`;
  return label === undefined || label === String(index + 1) ? place : `${place} (the site's number ${label})`;
}

/** @param {number} count */
export const seconds = (count) => plural(count, 'second', 'seconds');

/**
 * A day, in the words of the person's own browser.
 * @param {number} ms since 1970
 */
export function day(ms) {
  return new Date(ms).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
}

/**
 * A day and the time of day, in the words of the person's own browser.
 * @param {number} ms since 1970
 */
export function moment(ms) {
  return new Date(ms).toLocaleString(undefined, { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' });
}

/**
 * How long ago, in whole days and in words.
 * @param {number} ms since 1970
 */
export function ago(ms, now = Date.now()) {
  const days = Math.floor((now - ms) / 86_400_000);
  return days <= 0 ? 'today' : days === 1 ? 'yesterday' : `${days.toLocaleString('en')} days ago`;
}

/**
 * A code in groups as people read it: 3 + 3, 4 + 4, 3 + 4; letters stay together.
 * @param {string} code
 * @returns {string[]}
 */
export function groups(code) {
  if (!/^\d+$/.test(code) || code.length < 6) return [code];
  const size = code.length % 3 === 0 ? 3 : code.length === 10 ? 5 : code.length === 7 ? 3 : 4;
  const parts = [];
  for (let at = 0; at < code.length; at += size) parts.push(code.slice(at, at + size));
  if (parts.length > 1 && (parts.at(-1) ?? '').length === 1) parts.splice(-2, 2, parts.slice(-2).join(''));
  return parts;
}

/**
 * A backup code in groups for the eye and for reading aloud: its own, else fours (threes where that comes out even).
 * What parts its own groups stays with the group before it, so that the groups together are the code.
 * @param {string} code
 * @returns {string[]}
 */
export function readable(code) {
  const own = code.match(/[\p{L}\p{N}]+[^\p{L}\p{N}]*/gu) ?? [code];
  if (own.length > 1 || code.length < 6) return own;
  const size = code.length % 4 !== 0 && code.length % 3 === 0 ? 3 : code.length % 5 === 0 && code.length % 4 !== 0 ? 5 : 4;
  return code.match(new RegExp(`.{1,${size}}`, 'gsu')) ?? [code];
}

/**
 * A code as it is read aloud: one character after the other, a pause between the groups.
 * @param {string} code
 */
export function spoken(code) {
  return groups(code).map((group) => [...group].join(' ')).join(', ');
}

/**
 * The letter on an entry's face: its first letter or digit in any script.
 * @param {string} name
 */
export function initial(name) {
  return (name.match(/[\p{L}\p{N}]\p{M}*/u)?.[0] ?? '•').toLocaleUpperCase();
}

/** @param {import('../types.d.ts').EntryView} entry */
export function title(entry) {
  return entry.name || entry.account || entry.sites[0]?.host || 'Without a name';
}

/**
 * A host as people type it, or a whole address, to the bare host with its port.
 * @param {string} typed
 * @returns {string | undefined} empty for nothing, undefined for what is no address
 */
export function hostOf(typed) {
  const text = typed.trim();
  if (text === '') return '';
  try {
    return new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`).host || undefined;
  } catch {
    return undefined;
  }
}

/** @param {number[]} parts of an export */
export function missing(parts) {
  const named = new Intl.ListFormat('en').format(parts.map(String));
  return parts.length === 1 ? `Part ${named} of this export is missing.` : `Parts ${named} of this export are missing.`;
}

const KINDS = { totp: 'Time-based', hotp: 'Counter-based', steam: 'Steam', motp: 'mOTP', yandex: 'Yandex' };
const ALGORITHMS = { sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512', md5: 'MD5' };

/** @param {{kind: keyof typeof KINDS, algorithm: keyof typeof ALGORITHMS, digits: number, period: number, counter?: number}} otp */
export function shape(otp) {
  const size = `${otp.digits} ${otp.kind === 'steam' || otp.kind === 'yandex' ? 'letters' : 'digits'}`;
  return otp.kind === 'hotp' ? `${size}, counted` : `${size} every ${otp.period} s`;
}

/** @param {keyof typeof KINDS} kind */
export const kindName = (kind) => KINDS[kind] ?? kind;

/** @param {keyof typeof ALGORITHMS} algorithm */
export const algorithmName = (algorithm) => ALGORITHMS[algorithm] ?? algorithm;

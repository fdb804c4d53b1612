// What a page shows, read without Holdfast's help and without knowing the site: which fields hold something, and which
// backup codes stand there. The suite compares what Holdfast did with it.

/** @typedef {import('./hands.mjs').Page} Page */

/** @param {Page} page @returns {Promise<string[]>} the values of all fields that can be typed into, in every frame and open shadow root */
export async function fields(page) {
  const found = await everywhere(page, () => {
    /** @type {string[]} */
    const values = [];
    const look = (/** @type {Document | ShadowRoot} */ root) => {
      for (const one of root.querySelectorAll('*')) {
        if (one instanceof HTMLTextAreaElement && !one.readOnly) values.push(one.value);
        if (one instanceof HTMLInputElement && !one.readOnly && /^(text|tel|number|password|search|)$/.test(one.type)) values.push(one.value);
        if (one.shadowRoot) look(one.shadowRoot);
      }
    };
    look(document);
    return values;
  });
  return found.flat();
}

/** @param {Page} page @returns {Promise<string>} all that can be read on it, one line an element */
export async function text(page) {
  const found = await everywhere(page, () => {
    /** @type {string[]} */
    const parts = [document.body?.innerText ?? ''];
    const look = (/** @type {Document | ShadowRoot} */ root) => {
      for (const one of root.querySelectorAll('*')) {
        if (one instanceof HTMLTextAreaElement || (one instanceof HTMLInputElement && one.readOnly && one.type !== 'hidden')) parts.push(one.value);
        if (!one.shadowRoot) continue;
        for (const child of one.shadowRoot.children) if (child instanceof HTMLElement && child.tagName !== 'STYLE') parts.push(child.innerText);
        look(one.shadowRoot);
      }
    };
    look(document);
    return parts.join('\n');
  });
  return found.join('\n').replace(/[\u00a0\u2007\u202f]/g, ' ');
}

/**
 * Compares codes with what the page shows: each stands there by itself, and nothing else of their dress does.
 * @param {string[]} codes
 * @param {string} shown
 * @returns {string[]} what is wrong, in words
 */
export function compare(codes, shown) {
  /** @type {string[]} */
  const wrong = [];
  for (const code of codes) if (!alone(escape(code)).test(shown)) wrong.push(`${code} does not stand on the page`);
  const held = new Set(codes);
  for (const dress of new Set(codes.map((code) => dressOf(code, codes)))) {
    for (const { 0: other, index } of shown.matchAll(alone(dress))) {
      if (!held.has(other) && worthALook(other, codes) && !goesOn(other, index, shown)) wrong.push(`${other} stands on the page and was not kept`);
    }
  }
  if (held.size !== codes.length) wrong.push('one of them was kept twice');
  return wrong;
}

/** A pattern of the same groups, made of the kinds of characters that the whole set uses. @param {string} code @param {string[]} all */
function dressOf(code, all) {
  const used = all.join('');
  const kinds = `${/\d/.test(used) ? '0-9' : ''}${/[a-z]/.test(used) ? 'a-z' : ''}${/[A-Z]/.test(used) ? 'A-Z' : ''}`;
  return code.replace(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu, (part) => (/[\p{L}\p{N}]/u.test(part) ? `[${kinds}]{${part.length}}` : escape(part)));
}

/** A word of the page is no code of a set with digits. @param {string} other @param {string[]} codes */
function worthALook(other, codes) {
  return /\d/.test(other) || !codes.some((code) => /\d/.test(code));
}

/** A piece of something longer in the same groups: a secret. @param {string} piece @param {number} at @param {string} shown */
function goesOn(piece, at, shown) {
  const groups = piece.split(' ');
  if (groups.length < 2) return false;
  const group = `[\\p{Lu}\\p{N}]{${groups[0]?.length}}`;
  const before = new RegExp(`(?<![\\p{L}\\p{N}])${group} $`, 'u').test(shown.slice(0, at));
  return before || new RegExp(`^ ${group}(?![\\p{L}\\p{N}])`, 'u').test(shown.slice(at + piece.length));
}

/** @param {string} pattern */
function alone(pattern) {
  return new RegExp(`(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}][-])${pattern}(?![\\p{L}\\p{N}]|[-][\\p{L}\\p{N}])`, 'gu');
}

/** @param {string} literal */
function escape(literal) {
  return literal.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/**
 * @template T
 * @param {Page} page
 * @param {() => T} look runs in each frame
 * @returns {Promise<T[]>}
 */
async function everywhere(page, look) {
  const found = await Promise.all(page.frames().map((frame) => frame.evaluate(look).catch(() => undefined)));
  return /** @type {T[]} */ (found.filter((one) => one !== undefined));
}

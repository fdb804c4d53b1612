// Bytes as base64 text and back. storage.local and storage.session keep JSON only. Browsers that do it themselves do it many
// times as fast, which a vault of ten thousand accounts notices (Chromium since 140, Firefox since 133).

const CHUNK = 0x8000; // the arguments of one call are limited
/** @typedef {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} Reads */
/** @typedef {{ toBase64?: () => string }} Writes */

/** @param {Uint8Array & Writes} bytes */
export function toBase64(bytes) {
  if (bytes.toBase64) return bytes.toBase64();
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

/**
 * @param {unknown} text
 * @returns {Uint8Array<ArrayBuffer> | undefined} undefined for anything that is no base64 text
 */
export function fromBase64(text) {
  if (typeof text !== 'string') return undefined;
  const itself = /** @type {Reads} */ (Uint8Array);
  try {
    if (itself.fromBase64) return itself.fromBase64(text);
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
    return bytes;
  } catch {
    return undefined;
  }
}

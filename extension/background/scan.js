// Bringing codes in from what a person sees: the tab's own pictures and links, else a capture of the tab, or pictures
// handed over by a page of ours. Pixels go to `intake`, what it read goes to `core`; nothing is looked at here.
import { skew } from './clock.js';
import { takeIn } from './core.js';
import { fromBase64 } from './bytes.js';
import { Refused } from './refusal.js';
import * as tabs from './tabs.js';
import * as vault from './vault.js';

/** @typedef {{ data: Uint8Array, width: number, height: number }} Pixels */
/** @typedef {import('../types.js').Preview} Preview */

const PICTURES = 64; // of one scan
const TEXTS = 256;
const SIDE = 8_192; // pixels; larger pictures are drawn smaller
const LONGEST = 64 << 20; // characters of one data: address

/**
 * What stands on the page in front: its pictures at their natural size and its otpauth links and texts. Where the page
 * keeps its pixels from us (pictures of another origin, video), the visible part of the tab is captured; a secret that is
 * written out for typing in comes last, since it tells less than the picture beside it.
 * @returns {Promise<Preview>}
 */
export async function scanPage() {
  const tab = await tabs.frontTab();
  const found = await tabs.runFile(tab.id, 'tab/pictures.js');
  const texts = found.flatMap(({ result }) => strings(result?.texts));
  const pictures = found.flatMap(({ result }) => strings(result?.pictures));
  const first = await look(await pixelsOf(pictures), texts, tab.url);
  if (hasSomething(first)) return first;
  const capture = await captureTab(tab.windowId);
  const second = capture ? await look(await pixelsOf([capture]), [], tab.url) : first;
  if (hasSomething(second)) return second;
  const written = found.flatMap(({ result }) => strings(result?.secrets?.map((/** @type {{ uri?: unknown }} */ one) => one?.uri)));
  const third = written.length > 0 ? await look([], written, tab.url) : second;
  if (hasSomething(third)) return third;
  // What was found in the page itself says more than a capture of it in which nothing was found.
  return first.reason === 'no-qr-code' ? second : first;
}

/** @param {Preview} preview */
function hasSomething({ offers, missingParts }) {
  return offers.length > 0 || (missingParts?.length ?? 0) > 0;
}

/**
 * Pictures that a person dropped, pasted or chose.
 * @param {string[]} pictures data: addresses
 * @returns {Promise<Preview>}
 */
export async function scanPictures(pictures) {
  const pixels = await pixelsOf(pictures);
  if (pixels.length === 0) return nothing('picture-unreadable');
  return look(pixels, [], await tabs.frontAddress());
}

/**
 * @param {Pixels[]} pictures
 * @param {string[]} texts
 * @param {string} url
 * @returns {Promise<Preview>}
 */
async function look(pictures, texts, url) {
  if (pictures.length === 0 && texts.length === 0) return nothing('no-qr-code');
  const { finds, found, reason } = await takeIn((intake) => intake.scan(pictures, texts.slice(0, TEXTS)));
  for (const { data } of pictures) data.fill(0);
  if (found === 0) return nothing(reason ?? 'no-qr-code');
  const ahead = await skew();
  const preview = viewOf(await vault.read((open, now) => open.previewFinds(finds, url || undefined, now + ahead)));
  finds.fill(0);
  return preview.offers.length === 0 && reason ? { ...preview, reason } : preview;
}

/**
 * The core's preview as the pages see it.
 * @param {import('../wasm/core.js').Preview} preview
 * @returns {Preview}
 */
export function viewOf({ missingParts, ...preview }) {
  const missing = (missingParts ?? []).flatMap((part) => part.missing);
  return /** @type {Preview} */ (missing.length > 0 ? { ...preview, missingParts: missing } : preview);
}

/** @param {string} reason @returns {Preview} */
function nothing(reason) {
  return { token: '', offers: [], errors: [], reason };
}

/**
 * @param {number} windowId
 * @returns {Promise<string | undefined>}
 */
async function captureTab(windowId) {
  try {
    return await tabs.answered(chrome.tabs.captureVisibleTab(windowId, { format: 'png' }));
  } catch (error) {
    if (error instanceof Refused) throw error;
    return undefined; // two calls a second are allowed, and some pages are closed to it
  }
}

/**
 * @param {string[]} addresses
 * @returns {Promise<Pixels[]>} those that could be decoded
 */
async function pixelsOf(addresses) {
  /** @type {Pixels[]} */
  const decoded = [];
  for (const address of addresses.slice(0, PICTURES)) {
    const pixels = await decode(address).catch(() => undefined);
    if (pixels) decoded.push(pixels);
  }
  return decoded;
}

/**
 * Decodes by hand: `fetch` of a data: address is shut out by our own connect-src.
 * @param {string} address
 * @returns {Promise<Pixels | undefined>}
 */
async function decode(address) {
  const parts = /^data:(image\/[a-z0-9.+-]+)(?:;[^,]*)?;base64,/i.exec(address.slice(0, 200));
  if (!parts?.[1] || address.length > LONGEST) return undefined;
  const bytes = fromBase64(address.slice(parts[0].length));
  if (!bytes) return undefined;
  const bitmap = await createImageBitmap(new Blob([bytes], { type: parts[1] }));
  const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) return undefined;
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  return { data: new Uint8Array(data.buffer), width, height };
}

/** @param {unknown} list @returns {string[]} */
function strings(list) {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}

/**
 * Backup codes that stand on the page in front, from the frame that shows the most of them.
 * @returns {Promise<import('../types.js').BackupPreview>}
 */
export async function captureBackup() {
  await vault.read(() => undefined); // a locked vault could not keep them
  const tab = await tabs.frontTab();
  const [frames, found] = await Promise.all([tabs.frames(tab.id), tabs.runFile(tab.id, 'tab/blocks.js')]);
  const previews = await takeIn((intake) => found.map(({ frameId, result }) => ({ frameId, preview: intake.previewBackupBlocks([tabs.told(result)]) })));
  const best = previews.reduce((/** @type {typeof previews[number] | undefined} */ most, one) => (
    one.preview.codes.length > (most?.preview.codes.length ?? 0) ? one : most), undefined);
  if (!best) throw new Refused('no-backup-codes');
  const frame = frames.find(({ frameId }) => frameId === best.frameId);
  return { ...best.preview, ...(frame ? await siteOf(tabs.addressOf(frame)) : {}) };
}

/**
 * @param {string} url
 * @returns {Promise<{ host?: string, entry?: string }>} the site, and the one entry bound to it if it is one
 */
export async function siteOf(url) {
  if (!url) return {};
  const site = await vault.read((open) => open.here(url));
  return { host: site.host, ...(site.bound.length === 1 ? { entry: site.bound[0] } : {}) };
}

// Reading a QR code out of a capture of a page, as large as screens are.
import jsQR from 'jsqr';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { rounds } from './rounds.js';
import { addresses } from './addresses.js';
import { intake } from './vaults.js';

const SIZES = [[1, 1280, 800], [4, 2560, 1600], [12, 4000, 3000]];

/** A page with text and one code on it. @param {number} width @param {number} height */
function capture(width, height) {
  const canvas = new OffscreenCanvas(width, height);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#223';
  context.font = '16px sans-serif';
  for (let y = 30; y < height; y += 26) if (y % 7 < 4) context.fillText('Set up two-step sign-in: scan this code with your app, then type what it shows. '.repeat(3), 24, y);
  const { size, dark } = intake.draw([addresses(1)[0]], 0).codes[0];
  const [x, y, module] = [Math.round(width * 0.62), Math.round(height * 0.4), 3];
  context.fillStyle = '#fff';
  context.fillRect(x - 12, y - 12, size * module + 24, size * module + 24);
  context.fillStyle = '#000';
  for (let at = 0; at < dark.length; at += 1) if (dark[at] === 1) context.fillRect(x + (at % size) * module, y + Math.floor(at / size) * module, module, module);
  return context.getImageData(0, 0, width, height);
}

export async function pictures() {
  await prepareZXingModule({ overrides: { locateFile: (/** @type {string} */ file) => `/peers/${file}` }, fireImmediately: true });
  const rows = [];
  for (const [megapixels, width, height] of SIZES) {
    const image = capture(width, height);
    const picture = { width, height, data: new Uint8Array(image.data.buffer) };
    const found = /** @type {Record<string, boolean>} */ ({});
    const times = await rounds({
      Holdfast: () => { found.Holdfast = intake.scan([picture], []).found === 1; },
      jsQR: () => { found.jsQR = jsQR(image.data, width, height) !== null; },
      'zxing-wasm': async () => { found['zxing-wasm'] = (await readBarcodes(image, { formats: ['QRCode'] })).length === 1; },
    }, { rounds: 5, each: 1_000 });
    const missed = Object.keys(found).filter((name) => !found[name]);
    rows.push({ what: `QR code in a capture of ${megapixels} megapixel${megapixels === 1 ? '' : 's'}${missed.length ? ` (not found by ${missed.join(', ')})` : ''}`, unit: 'ms', size: width * height, family: 'QR code', ...times });
  }
  return rows;
}

// Paper, without paper: a page printed to PDF by the browser, drawn by PDFium and read by ZXing, neither of which is ours.
import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

prepareZXingModule({ overrides: { wasmBinary: readFileSync(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))).buffer } });
const DOTS = 200; // an inch: what a cheap scanner gives

/**
 * @param {Uint8Array} pdf
 * @returns {Promise<{ text: string, codes: string[], png: Buffer }[]>} a sheet each
 */
export async function sheetsOf(pdf) {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(Buffer.from(pdf));
  const sheets = [];
  for (const page of document.pages()) {
    const text = page.getText(); // PDFium loses the text of a page that was drawn
    const { data, width, height } = await page.render({ scale: DOTS / 72, render: 'bitmap' });
    const bgra = new Uint8Array(data);
    const gray = new Uint8Array(width * height);
    for (let at = 0; at < gray.length; at += 1) {
      const [blue = 0, green = 0, red = 0] = bgra.subarray(at * 4, at * 4 + 3);
      gray[at] = (red * 299 + green * 587 + blue * 114) / 1000;
    }
    const picture = { data: new Uint8ClampedArray(data), width, height, colorSpace: /** @type {const} */ ('srgb') };
    const codes = (await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 255 })).map(({ text: read }) => read);
    sheets.push({ text, codes, png: png(gray, width, height) });
  }
  document.destroy();
  library.destroy();
  return sheets;
}

/** A grey PNG (ISO/IEC 15948 §5). @param {Uint8Array} gray @param {number} width @param {number} height */
function png(gray, width, height) {
  const chunk = (/** @type {string} */ name, /** @type {Buffer} */ data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0], 8); // 8 bits of grey
  const rows = [...Array(height).keys()].map((y) => Buffer.concat([Buffer.from([0]), gray.subarray(y * width, (y + 1) * width)]));
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
}

// A printed page as a person holds it: a PDF drawn by poppler (pdftoppm) and read by it (pdftotext), which share no code
// with the browser that made it. All lengths are millimetres from the top left corner of the sheet.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DPI = 150;
const MM = 25.4;
const POINT = MM / 72;

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */
/** @typedef {Box & { text: string }} Word */

/** @param {string} program @param {string[]} args */
function run(program, args) {
  const { error, status, stdout, stderr } = spawnSync(program, args, { maxBuffer: 1 << 28 });
  if (error) throw new Error(`${program} is needed (Debian: apt-get install poppler-utils): ${error.message}`);
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  return stdout.toString('utf8');
}

/** @param {Uint8Array} pdf @returns {Paper[]} its pages, in order */
export function pagesOf(pdf) {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-paper-'));
  try {
    const file = join(folder, 'sheet.pdf');
    writeFileSync(file, pdf);
    run('pdftoppm', ['-r', String(DPI), file, join(folder, 'page')]);
    const read = run('pdftotext', ['-bbox', file, '-']).split('<page ').slice(1);
    const pictures = readdirSync(folder).filter((name) => name.endsWith('.ppm')).sort();
    return pictures.map((name, index) => new Paper(readFileSync(join(folder, name)), wordsOf(read[index] ?? '')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} page @returns {Word[]} */
function wordsOf(page) {
  /** @param {string} text */
  const plain = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
  return [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)].map(([, left, top, right, bottom, text]) => ({
    text: plain(text ?? ''), left: Number(left) * POINT, top: Number(top) * POINT, right: Number(right) * POINT, bottom: Number(bottom) * POINT,
  }));
}

export class Paper {
  /** @param {Buffer} ppm @param {Word[]} words */
  constructor(ppm, words) {
    const [head, width, height] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString('latin1')) ?? [];
    if (!head) throw new Error('pdftoppm wrote no PPM');
    this.words = words;
    this.pixels = ppm.subarray(head.length);
    this.across = Number(width);
    this.down = Number(height);
    this.width = this.across * MM / DPI;
    this.height = this.down * MM / DPI;
  }

  /** The words as they stand, joined by spaces. */
  get text() {
    return this.words.map((word) => word.text).join(' ');
  }

  /** How light a point is, and how far from grey, each 0–255. @param {number} x pixels @param {number} y pixels */
  #at(x, y) {
    const from = (y * this.across + x) * 3;
    const [r = 0, g = 0, b = 0] = this.pixels.subarray(from, from + 3);
    return { light: Math.min(r, g, b), colour: Math.max(r, g, b) - Math.min(r, g, b) };
  }

  /** @param {number} x mm @param {number} y mm @returns {number} 0–255 */
  lightAt(x, y) {
    const [right, down] = [Math.floor(x * DPI / MM), Math.floor(y * DPI / MM)];
    return right < 0 || down < 0 || right >= this.across || down >= this.down ? 255 : this.#at(right, down).light;
  }

  /** What lies in a box: its darkest point, the share of dark points, the strongest colour. @param {Box} box */
  ink({ left, top, right, bottom }) {
    /** @param {number} length @param {number} most */
    const pixel = (length, most) => Math.min(most, Math.max(0, Math.round(length * DPI / MM)));
    let [darkest, dark, all, colour] = [255, 0, 0, 0];
    for (let y = pixel(top, this.down); y < pixel(bottom, this.down); y += 1) {
      for (let x = pixel(left, this.across); x < pixel(right, this.across); x += 1) {
        const point = this.#at(x, y);
        darkest = Math.min(darkest, point.light);
        colour = Math.max(colour, point.colour);
        all += 1;
        if (point.light < 128) dark += 1;
      }
    }
    return { darkest, share: all ? dark / all : 0, colour };
  }

  /** Where a line of points is dark nearly from end to end: its place in mm, from `from` to `to`. @param {boolean} upright @param {number} from @param {number} to @param {number} begin @param {number} end */
  #line(upright, from, to, begin, end) {
    const step = MM / DPI;
    for (let at = from; at < to; at += step) {
      const box = upright ? { left: at, right: at + step, top: begin, bottom: end } : { left: begin, right: end, top: at, bottom: at + step };
      if (this.ink(box).share > 0.9) return at;
    }
    return undefined;
  }

  /** Whether a line runs through a box from side to side, as through a word that is struck out. @param {Box} box */
  ruled(box) {
    return this.#line(false, box.top, box.bottom, box.left, box.right) !== undefined;
  }

  /** Whether a frame is drawn all around a box, which may lie a little off, and how much ink is inside. @param {Box} box */
  frame({ left, right, top, bottom }) {
    const off = 1.2;
    const [a, b] = [left, right].map((x) => this.#line(true, x - off, x + off, top + off, bottom - off));
    const [c, d] = [top, bottom].map((y) => this.#line(false, y - off, y + off, left + off, right - off));
    if (a === undefined || b === undefined || c === undefined || d === undefined) return { closed: false, inside: 1 };
    return { closed: true, inside: this.ink({ left: a + 0.8, right: b - 0.4, top: c + 0.8, bottom: d - 0.4 }).share };
  }
}

/**
 * The same area drawn twice, compared as an eye does from arm's length: in cells of two millimetres, how far the mean
 * lightness of each is apart. Gives, of the cells with ink in either, the share of those that differ by more than a fifth.
 * @param {Paper} paper
 * @param {{ width: number, height: number, lightAt: (x: number, y: number) => number }} picture of the area inside the margins; lightness 0–255, lengths in mm
 * @param {number} margin mm
 */
export function differing(paper, picture, margin) {
  const cell = 2;
  const step = 0.25;
  let [cells, apart] = [0, 0];
  for (let top = 0; top + cell <= picture.height; top += cell) {
    for (let left = 0; left + cell <= picture.width; left += cell) {
      let [one, two, points] = [0, 0, 0];
      for (let y = top + step / 2; y < top + cell; y += step) {
        for (let x = left + step / 2; x < left + cell; x += step) {
          one += paper.lightAt(x + margin, y + margin);
          two += picture.lightAt(x, y);
          points += 1;
        }
      }
      if (Math.min(one, two) / points < 230) cells += 1;
      if (Math.abs(one - two) / points > 51) apart += 1;
    }
  }
  return apart / Math.max(cells, 1);
}

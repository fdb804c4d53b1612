// Pictures of a tour: the page and the popup over it, put together as a person sees the two.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { picture } from './browser.mjs';

const BUTTON = readFileSync(new URL('../../extension/icons/32.png', import.meta.url)).toString('base64');

/** @typedef {{title: string, words: string, address: string, page: string, popup?: string}} Shot pictures as base64 */

/**
 * Photographs what is in front.
 * @param {import('./driver.mjs').Driver} driver
 * @param {import('./popup.mjs').Popup | undefined} popup
 */
export async function photograph(driver, popup) {
  const page = Buffer.from(await picture(driver.tab)).toString('base64');
  const over = popup?.open ? Buffer.from(await popup.picture().catch(() => new Uint8Array())).toString('base64') : '';
  return { address: driver.tab.url(), page, popup: over === '' ? undefined : over };
}

/**
 * Writes `NN.png` for each shot and a transcript beside them.
 * @param {import('./browser.d.ts').Browser} browser
 * @param {string} folder emptied first
 * @param {Shot[]} shots
 * @param {string} ending
 */
export async function writeTranscript(browser, folder, shots, ending) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const lines = ['# The guided tour', ''];
  const page = await browser.newPage();
  await page.setViewport({ width: 1100, height: 760 });
  for (const [index, shot] of shots.entries()) {
    const name = `${String(index + 1).padStart(2, '0')}.png`;
    await page.setContent(frame(shot));
    await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
    writeFileSync(join(folder, name), await page.screenshot());
    lines.push(`## ${index + 1}. ${shot.title}`, '', shot.words, '', `![${shot.title}](${name})`, '');
  }
  await page.close();
  lines.push(ending, '');
  writeFileSync(join(folder, 'tour.md'), lines.join('\n'));
}

/** A window of sorts: the address, the page, and the popup hanging from the toolbar. @param {Shot} shot */
function frame({ address, page, popup }) {
  const over = popup ? `<img id="popup" alt="" src="data:image/png;base64,${popup}">` : '';
  return `<!doctype html><style>
    body { margin: 0; background: #dfe3ea; font: 13px system-ui, sans-serif; overflow: hidden; }
    #bar { height: 40px; display: flex; align-items: center; gap: 10px; padding: 0 14px; }
    #address { flex: 1; background: #fff; color: #333c4d; border-radius: 14px; padding: 6px 14px; }
    #button { width: 20px; height: 20px; padding: 4px; border-radius: 50%; background: ${popup ? '#fff' : 'none'}; }
    #page { display: block; width: 100%; border-top: 1px solid #c4cbd7; }
    #popup { position: absolute; top: 44px; right: 12px; border-radius: 8px; box-shadow: 0 8px 32px #0006, 0 0 0 1px #0002; }
    </style><div id="bar"><div id="address"></div><img id="button" alt="" src="data:image/png;base64,${BUTTON}"></div>
    <img id="page" alt="" src="data:image/png;base64,${page}">${over}`
    .replace('<div id="address"></div>', `<div id="address">${address.replace(/[<&"]/g, '')}</div>`);
}

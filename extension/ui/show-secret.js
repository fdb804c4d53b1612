// An account as QR code or as link: the one way in which a secret leaves the vault. It is asked for by name, confirmed with
// what it means in front, drawn as shapes, and gone when it is closed (P2).
import { exportCodes } from './carry.js';
import { copy } from './clipboard.js';
import { button, el, fill } from './element.js';
import { icon } from './icons.js';
import { plural } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const QUIET = 4; // modules of white around a code, as readers expect

/**
 * A QR code as shapes: black on white in both themes, since readers expect that.
 * @param {import('../types.d.ts').ShownCode} code
 * @param {string} label
 */
export function qrPicture({ size, dark }, label) {
  const side = size + 2 * QUIET;
  const svg = document.createElementNS(SVG, 'svg');
  const set = (/** @type {Element} */ node, /** @type {Record<string, string>} */ given) => {
    for (const [name, value] of Object.entries(given)) node.setAttribute(name, value);
    return node;
  };
  set(svg, { class: 'qr', viewBox: `0 0 ${side} ${side}`, role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges' });
  let path = '';
  for (let at = dark.indexOf('1'); at >= 0; at = dark.indexOf('1', at + 1)) {
    path += `M${(at % size) + QUIET} ${Math.floor(at / size) + QUIET}h1v1h-1z`;
  }
  svg.append(set(document.createElementNS(SVG, 'rect'), { width: String(side), height: String(side), fill: '#fff' }),
    set(document.createElementNS(SVG, 'path'), { d: path, fill: '#000' }));
  return svg;
}

/**
 * The two buttons, the question that each asks, and what it shows.
 * @param {string[]} ids one account, or several for a Google export
 * @param {string} name whose they are, for the words
 */
export function showSecret(ids, name) {
  const place = el('div', { class: 'stack', hidden: true });
  const close = () => {
    fill(place);
    place.hidden = true;
  };
  /** @param {'show' | 'copy'} what */
  const ask = (what) => {
    const yes = button(what === 'show' ? 'Show the QR code' : 'Copy the link', { action: `yes-${what}`, kind: 'primary', press: () => (what === 'show' ? show() : copyLink()) });
    fill(place, el('div', { class: 'notice warn', role: 'alert', 'data-code': `confirm-${what}` }, icon('warning'), el('div', { class: 'grow stack tight' },
      el('p', null, what === 'show'
        ? 'Whoever sees or photographs this QR code can make your codes from then on. Is nobody looking, and no screen being shared?'
        : 'Whoever gets this link can make your codes from then on. It goes to the clipboard, which other programs can read.'),
      el('div', { class: 'row wrap' }, yes, button('Cancel', { action: 'no', kind: 'quiet', press: close })))));
    place.hidden = false;
    yes.focus();
  };
  const asked = () => exportCodes(ids);

  async function show() {
    const { codes, leftOut } = await asked();
    let at = 0;
    const figure = el('div', { class: 'stack' });
    const draw = () => {
      const code = codes[at];
      if (!code) return;
      fill(figure, qrPicture(code, `QR code of ${name}${codes.length > 1 ? `, ${at + 1} of ${codes.length}` : ''}`),
        codes.length > 1 ? el('div', { class: 'row wrap' }, el('span', { class: 'grow muted' }, `${at + 1} of ${codes.length}`),
          button('Next QR code', { action: 'next-qr', press: () => { at = (at + 1) % codes.length; draw(); } })) : null);
    };
    draw();
    fill(place, figure,
      leftOut.length > 0 ? el('p', { class: 'muted' }, `${plural(leftOut.length, 'account does', 'accounts do')} not fit into Google’s format. Show each by itself.`) : null,
      el('div', null, button('Hide', { action: 'hide', kind: 'primary', press: close })));
  }

  async function copyLink() {
    const { codes } = await asked();
    await copy(codes.map(({ text }) => text).join('\n'), 'Link');
    close();
  }

  return el('div', { class: 'stack' },
    el('div', { class: 'row wrap' },
      button('Show as QR code', { action: 'show-qr', press: () => ask('show') }),
      ids.length === 1 ? button('Copy otpauth link', { action: 'copy-link', press: () => ask('copy') }) : null),
    place);
}

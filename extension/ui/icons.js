// The few drawings of Holdfast, as SVG elements. They carry no meaning of their own: words stand beside them or in the
// name of their button.

const SVG = 'http://www.w3.org/2000/svg';

/** Strokes on a 24 × 24 grid. */
const STROKES = {
  mark: ['M12 8v13', 'M4.5 13.5c0 4.2 3.3 7.5 7.5 7.5s7.5-3.3 7.5-7.5', 'M8 11h8', 'M12 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z'],
  lock: ['M7 11V8a5 5 0 0 1 10 0v3', 'M6 11h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1z'],
  add: ['M12 5v14', 'M5 12h14'],
  back: ['M15 5l-7 7 7 7'],
  warning: ['M12 4 2.8 19.5h18.4z', 'M12 10v4', 'M12 17v.2'],
  info: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z', 'M12 11v5', 'M12 8v.2'],
  done: ['M5 12.5l4.5 4.5L19 7.5'],
  close: ['M6 6l12 12', 'M18 6L6 18'],
  remove: ['M5 7h14', 'M9 7V4h6v3', 'M7 7l1 13h8l1-13'],
  message: ['M4 5h16v11H9l-5 4z', 'M8 10.5h.2', 'M12 10.5h.2', 'M16 10.5h.2'],
  page: ['M7 3h7l4 4v14H7z', 'M14 3v4h4', 'M10 12h5', 'M10 16h5'],
  picture: ['M4 5h16v14H4z', 'M4 16l5-5 4 4 2-2 5 5', 'M15.5 9h.2'],
  keys: ['M4 6h16v12H4z', 'M8 10h.2', 'M12 10h.2', 'M16 10h.2', 'M8 14h8'],
  paste: ['M9 4h6v3H9z', 'M9 5H6v16h12V5h-3', 'M9 12h6', 'M9 16h4'],
  list: ['M8 6h12', 'M8 12h12', 'M8 18h12', 'M4 6h.2', 'M4 12h.2', 'M4 18h.2'],
  shield: ['M12 3l7 3v5c0 4.6-2.9 8.2-7 10-4.1-1.8-7-5.4-7-10V6z', 'M9 12l2 2 4-4'],
  settings: ['M4 7h10', 'M18 7h2', 'M16 5v4', 'M4 17h2', 'M10 17h10', 'M8 15v4'],
  move: ['M4 8h14', 'M14 4l4 4-4 4', 'M20 16H6', 'M10 12l-4 4 4 4'],
  shut: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z', 'M9 9l6 6', 'M15 9l-6 6'],
  half: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z', 'M12 3v18', 'M12 8h8', 'M12 12h9', 'M12 16h8'],
  print: ['M7 9V4h10v5', 'M7 17H4V9h16v8h-3', 'M7 14h10v6H7z'],
  open: ['M14 4h6v6', 'M20 4l-9 9', 'M18 14v6H4V6h6'],
  pin: ['M9 3h6l-1 7 4 3v2H6v-2l4-3z', 'M12 15v6'],
};

/**
 * @param {keyof typeof STROKES} name
 * @param {string} [classes]
 */
export function icon(name, classes = 'glyph') {
  const svg = shape('svg', {
    class: classes, viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor',
    'stroke-width': '2', 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true',
  });
  for (const d of STROKES[name]) svg.append(shape('path', { d }));
  return svg;
}

/** The ring of the time that is left: its second circle has a path length of 100. */
export function ring() {
  const svg = shape('svg', { class: 'ring', viewBox: '0 0 24 24', 'aria-hidden': 'true' });
  svg.append(
    shape('circle', { class: 'rest', cx: '12', cy: '12', r: '10' }),
    shape('circle', { class: 'left', cx: '12', cy: '12', r: '10', pathLength: '100', 'stroke-dasharray': '100 100' }),
  );
  return svg;
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 */
function shape(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

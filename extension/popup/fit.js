// A popup is as high as its document asks for, up to a limit that no page can ask about. So the document asks for what
// the content needs, while what is seen is laid out in the room that there is, with the middle scrolling between the
// bars (popup.css). Nothing is ever laid over something else.

const parts = ['top', 'notices', 'screen', 'toast', 'foot'].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));

/** The height of an almost empty screen, so that the popup does not jump. */
const LEAST = 196;

const observer = new ResizeObserver(ask);
for (const part of parts) observer.observe(part);

function ask() {
  const needed = parts.reduce((sum, part) => sum + part.offsetHeight, 0);
  document.body.style.blockSize = `${Math.max(LEAST, needed)}px`;
}

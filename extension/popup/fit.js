// A popup is as high as its document asks for, up to a limit that no page can ask about. So the document asks for what
// the content needs, while what is seen is laid out in the room that there is, with the middle scrolling between the
// bars (popup.css). Nothing is ever laid over something else.

const parts = ['top', 'notices', 'screen', 'toast', 'foot'].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));

/** The height of an almost empty screen, so that the popup does not jump. */
const LEAST = 196;
/** No browser makes a popup higher, in CSS pixels. */
const MOST = 600;
/** ms after which the browser will not make the popup higher any more. */
const GROWS = 1_000;

const main = /** @type {HTMLElement} */ (document.getElementById('main'));
/** @type {ReturnType<typeof setTimeout> | undefined} */
let growing;

const observer = new ResizeObserver(ask);
for (const part of parts) observer.observe(part);

function ask() {
  const needed = parts.reduce((sum, part) => sum + part.offsetHeight, 0);
  document.body.style.blockSize = `${Math.max(LEAST, needed)}px`;
  if (needed <= innerHeight || needed > MOST) return;
  // Until the popup has grown, a scrollbar would come and go, and what a person presses would move under the pointer.
  main.classList.add('growing');
  clearTimeout(growing);
  growing = setTimeout(() => main.classList.remove('growing'), GROWS);
}

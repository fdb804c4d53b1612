// Keeps the bars of the popup in sight without laying them over anything: once the popup cannot grow any more, the
// middle scrolls between them. CSS cannot tell, since a popup is as high as its content asks for.

/** The popup grows within this time, if it can. */
const SETTLES = 150;
/** Below this the bars would leave too little; the page then scrolls as a whole (popup.css has the same number). */
const LOWEST = 341;

/** The height that the popup cannot exceed, once that is known. */
let cap = Infinity;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let settling;

/** Called when the content changed. */
export function fit() {
  clearTimeout(settling);
  const { style, classList } = document.body;
  const middle = document.getElementById('main');
  const scrolled = middle?.scrollTop ?? 0;
  classList.remove('capped');
  const natural = document.body.scrollHeight;
  if (natural <= cap) {
    if (natural > innerHeight) settling = setTimeout(learn, SETTLES);
    return;
  }
  style.setProperty('--cap', `${cap}px`);
  classList.add('capped');
  if (middle) middle.scrollTop = scrolled;
}

/** It had its time to grow. */
function learn() {
  if (document.body.scrollHeight <= innerHeight || innerHeight < LOWEST) return;
  cap = innerHeight;
  fit();
}

addEventListener('resize', () => {
  // Higher than thought, or a window that a person made lower.
  if (innerHeight > cap || (cap !== Infinity && document.body.classList.contains('capped') && innerHeight < cap)) cap = Infinity;
  fit();
});

// Codes and seconds change in place and leave the height as it is.
new MutationObserver((changes) => {
  if (changes.some(({ target }) => !(target instanceof Element && target.closest('.time, .code')))) fit();
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['hidden', 'open'] });

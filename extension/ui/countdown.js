// The rings that show how long codes last: one timer moves them all, and stops when none is left on the page.
import { el } from './element.js';
import { ring } from './icons.js';
import { say } from './say.js';
import { seconds } from './words.js';

/** Below this, the ring changes its colour. */
const LATE = 5;
const STEP = 250;

/** @type {Set<{ring: Element, number: Element | null, period: number, expiresAt: number}>} */
const running = new Set();
/** @type {ReturnType<typeof setInterval> | undefined} */
let timer;

/** @returns {{node: Element, set: (expiresAt: number, period: number) => void}} a small ring, silent for screen readers */
export function smallRing() {
  const node = ring();
  return { node, set: track(node, null) };
}

/**
 * A ring that shows the seconds and tells them to a screen reader when it is pressed, never by itself.
 * @returns {{node: HTMLElement, set: (expiresAt: number, period: number) => void}}
 */
export function timeLeft() {
  const circle = ring();
  const number = el('span', { class: 'seconds', 'aria-hidden': 'true' });
  let end = 0;
  const node = el('button', {
    class: 'time', type: 'button', 'data-action': 'time-left', 'aria-label': 'Say the seconds left', title: 'Seconds left',
    on: { click: () => say(`${seconds(left(end))} left`) },
  }, circle, number);
  const set = track(circle, number);
  return {
    node,
    set(expiresAt, period) {
      end = expiresAt;
      set(expiresAt, period);
    },
  };
}

/**
 * @param {Element} circle
 * @param {Element | null} number
 */
function track(circle, number) {
  const item = { ring: circle, number, period: 30, expiresAt: 0 };
  return (/** @type {number} */ expiresAt, /** @type {number} */ period) => {
    item.expiresAt = expiresAt;
    item.period = period;
    running.add(item);
    draw(item);
    timer ??= setInterval(step, STEP);
  };
}

function step() {
  for (const item of running) {
    if (item.ring.isConnected) draw(item);
    else running.delete(item);
  }
  if (running.size === 0) {
    clearInterval(timer);
    timer = undefined;
  }
}

/** @param {{ring: Element, number: Element | null, period: number, expiresAt: number}} item */
function draw(item) {
  const rest = Math.max(0, item.expiresAt - Date.now()) / 1000;
  const share = Math.min(100, (rest / item.period) * 100);
  item.ring.querySelector('.left')?.setAttribute('stroke-dasharray', `${share.toFixed(1)} 100`);
  item.ring.classList.toggle('late', rest <= LATE);
  if (item.number) item.number.textContent = String(Math.ceil(rest));
}

/** @param {number} expiresAt */
function left(expiresAt) {
  return Math.max(0, Math.ceil((expiresAt - Date.now()) / 1000));
}

// Keeps a long list short on the page: the first rows at once, more when their end is near.
import { el, fill } from './element.js';

/** As many as a popup can show: laying out more would keep a person from the first picture. */
const FIRST = 12;
const MORE = 50;

/**
 * @template {{ id: string }} T
 * @param {HTMLElement} place
 * @param {(item: T) => Node} row
 */
export function pages(place, row) {
  /** @type {T[]} */
  let all = [];
  let drawn = 0;
  const end = el('div', { class: 'list-end', 'aria-hidden': 'true' });
  const observer = new IntersectionObserver((seen) => {
    if (seen.some((item) => item.isIntersecting)) more();
  }, { rootMargin: '400px' });
  observer.observe(end);

  function more(count = MORE) {
    const next = all.slice(drawn, drawn + count);
    drawn += next.length;
    place.append(...next.map(row));
    if (next.length === 0) return;
    // Asked again, since the end may still be in sight and would then not be reported.
    observer.unobserve(end);
    observer.observe(end);
  }

  return {
    end,
    /** @param {T[]} items */
    show(items) {
      all = items;
      drawn = 0;
      fill(place);
      more(FIRST);
    },
    /** The same list with more behind it; rows that stay the same stay on the page. @param {T[]} items */
    grow(items) {
      if (all.slice(0, drawn).every((item, at) => item.id === items[at]?.id)) {
        all = items;
        if (drawn < FIRST) more(FIRST);
        observer.unobserve(end);
        observer.observe(end);
      } else this.show(items);
    },
    /** Every row at once: paper does not scroll. */
    all() {
      place.append(...all.slice(drawn).map(row));
      drawn = all.length;
    },
    stop: () => observer.disconnect(),
  };
}

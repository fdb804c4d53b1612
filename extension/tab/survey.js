// Describes the fields of one frame for the classifier (src/page): descriptors, never values. Injected on a person's
// gesture into the isolated world of each frame; the value of its last expression is the answer, as JSON: the browser takes
// far longer to carry thousands of values than one text. It changes nothing in the page and listens to nothing. The elements stay in `globalThis.holdfastSurvey` of the isolated world, which the
// page cannot see, so that write.js finds exactly the element that was judged.
(() => {
  const ELEMENTS = 2000; // src/limits.rs SURVEY_ELEMENTS
  const TEXT = 200; // src/limits.rs SURVEY_TEXT
  const NODES = 20000; // nodes walked at most
  const BLOCK = 1000; // … for the words of one block
  const TIME = 30; // milliseconds
  const began = performance.now();
  const { scrollX: left, scrollY: top } = globalThis;
  let truncated = false;
  let nodes = 0;

  /** @param {unknown} text @returns {string} one line, cut to the bound */
  const cut = (text) => (typeof text === 'string' && text !== '' ? text.slice(0, TEXT * 4).replace(/\s+/gu, ' ').trim().slice(0, TEXT) : '');

  /** @param {Element} element @returns {ShadowRoot | null} open roots, and closed ones where the browser lets us in */
  const shadow = (element) => {
    if (element.shadowRoot) return element.shadowRoot;
    if (!(element instanceof HTMLElement) || !element.localName.includes('-')) return null;
    const dom = /** @type {any} */ (globalThis).chrome?.dom ?? /** @type {any} */ (globalThis).browser?.dom;
    try {
      return dom?.openOrClosedShadowRoot?.(element) ?? /** @type {any} */ (element).openOrClosedShadowRoot ?? null;
    } catch {
      return null;
    }
  };

  /** @param {Node} node @returns {Element | null} the parent, through shadow roots and slots */
  const above = (node) => {
    const parent = /** @type {any} */ (node).assignedSlot ?? node.parentNode;
    if (parent instanceof ShadowRoot) return parent.host;
    return parent instanceof Element ? parent : null;
  };

  const FIELDS = 'input, textarea';
  const LINKS = 'a, button, summary, [role="button"], [role="link"], input[type="submit"], input[type="button"]';
  const SKIP = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'CANVAS', 'SELECT', 'OPTION', 'IFRAME', 'OBJECT', 'VIDEO', 'AUDIO']);
  const UNTYPED = new Set(['hidden', 'submit', 'button', 'image', 'reset', 'file', 'checkbox', 'radio', 'range', 'color']);

  /** @type {(HTMLInputElement | HTMLTextAreaElement)[]} */
  const elements = [];

  /** Collects the fields in document order, shadow roots in their host's place. @param {ParentNode} root */
  const collect = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes += 1;
      if (nodes > NODES || elements.length >= ELEMENTS || ((nodes & 63) === 0 && performance.now() - began > TIME)) {
        truncated = true;
        return;
      }
      const element = /** @type {Element} */ (node);
      if (element.matches(FIELDS) && !UNTYPED.has(/** @type {HTMLInputElement} */ (element).type)) {
        elements.push(/** @type {HTMLInputElement} */ (element));
      }
      const inner = shadow(element);
      if (inner) collect(inner);
    }
  };
  collect(document);

  /** @type {Map<Element, boolean>} */
  const shownBefore = new Map();

  /** Whether an element's box is drawn at all; opacity is judged apart. @param {Element} element @returns {boolean} */
  const drawn = (element) => {
    const known = shownBefore.get(element);
    if (known !== undefined) return known;
    // The browser knows about the boxes, within one root and through its hosts; what assistive technology is told, we climb for.
    const shown = element.checkVisibility() && !element.hasAttribute('inert') && element.getAttribute('aria-hidden') !== 'true';
    const parent = shown ? above(element) : null;
    const all = shown && (!parent || drawn(parent));
    shownBefore.set(element, all);
    return all;
  };

  /** @type {Map<Element, number>} */
  const opacities = new Map();

  /** How opaque an element is drawn, with all that it stands in. @param {Element} element @returns {number} */
  const opacityOf = (element) => {
    const known = opacities.get(element);
    if (known !== undefined) return known;
    const parent = above(element);
    const opacity = Number.parseFloat(getComputedStyle(element).opacity || '1') * (parent ? opacityOf(parent) : 1);
    opacities.set(element, opacity);
    return opacity;
  };

  /** A transparent or tiny input under drawn boxes is there for a person; one that is hidden by all means is not.
   * @param {HTMLInputElement | HTMLTextAreaElement} element @param {DOMRect} box @returns {boolean} */
  const visible = (element, box) => {
    if (box.width < 1 || box.height < 1 || !drawn(element)) return false;
    const style = getComputedStyle(element);
    if (style.visibility !== 'visible') return false;
    const code = /one-time-code/iu.test(element.autocomplete) || element.maxLength > 0 && element.maxLength <= 12;
    const clipped = /inset\((?:50|100)%|rect\((?:0|1)px/u.test(`${style.clipPath} ${style.clip}`);
    const away = box.right + left < 0 || box.bottom + top < 0;
    const tiny = box.width <= 2 || box.height <= 2;
    const opacity = opacityOf(element);
    if (opacity < 0.1 || tiny || clipped || away) return code && !element.disabled && element.tabIndex >= 0 && (boxes(element) || opacity >= 0.1 && !away && !clipped);
    return true;
  };

  /** Whether something like code boxes is drawn beside or over the element. @param {Element} element @returns {boolean} */
  const boxes = (element) => {
    let at = above(element);
    for (let depth = 0; at && depth < 4; depth += 1, at = above(at)) {
      for (const group of [at, ...at.children]) {
        const alike = [...group.children].slice(0, 24).map((c) => (c === element ? undefined : c.getBoundingClientRect()));
        const sized = alike.filter((r) => r && r.width >= 12 && r.height >= 12 && r.width <= 120);
        const first = sized[0];
        if (first && sized.filter((r) => r && Math.abs(r.width - first.width) < 4 && Math.abs(r.top - first.top) < 8).length >= 3) return true;
      }
    }
    return false;
  };

  /** The texts in an element, without those of its links, buttons and fields. @param {Element} root @param {Set<Element>} leave @param {number} room @returns {string} */
  const words = (root, leave, room = TEXT) => {
    /** @type {string[]} */
    const parts = [];
    let length = 0;
    let rest = BLOCK;
    /** @param {Node} node */
    const read = (node) => {
      for (let child = node.firstChild; child && length < room * 2; child = child.nextSibling) {
        nodes += 1;
        rest -= 1;
        if (rest < 0 || nodes > NODES * 2) return;
        if (child instanceof Text) {
          const text = child.data.trim();
          if (text) {
            parts.push(text);
            length += text.length + 1;
          }
        } else if (child instanceof Element && !SKIP.has(child.tagName.toUpperCase()) && !child.matches(LINKS) && !child.matches(FIELDS) && !leave.has(child)) {
          if (!drawn(child)) continue;
          read(shadow(child) ?? child);
        }
      }
    };
    read(shadow(root) ?? root);
    return cut(parts.join(' '));
  };

  /** @param {Document | ShadowRoot} root @param {string} ids @returns {string} */
  const named = (root, ids) => {
    if (ids === '') return '';
    const find = (/** @type {string} */ id) => (typeof root.getElementById === 'function' ? root.getElementById(id) : null);
    return cut(ids.split(/\s+/u).filter(Boolean).slice(0, 4).map((id) => find(id)?.textContent ?? '').join(' '));
  };

  /** @type {Set<Element>} */
  const labels = new Set();
  /** @type {Map<Node, Map<Element, Element[]>>} */
  const labelsOf = new Map();

  /** The labels of all fields of one root, in one walk: `element.labels` walks the page for each. @param {ParentNode & Node} root */
  const labelsIn = (root) => {
    /** @type {Map<Element, Element[]>} */
    const found = new Map();
    for (const one of root.querySelectorAll('label')) {
      if (!one.control) continue;
      const known = found.get(one.control);
      if (known) known.push(one);
      else found.set(one.control, [one]);
    }
    labelsOf.set(root, found);
    return found;
  };

  /** @type {Map<Element, string>} */
  const readBefore = new Map();

  /** All words of a small block, which may be asked for from both of its sides. @param {Element} element @returns {string} */
  const wordsOf = (element) => {
    const known = readBefore.get(element);
    if (known !== undefined) return known;
    const text = words(element, new Set());
    readBefore.set(element, text);
    return text;
  };

  /** @param {HTMLInputElement | HTMLTextAreaElement} element @param {Document | ShadowRoot} root @returns {string} */
  const label = (element, root) => {
    const list = (labelsOf.get(root) ?? labelsIn(root)).get(element)?.slice(0, 4) ?? [];
    for (const one of list) labels.add(one);
    return cut(list.map(wordsOf).join(' '));
  };

  /** The nearest text before (-1) or after (+1) within the same small block. @param {Element} element @param {number} way @returns {string} */
  const beside = (element, way) => {
    let at = /** @type {Element} */ (element);
    for (let depth = 0; depth < 3; depth += 1) {
      for (let next = way < 0 ? at.previousSibling : at.nextSibling, steps = 0; next && steps < 4; next = way < 0 ? next.previousSibling : next.nextSibling, steps += 1) {
        if (next instanceof Text && next.data.trim()) return cut(next.data);
        if (next instanceof Element && !SKIP.has(next.tagName.toUpperCase())) {
          if (next.matches(FIELDS) || next.querySelector(FIELDS)) return '';
          if (next.matches(LINKS) || !drawn(next)) continue;
          const text = wordsOf(next);
          if (text) return text;
        }
      }
      const parent = above(at);
      if (!parent || parent.matches('form, body, main, dialog, [role="dialog"], fieldset, section')) return '';
      at = parent;
    }
    return '';
  };

  const HEADINGS = 'h1, h2, h3, h4, h5, h6, legend, [role="heading"], [class*="title" i]:not(input), [class*="heading" i]:not(input)';
  const GROUPS = 'form, dialog, [role="dialog"], [role="form"], fieldset, main, section, article, body';

  /** The block that a field stands in: its form or dialog, else the nearest part of the page. @param {Element} element @returns {Element} */
  const group = (element) => {
    const form = /** @type {HTMLInputElement} */ (element).form;
    if (form) return form;
    let at = above(element);
    for (let depth = 0; at && depth < 40; depth += 1, at = above(at)) {
      if (at.matches(GROUPS)) return at;
      if (at.querySelector('button, [type="submit"], [role="button"]') && at.querySelector(HEADINGS)) return at;
    }
    return document.documentElement;
  };

  /** Up to one heading and some text around a group: within it, else before it in the blocks above that hold no other form.
   * @param {Element} root @returns {{heading: string, nearby: string}} */
  const around = (root) => {
    let heading = '';
    let nearby = '';
    for (let at = /** @type {Element | null} */ (root), depth = 0; at && depth < 8; depth += 1, at = above(at)) {
      if (depth > 0 && at.querySelectorAll('form').length > 1) break;
      const titles = [...(shadow(at) ?? at).querySelectorAll(HEADINGS)].filter(drawn).slice(0, 3);
      if (!heading) heading = cut(titles.map(wordsOf).filter(Boolean).slice(0, 2).join(' – '));
      const text = words(at, new Set([...labels, ...titles]), TEXT);
      if (text.length > nearby.length) nearby = text;
      if (nearby.length >= 40 && heading || at === document.body) break;
    }
    return { heading, nearby };
  };

  /** @type {Map<Element, number>} */
  const groups = new Map();
  /** @type {Element[]} */
  const roots = [];

  const both = (/** @type {string} */ one, /** @type {string} */ other) => (one && other ? cut(`${one} ${other}`) : one || other);

  const fields = elements.map((element, index) => {
    const there = element.getAttributeNames(); // asked once, for most are not there
    const attribute = (/** @type {string} */ name) => (there.includes(name) ? cut(element.getAttribute(name)) : '');
    const box = element.getBoundingClientRect();
    const seen = visible(element, box);
    const root = group(element);
    let form = groups.get(root);
    if (form === undefined) {
      form = roots.length;
      groups.set(root, form);
      roots.push(root);
    }
    const limit = (/** @type {'maxLength' | 'minLength'} */ name) => (there.includes(name.toLowerCase()) && element[name] >= 0 ? element[name] : null);
    const typed = element instanceof HTMLInputElement;
    const host = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    return {
      index,
      form,
      tag: element.localName,
      type: element.type,
      name: attribute('name'),
      id: attribute('id'),
      class: attribute('class'),
      autocomplete: attribute('autocomplete'),
      inputmode: attribute('inputmode').toLowerCase(),
      pattern: typed ? attribute('pattern') : '',
      maxlength: limit('maxLength'),
      minlength: limit('minLength'),
      placeholder: attribute('placeholder'),
      aria: both(attribute('aria-label'), named(host, attribute('aria-labelledby'))),
      description: both(named(host, attribute('aria-describedby')), attribute('title')),
      label: label(element, host),
      before: seen ? beside(element, -1) : '',
      after: seen ? beside(element, 1) : '',
      rect: { x: box.x + left, y: box.y + top, w: box.width, h: box.height },
      visible: seen,
      focused: host.activeElement === element,
      readonly: element.readOnly,
      disabled: element.matches(':disabled'),
      filled: element.value.length > 0,
    };
  });

  const forms = roots.map((root) => {
    const { heading, nearby } = around(root);
    const scope = shadow(root) ?? root;
    const shown = (/** @type {string} */ selector) => [...scope.querySelectorAll(selector)].slice(0, 40).filter(drawn);
    const text = (/** @type {Element} */ e) => cut(e instanceof HTMLInputElement ? e.value : e.textContent) || cut(e.getAttribute('aria-label'));
    const action = root instanceof HTMLFormElement ? root.getAttribute('action') ?? '' : '';
    return {
      heading,
      nearby,
      buttons: shown('button, [type="submit"], input[type="button"], [role="button"]').map(text).filter(Boolean).slice(0, 20),
      links: shown('a, [role="link"]').map(text).filter(Boolean).slice(0, 20),
      name: cut(`${root.getAttribute('name') ?? ''} ${root.id} ${root instanceof HTMLFormElement ? root.className : ''}`),
      action: cut(action.split(/[?#]/u)[0]?.replace(/^[a-z]+:\/\/[^/]*/iu, '')),
    };
  });

  /** @type {any} */ (globalThis).holdfastSurvey = { elements };
  return JSON.stringify({ lang: cut(document.documentElement.lang), title: cut(document.title), forms, fields, truncated });
})();

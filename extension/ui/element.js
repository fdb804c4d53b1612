// Builds elements. Text goes in as text nodes and attributes as attributes: there is no way to pass markup, which the
// pages' Trusted Types would refuse anyway: the one policy that is named makes no HTML (ui/reader.js).

/** @typedef {Node | string | number | null | undefined | false} Child */
/**
 * @typedef {Record<string, unknown> & {
 *   class?: string,
 *   on?: Record<string, (event: any) => unknown>,
 * }} Props `on` holds listeners; true is an empty attribute, false/null/undefined leave it out; all else becomes text
 */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Props | null} [props]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (name === 'on') {
      for (const [event, listener] of Object.entries(/** @type {Record<string, EventListener>} */ (value))) {
        node.addEventListener(event, listener);
      }
    } else if (name === 'value' && 'value' in node) {
      /** @type {{value: unknown}} */ (node).value = value ?? '';
    } else if (value === true) {
      node.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, String(value));
    }
  }
  node.append(...nodes(children));
  return node;
}

/**
 * Replaces everything in `parent`.
 * @param {Element} parent
 * @param {...(Child | Child[])} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren(...nodes(children));
}

/**
 * A button that waits for what it started: a second press during that time does nothing, and what goes wrong is handed
 * to `fail`.
 * @param {string | Child[]} label
 * @param {{
 *   action: string, kind?: string, key?: string, icon?: Node, name?: string, id?: string, type?: 'button' | 'submit',
 *   data?: Record<string, string | number>, press?: (event: Event) => unknown,
 * }} options `name` is what a screen reader hears when the label is not enough
 */
export function button(label, options) {
  /** @type {Props} */
  const props = {
    type: options.type ?? 'button',
    class: options.kind?.includes('chip') ? options.kind : `button ${options.kind ?? ''}`.trim(),
    id: options.id,
    'data-action': options.action,
    'aria-label': options.name,
    'aria-keyshortcuts': options.key,
    title: options.kind?.includes('icon') ? options.name : undefined,
  };
  for (const [name, value] of Object.entries(options.data ?? {})) props[`data-${name}`] = value;
  const node = el('button', props, options.icon, label, options.key ? el('kbd', { 'aria-hidden': 'true' }, options.key) : null);
  const { press } = options;
  if (press) node.addEventListener('click', (event) => busy(node, () => press(event)));
  return node;
}

/** @type {(error: unknown) => void} */
let report = (error) => {
  throw error;
};

/**
 * Where failures of buttons go: each page sets it once.
 * @param {(error: unknown) => void} listener
 */
export function onFailure(listener) {
  report = listener;
}

/**
 * @param {Element} node
 * @param {() => unknown} work
 */
export async function busy(node, work) {
  if (node.getAttribute('aria-busy') === 'true') return;
  node.setAttribute('aria-busy', 'true');
  try {
    await work();
  } catch (error) {
    report(error);
  } finally {
    node.removeAttribute('aria-busy');
  }
}

let counter = 0;

/**
 * A labelled field.
 * @param {string} label
 * @param {HTMLElement} input
 * @param {Child} [hint]
 */
export function field(label, input, hint) {
  counter += 1;
  if (!input.id) input.id = `field-${counter}`;
  const hintNode = hint ? el('p', { class: 'small muted', id: `${input.id}-hint` }, hint) : null;
  if (hintNode) input.setAttribute('aria-describedby', hintNode.id);
  return el('div', { class: 'field' }, el('label', { for: input.id }, label), input, hintNode);
}

/**
 * @param {(Child | Child[])[]} children
 * @returns {(Node | string)[]}
 */
function nodes(children) {
  /** @type {(Node | string)[]} */
  const result = [];
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    result.push(typeof child === 'number' ? String(child) : child);
  }
  return result;
}

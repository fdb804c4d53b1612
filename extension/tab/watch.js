// Runs on sites where a person switched on "fill by itself". When a field that could take a code comes into view it says
// so to the background, in one word without any content, and hears nothing back. It reads no value, changes nothing in
// the page, and knows neither a code nor whether there is one; what the field is for is judged elsewhere.
(() => {
  const isolated = /** @type {any} */ (globalThis);
  if (isolated.holdfastWatches) return;
  isolated.holdfastWatches = true;

  const PAUSE = 300; // ms: pages draw in many steps
  const MOST = 30; // words for one document: a page that draws without end cannot keep the background busy
  const TYPED = new Set(['text', 'tel', 'number', 'password']);

  /** @type {WeakSet<Element>} */
  const told = new WeakSet();
  let left = MOST;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {ParentNode} root @param {Element[]} found */
  const inputs = (root, found) => {
    for (const element of root.querySelectorAll('*')) {
      if (element instanceof HTMLInputElement && TYPED.has(element.type) && !told.has(element) && element.checkVisibility()) found.push(element);
      if (element.shadowRoot) inputs(element.shadowRoot, found);
    }
    return found;
  };

  const look = () => {
    timer = undefined;
    if (document.visibilityState !== 'visible' || left <= 0) return;
    const fresh = inputs(document, []);
    if (fresh.length === 0) return;
    for (const field of fresh) told.add(field);
    left -= 1;
    if (left <= 0) observer.disconnect();
    try {
      chrome.runtime.sendMessage({ type: 'seen' }).catch(() => undefined);
    } catch {
      observer.disconnect(); // the extension was updated or removed: this copy is an orphan
      left = 0;
    }
  };

  const soon = () => { timer ||= setTimeout(look, PAUSE); };

  const observer = new MutationObserver(soon);
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['class', 'style', 'hidden', 'type', 'open'] });
  document.addEventListener('visibilitychange', soon);
  soon();
})();

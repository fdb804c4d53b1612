// The popup's two first questions, sent before anything else of it is loaded: the background answers, and wakes for it if it
// must, while the rest comes. A plain script, since the browser fetches and runs it before all modules. The second question is
// refused, and not missed, when the vault is locked.
(() => {
  /** @param {import('../types.d.ts').Message} message */
  const ask = (message) => chrome.runtime.sendMessage(message).catch(() => undefined);

  const first = 60; // as many accounts as are seen before anybody could scroll
  globalThis.asked = { first, state: ask({ type: 'state', opening: true }), list: ask({ type: 'list', first }) };
})();

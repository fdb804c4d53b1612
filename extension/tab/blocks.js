// Surveys one frame for backup codes: every piece of text with the element it stands in, whether it is struck out,
// and where lines, cells and items begin. It judges nothing (src/backup does), changes nothing, leaves nothing behind.
// Run by executeScript({files}) in the isolated world; the value of the last expression is the survey.
(() => {
  const MAX_NODES = 40_000;
  const MAX_RUNS = 8_000;
  const MAX_TEXT = 2_000;
  const MAX_VALUE = 20_000;
  const MAX_ALL = 400_000;

  /**
   * @typedef {{up: number, tag: string, words: string}} Box
   * @typedef {{at: number, text: string, source: "text"|"value"|"data"|"download"|"otpauth", breaks: boolean,
   *   struck: boolean, hidden: boolean, heading: boolean, marker: string}} Run
   * @typedef {{struck: boolean, hidden: boolean, heading: boolean, pre: boolean, marker: string}} Mood
   */

  /** @type {Box[]} */
  const elements = [];
  /** @type {Run[]} */
  const runs = [];
  let breaks = true;
  // White space between two inline elements parts groups of one code.
  let gap = false;
  let cut = false;
  let seen = 0;
  let size = 0;

  const SKIP = new Set(["script", "style", "noscript", "template", "svg", "canvas", "video", "audio", "iframe", "object", "option", "head", "math"]);
  const HEADINGS = new Set(["h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption", "th", "dt", "summary"]);
  const OWN_LINE = new Set(["br", "button", "td", "th", "li", "tr", "hr", "label", "dt", "dd", "option"]);
  const SHOWN_VALUE = new Set(["text", "search", "url", "tel", "number", "email", "button", ""]);

  /**
   * @param {number} at
   * @param {string} text
   * @param {Run["source"]} source
   * @param {Mood} mood
   */
  const put = (at, text, source, mood) => {
    const limit = source === "text" ? MAX_TEXT : MAX_VALUE;
    if (runs.length >= MAX_RUNS || size >= MAX_ALL || text.length > limit) cut = true;
    if (runs.length >= MAX_RUNS || size >= MAX_ALL) return;
    const own = source !== "text";
    const kept = (gap && !breaks && !own ? ` ${text.trimStart()}` : text).slice(0, limit);
    gap = false;
    size += kept.length;
    runs.push({ at, text: kept, source, breaks: own || breaks, struck: mood.struck, hidden: mood.hidden, heading: mood.heading, marker: mood.marker });
    breaks = own;
  };

  /** The number that a list shows before an item; empty when it shows none. @param {Element} item */
  const markerOf = (item) => {
    const list = item.parentElement;
    if (!(list instanceof HTMLOListElement) || getComputedStyle(item).listStyleType === "none") return "";
    let number = list.start;
    for (const other of list.children) {
      if (other instanceof HTMLLIElement && other.hasAttribute("value")) number = other.value;
      if (other === item) return String(number);
      if (other instanceof HTMLLIElement) number += list.reversed ? -1 : 1;
    }
    return "";
  };

  /** The text inside a data: address; empty when it is no text. @param {string} address */
  const contents = (address) => {
    const comma = address.indexOf(",");
    const head = address.slice(0, comma).toLowerCase();
    if (comma < 0 || address.length > MAX_VALUE * 4 || /^data:(image|audio|video|font)\//.test(head)) return "";
    const body = address.slice(comma + 1);
    try {
      return head.endsWith(";base64") ? new TextDecoder().decode(Uint8Array.from(atob(decodeURIComponent(body)), (c) => c.charCodeAt(0))) : decodeURIComponent(body);
    } catch {
      return "";
    }
  };

  /** Attributes that may hold codes or the secret. @param {Element} element @param {number} at @param {Mood} mood */
  const attributes = (element, at, mood) => {
    for (const { name, value } of element.attributes) {
      if (value.length < 6) continue;
      if (/^otpauth(-migration)?:/i.test(value)) put(at, value, "otpauth", mood);
      else if (name === "download") put(at, value, "download", mood);
      else if (name === "href" && /^data:/i.test(value)) put(at, contents(value), "download", mood);
      // A list of codes, or a copy for the clipboard; not the many flags and addresses that attributes hold.
      else if (/^(data-|copy|clipboard|text$|content$|:?codes?$|x-data$)/.test(name) && value.length <= MAX_VALUE) {
        const list = /^\s*[[{]/.test(value) && value.includes(",") && value.length >= 20;
        const copy = /clip|copy|code|token|recover|backup/.test(name) && !/^(https?:|\/|#|\.)/.test(value);
        if (list || copy) put(at, value, "data", mood);
      }
    }
  };

  /** @param {Node} node @param {number} at @param {Mood} mood */
  const walk = (node, at, mood) => {
    if ((seen += 1) > MAX_NODES) {
      cut = true;
      return;
    }
    if (node.nodeType === Node.TEXT_NODE) {
      const raw = node.nodeValue ?? "";
      const text = mood.pre ? raw : raw.replace(/[ \t\r\n]+/g, " ");
      if (text.trim() !== "") put(at, text, "text", mood);
      else if (!breaks) gap = true;
      // A line that ends inside preformatted text ends for what comes after it too.
      if (mood.pre && /\n\s*$/.test(raw)) breaks = true;
      return;
    }
    if (!(node instanceof Element)) return;
    const tag = node.localName;
    if (SKIP.has(tag)) return;
    const style = getComputedStyle(node);
    const inline = style.display === "inline" || style.display === "contents";
    // Grid and flex items are blocks to the browser already (their computed display says so).
    const line = !inline || OWN_LINE.has(tag);
    if (line) breaks = true;
    const me = elements.length;
    elements.push({ up: at, tag: tag.slice(0, 40), words: `${node.id} ${node.getAttribute("class") ?? ""}`.trim().slice(0, 120) });
    /** @type {Mood} */
    const inner = {
      struck: mood.struck || tag === "del" || tag === "s" || tag === "strike" || style.textDecorationLine.includes("line-through"),
      hidden: mood.hidden || style.display === "none" || style.visibility === "hidden",
      heading: mood.heading || HEADINGS.has(tag) || node.getAttribute("role") === "heading",
      pre: style.whiteSpace.startsWith("pre") || style.whiteSpace === "break-spaces",
      marker: tag === "li" ? markerOf(node) : mood.marker,
    };
    attributes(node, me, inner);
    if (node instanceof HTMLTextAreaElement) {
      if (node.value.trim() !== "") put(me, node.value, "value", inner);
    } else if (node instanceof HTMLInputElement) {
      const quiet = node.readOnly || node.disabled || node.value.length >= 12;
      if (node.type !== "hidden" && node.type !== "password" && SHOWN_VALUE.has(node.type) && node.value.trim() !== "" && quiet && !/^otpauth/i.test(node.value)) put(me, node.value, "value", inner);
      if (/^otpauth/i.test(node.value)) put(me, node.value, "otpauth", inner);
    } else {
      /** @type {ShadowRoot | null} */
      let shadow = node.shadowRoot;
      try {
        // Closed roots too, where the browser lets an extension see them.
        const dom = /** @type {any} */ (globalThis).chrome?.dom;
        if (!shadow && node instanceof HTMLElement) shadow = dom?.openOrClosedShadowRoot?.(node) ?? /** @type {any} */ (node).openOrClosedShadowRoot ?? null;
      } catch {
        shadow = null;
      }
      if (shadow) for (const child of shadow.childNodes) walk(child, me, inner);
      if (node instanceof HTMLSlotElement) for (const child of node.assignedNodes()) walk(child, me, inner);
      else for (const child of node.childNodes) if (!(shadow && slotted(child))) walk(child, me, inner);
    }
    if (line) breaks = true;
  };

  /** A child that a shadow root's slot shows: it was walked there. @param {Node} child */
  const slotted = (child) => (child instanceof Element || child instanceof Text) && child.assignedSlot !== null;

  // The selection, line by line; that of a text area too.
  const selected = () => {
    const active = document.activeElement;
    if (active instanceof HTMLTextAreaElement && active.selectionStart !== active.selectionEnd) return active.value.slice(active.selectionStart, active.selectionEnd);
    return String(getSelection() ?? "");
  };

  if (document.body) walk(document.body, 0, { struck: false, hidden: false, heading: false, pre: false, marker: "" });
  return JSON.stringify({ title: document.title.slice(0, 300), selection: selected().slice(0, MAX_VALUE), elements, runs, cut });
})();

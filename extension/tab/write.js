// Writes one code into the field or the row of boxes that a survey found, in the isolated world of exactly one document.
// Comes in on a person's gesture, answers once, never submits, leaves nothing behind: no listener, no global of the page,
// and the code only where it was meant to go.

{
  /** @typedef {HTMLInputElement | HTMLTextAreaElement} Box */
  /** @typedef {{ origin: string, elements: number[], code: string, kind: 'field' | 'row', overwrite?: boolean, append?: boolean, backup?: boolean }} Task */
  /** @typedef {{ report: 'filled' | 'changed' | 'refused', reason?: string, untouched?: boolean }} Written */

  const SETTLE = 30; // ms: what a framework needs to render what it was told
  const SPACES = /[\s\u00a0\u2007\u202f\-\u2010-\u2015._·]/g;

  /**
   * @param {Task} task
   * @returns {Promise<Written>} `untouched`: the page has seen nothing of the code
   */
  const write = async ({ origin, elements, code, kind, overwrite = false, append = false }) => {
    if (self.origin !== origin) return { report: 'refused', reason: 'origin-changed', untouched: true };
    const found = /** @type {any} */ (globalThis).holdfastSurvey?.elements ?? [];
    const boxes = /** @type {Box[]} */ (elements.map((index) => found[index]));
    const refusal = refuse(boxes, overwrite || append, code);
    if (refusal) return { report: 'refused', reason: refusal, untouched: true };
    if (append) return putBehind(/** @type {Box} */ (boxes[0]), code);
    const parts = kind === 'row' ? split(code, boxes) : fit(code, /** @type {Box} */ (boxes[0]));
    if (typeof parts === 'string') return { report: 'refused', reason: parts, untouched: true };

    const row = new Row(boxes, parts);
    const attempts = kind === 'row' ? [typeRow, pasteRow, wholeIntoFirst] : [setWhole, pasteWhole, typeWhole];
    for (const attempt of attempts) {
      await row.clear();
      await attempt(row);
      await pause(SETTLE);
      if (row.done() || row.gone()) break;
    }
    row.leave();
    return row.report();
  };

  /**
   * Password and code in one field: the code goes behind what stands there, which is never lost.
   * @param {Box} box @param {string} code @returns {Promise<Written>}
   */
  const putBehind = async (box, code) => {
    const held = box.value;
    if (box.maxLength >= 0 && held.length + code.length > box.maxLength) return { report: 'refused', reason: 'cut', untouched: true };
    const row = new Row([box], [held + code]);
    await wholeInto(row, held + code);
    await pause(SETTLE);
    row.leave();
    if (box.value === held + code || !box.isConnected) return { report: 'filled' };
    setValue(box, held);
    tell(box, 'input', 'insertText', null);
    return { report: 'refused', reason: 'changed' };
  };

  /** @param {Box[]} boxes @param {boolean} overwrite @param {string} code */
  const refuse = (boxes, overwrite, code) => {
    if (boxes.length === 0 || boxes.some((box) => !box?.isConnected)) return 'gone';
    if (boxes.some((box) => box.disabled || box.readOnly)) return 'read-only';
    const held = boxes.map((box) => box.value).join('');
    return overwrite || isOldCode(held, code, boxes.length > 1) ? undefined : 'holds-other';
  };

  /**
   * Whether what stands in a field is nothing, a mask, or a code of before: then it may go without asking.
   * @param {string} held @param {string} code @param {boolean} row
   */
  const isOldCode = (held, code, row) => {
    const bare = held.replace(SPACES, '');
    if (!/[\p{L}\p{N}]/u.test(bare)) return true;
    if (bare.length > Math.max(8, code.length)) return false; // a telephone number is longer
    return row || /^\d+$/.test(bare) || bare.toUpperCase() === code.replace(SPACES, '').toUpperCase();
  };

  /**
   * The code as one field takes it: without its separators where they do not fit.
   * @param {string} code @param {Box} box
   * @returns {string[] | string} a reason when it does not go in
   */
  const fit = (code, box) => {
    const bare = code.replace(SPACES, '');
    if (box.type === 'number' && !/^\d+$/.test(bare)) return 'letters';
    if (box.type === 'number') return [bare];
    if (box.maxLength < 0 || code.length <= box.maxLength) return [code];
    return bare.length <= box.maxLength ? [bare] : 'cut';
  };

  /**
   * The code as a row takes it: a character a box, or a group a box.
   * @param {string} code @param {Box[]} boxes
   * @returns {string[] | string}
   */
  const split = (code, boxes) => {
    const bare = code.replace(SPACES, '');
    const groups = code.split(SPACES).filter((group) => group !== '');
    const size = bare.length / boxes.length;
    /** @type {string[]} */
    let parts = [];
    if (size === 1) parts = [...bare];
    else if (groups.length === boxes.length) parts = groups;
    else if (Number.isInteger(size)) parts = boxes.map((_, at) => bare.slice(at * size, (at + 1) * size));
    if (parts.length === 0 || boxes.some(({ maxLength }, at) => maxLength >= 0 && maxLength < (parts[at]?.length ?? 0))) return 'cut';
    if (!/^\d+$/.test(bare) && boxes.some((box) => box.type === 'number')) return 'letters';
    return parts;
  };

  /** The boxes that one code goes into, and what each is to hold. A single field is a row of one. */
  class Row {
    /** @param {Box[]} boxes @param {string[]} parts */
    constructor(boxes, parts) {
      this.boxes = boxes;
      this.parts = parts;
      this.whole = bare(parts.join(''));
      this.home = sharedParent(boxes);
      /** @type {Set<Box>} boxes whose change the page has not been told of */
      this.open = new Set();
      /** @type {Box | undefined} the box that was given the focus last */
      this.entered = undefined;
    }

    /** The box at a place, found again by its place if the page has drawn the row anew. @param {number} at */
    box(at) {
      const box = /** @type {Box} */ (this.boxes[at]);
      if (box.isConnected || !this.home?.isConnected) return box;
      const now = inputsIn(this.home);
      if (now.length === this.boxes.length) this.boxes = now;
      return /** @type {Box} */ (this.boxes[at]);
    }

    values() {
      return this.parts.map((_, at) => this.box(at).value);
    }

    /** Every box holds its part, as far as letters and digits go. */
    done() {
      const values = this.values();
      return values.length === 1
        ? bare(values[0] ?? '') === this.whole
        : this.parts.every((part, at) => bare(values[at] ?? '') === bare(part));
    }

    /** The page took the row away: it has gone on with what it got. */
    gone() {
      return !this.parts.some((_, at) => this.box(at).isConnected);
    }

    async clear() {
      for (let at = this.parts.length - 1; at >= 0; at--) {
        const box = this.box(at);
        if (box.value === '' || !box.isConnected) continue;
        await this.enter(at);
        if (!tell(box, 'beforeinput', 'deleteContentBackward', null)) continue;
        setValue(box, '');
        tell(box, 'input', 'deleteContentBackward', null);
        this.open.add(box);
        await pause();
      }
    }

    /**
     * Gives a box the focus, and makes sure that the page hears of it: a document behind an open popup changes its
     * active element in silence.
     * @param {number} at
     */
    async enter(at) {
      const box = this.box(at);
      const before = deepActive();
      if (before === box) {
        if (document.hasFocus() || this.entered === box) return box;
      } else {
        this.leave();
      }
      let heard = false;
      const listen = () => { heard = true; };
      box.addEventListener('focus', listen, { capture: true });
      box.focus({ preventScroll: false });
      await pause();
      box.removeEventListener('focus', listen, { capture: true });
      if (!heard) {
        box.dispatchEvent(new FocusEvent('focus', { composed: true }));
        box.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
        await pause();
      }
      this.entered = box;
      return box;
    }

    /** Tells the page that the boxes written so far have changed, as a browser does when the focus moves on. */
    leave() {
      for (const box of this.open) if (box.isConnected) box.dispatchEvent(new Event('change', { bubbles: true }));
      this.open.clear();
    }

    /** @returns {Written} */
    report() {
      if (this.done()) return { report: 'filled' };
      if (this.gone()) return { report: 'filled', reason: 'left' };
      const held = bare(this.values().join(''));
      if (held === '') return { report: 'refused', reason: /^\d+$/.test(this.whole) ? 'empty' : 'letters' };
      if (held === this.whole) return { report: 'filled' };
      if (this.whole.startsWith(held)) return { report: 'changed', reason: 'cut' };
      if (held === this.whole.replace(/\D/g, '')) return { report: 'changed', reason: 'letters' };
      return { report: 'changed' };
    }
  }

  /** One character a box, looking before each whether the widget has spread them itself. @param {Row} row */
  const typeRow = async (row) => {
    for (const [at, part] of row.parts.entries()) {
      await pause();
      if (row.done() || row.gone()) return;
      if (bare(row.box(at).value) === bare(part)) continue;
      const box = await row.enter(at);
      for (const character of part) await typeInto(row, box, character, part.length === 1);
    }
  };

  /** @param {Row} row */
  const typeWhole = async (row) => {
    const box = await row.enter(0);
    for (const character of row.parts[0] ?? '') await typeInto(row, box, character, false);
  };

  /**
   * One key, as the browser tells it: keydown, keypress, beforeinput, the value, input, keyup.
   * @param {Row} row @param {Box} box @param {string} character @param {boolean} alone the box holds one character only
   */
  const typeInto = async (row, box, character, alone) => {
    const key = keyOf(character);
    const goesOn = press(box, 'keydown', key) && press(box, 'keypress', key) && tell(box, 'beforeinput', 'insertText', character);
    if (goesOn) {
      setValue(box, alone ? character : box.value + character);
      row.open.add(box);
      tell(box, 'input', 'insertText', character);
    }
    await pause();
    press(box, 'keyup', key);
    await pause();
  };

  /** The whole code at once, as a password manager or a soft keyboard brings it. @param {Row} row */
  const setWhole = async (row) => {
    await wholeInto(row, row.parts.join(''));
  };

  /** @param {Row} row */
  const wholeIntoFirst = async (row) => {
    await wholeInto(row, row.whole);
  };

  /** @param {Row} row @param {string} text */
  const wholeInto = async (row, text) => {
    const box = await row.enter(0);
    const key = { key: 'Unidentified', code: '', keyCode: 229 };
    press(box, 'keydown', key);
    if (tell(box, 'beforeinput', 'insertText', text)) {
      setValue(box, text);
      row.open.add(box);
      tell(box, 'input', 'insertText', text);
    }
    press(box, 'keyup', key);
    await pause();
  };

  /** @param {Row} row */
  const pasteWhole = (row) => paste(row, row.parts.join(''));

  /** A paste into the first box; those that it did not reach are typed. @param {Row} row */
  const pasteRow = async (row) => {
    await paste(row, row.whole);
    await pause(SETTLE);
    if (!row.done() && !row.gone()) await typeRow(row);
  };

  /** @param {Row} row @param {string} text */
  const paste = async (row, text) => {
    const box = await row.enter(0);
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));
    await pause();
  };

  /** Past what a framework has put on the element itself. @param {Box} box @param {string} value */
  const setValue = (box, value) => {
    const proto = box instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(proto, 'value')?.set?.call(box, value);
  };

  /** @param {Box} box @param {string} type @param {string} inputType @param {string | null} data @returns {boolean} false if the page takes over */
  const tell = (box, type, inputType, data) => box.dispatchEvent(
    new InputEvent(type, { inputType, data, bubbles: true, cancelable: type === 'beforeinput', composed: true }),
  );

  /** @param {Box} box @param {string} type @param {{ key: string, code: string, keyCode: number }} key */
  const press = (box, type, { key, code, keyCode }) => {
    const charCode = type === 'keypress' ? key.charCodeAt(0) : 0;
    return box.dispatchEvent(new KeyboardEvent(type, {
      key, code, keyCode: charCode || keyCode, which: charCode || keyCode, charCode, bubbles: true, cancelable: true, composed: true,
    }));
  };

  /** @param {string} character */
  const keyOf = (character) => {
    const upper = character.toUpperCase();
    const code = /\d/.test(character) ? `Digit${character}` : /[A-Z]/.test(upper) ? `Key${upper}` : '';
    return { key: character, code, keyCode: code ? upper.charCodeAt(0) : 229 };
  };

  /** @param {string} text */
  const bare = (text) => text.replace(SPACES, '').toUpperCase();

  /** @param {Box[]} boxes @returns {Element | undefined} the nearest element that holds all of them and no other field */
  const sharedParent = (boxes) => {
    let home = boxes[0]?.parentElement ?? undefined;
    while (home && !boxes.every((box) => home?.contains(box))) home = home.parentElement ?? undefined;
    return home && inputsIn(home).length === boxes.length ? home : undefined;
  };

  /** @param {Element} home */
  const inputsIn = (home) => /** @type {Box[]} */ ([...home.querySelectorAll('input:not([type=hidden]), textarea')]);

  const deepActive = () => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active;
  };

  const pause = (ms = 0) => new Promise((done) => { setTimeout(done, ms); });

  /** @type {any} */ (globalThis).holdfastWrite = write;
  void 0; // the value of the file, which executeScript gives back: Firefox fails on a function
}

// Opens another app's files beside the page, in a thread of its own: a key derivation may take a minute and a gigabyte, and
// meanwhile this page, the popup and the background answer. Ending the thread ends the work and gives all of it back.

import { Refused } from './send.js';

/** @typedef {import('../types.d.ts').ForeignFile} ForeignFile */
/** @typedef {import('../types.d.ts').ForeignLook} ForeignLook */
/** @typedef {import('../types.d.ts').ForeignReport} ForeignReport */
/** @typedef {import('../types.d.ts').ForeignColumns} ForeignColumns */

/** What `read` fails with when a person pressed Cancel. */
export class Cancelled extends Error {}

// The one policy that the pages' Content Security Policy names: it makes no HTML, only the address of the one thread.
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy('reader', { createScriptURL: () => chrome.runtime.getURL('ui/reader-thread.js') });
const address = () => (policy ? policy.createScriptURL('') : chrome.runtime.getURL('ui/reader-thread.js'));

export class Reader {
  #thread = new Worker(address(), { type: 'module', name: 'reader' });

  /** @type {((error: Error) => void) | undefined} */
  #fail;

  /** @param {ForeignFile[]} files handed over, and gone here */
  constructor(files) {
    this.files = files;
  }

  /** The format and what is needed to read them. @returns {Promise<ForeignLook>} */
  look() {
    const { files } = this;
    this.files = [];
    return this.#ask({ do: 'look', files }, files.map(({ data }) => data.buffer));
  }

  /** About how many milliseconds opening takes on this computer, measured by a small part of it. @returns {Promise<number>} */
  measure() {
    return this.#ask({ do: 'measure' });
  }

  /** @param {{ password?: string, columns?: ForeignColumns }} options @returns {Promise<ForeignReport>} */
  read(options) {
    return this.#ask({ do: 'read', ...options });
  }

  /** Ends it, whatever it is doing. */
  end() {
    this.#thread.terminate();
    this.#fail?.(new Cancelled());
    this.#fail = undefined;
  }

  /** @param {object} message @param {Transferable[]} [over] @returns {Promise<any>} */
  #ask(message, over = []) {
    return new Promise((resolve, reject) => {
      this.#fail = reject;
      this.#thread.onmessage = ({ data }) => ('error' in data ? reject(new Refused(data.error)) : resolve(data.done));
      this.#thread.onerror = (event) => {
        event.preventDefault();
        reject(new Refused('restarted'));
      };
      this.#thread.postMessage(message, over);
    });
  }
}

// The WASM instances: `core` (codes, vault, seal, sites), `keys` (passphrases and key slots), `intake` (pages, pictures and
// texts) and `import` (other apps' files, backups, exports), all but the first on demand. An instance is thrown away after each call of `keys` (the 64 MiB of a key
// derivation go back, and the passphrase with them) and of `intake` and `import`, at a lock, and after a trap. The glue files are imported
// statically, since a service worker cannot import later; their WASM bytes are fetched when first needed.
import * as coreGlue from '../wasm/core.js';
import * as importGlue from '../wasm/import.js';
import * as intakeGlue from '../wasm/intake.js';
import * as keysGlue from '../wasm/keys.js';
import { Refused, codeOf } from './refusal.js';

/** @typedef {typeof coreGlue} Core */
/** @typedef {typeof intakeGlue} Intake */
/** @typedef {typeof importGlue} Import */
/** @typedef {typeof keysGlue} Keys */

/** The core stopped in the midst of something: its instance is gone, what it held was only a copy of what is stored. */
export class Trapped extends Error {}

/**
 * @template {{ initSync(init: { module: WebAssembly.Module }): unknown, __wbg_reset_state(): void, linearMemory(): WebAssembly.Memory }} Glue
 * @param {Glue} glue
 * @param {string} file
 */
function instanceOf(glue, file) {
  /** @type {Promise<Glue> | undefined} */
  let loading;
  let loaded = false;

  const load = async () => {
    const response = await fetch(chrome.runtime.getURL(file));
    glue.initSync({ module: await WebAssembly.compile(await response.arrayBuffer()) });
    loaded = true;
    return glue;
  };

  return {
    /** The instance, loaded at the first call. */
    ready: () => loading ??= load().catch((error) => { loading = undefined; throw error; }),
    /** Wipes the instance's memory, stack and all, and throws it away; the next call meets a new one. */
    fresh: () => {
      if (!loaded) return; // one that is still on its way has held nothing
      new Uint8Array(glue.linearMemory().buffer).fill(0);
      glue.__wbg_reset_state();
    },
  };
}

const core = instanceOf(coreGlue, 'wasm/core_bg.wasm');
const intake = instanceOf(intakeGlue, 'wasm/intake_bg.wasm');
const carrying = instanceOf(importGlue, 'wasm/import_bg.wasm');
const keys = instanceOf(keysGlue, 'wasm/keys_bg.wasm');

export const ready = core.ready;
export const intakeReady = intake.ready;
export const fresh = core.fresh;

/**
 * Calls into the core. A HoldfastError passes; anything else means that the instance can no longer be trusted.
 * @template T
 * @param {(core: Core) => T} work
 * @returns {T}
 */
export function call(work) {
  try {
    return work(coreGlue);
  } catch (error) {
    if (codeOf(error) !== undefined) throw error;
    console.error('the core stopped:', error instanceof Error ? error.name : typeof error); // never the message: it may quote input
    core.fresh();
    throw new Trapped();
  }
}

/**
 * Calls into an instance that serves only this one call: a passphrase, a recovery key or a passkey goes with it.
 * @template T
 * @param {(keys: Keys) => T} work
 * @returns {Promise<T>}
 */
export const callOnce = (work) => onceWith(keys, 'keys', work);

/**
 * Calls into the instance that reads pages, pictures and texts; it goes away with what it saw.
 * @template T
 * @param {(intake: Intake) => T} work
 * @returns {Promise<T>}
 */
export const takeIn = (work) => onceWith(intake, 'intake', work);

/**
 * Calls into the instance that reads other apps' files and works on backups and exports; it goes away with what it saw.
 * @template T
 * @param {(glue: Import) => T} work
 * @returns {Promise<T>}
 */
export const carry = (work) => onceWith(carrying, 'import', work);

/**
 * A HoldfastError passes; anything else is answered with `restarted`: nothing was held that could be lost.
 * @template G, T
 * @param {{ ready(): Promise<G>, fresh(): void }} instance
 * @param {string} name
 * @param {(glue: G) => T} work
 */
async function onceWith(instance, name, work) {
  const glue = await instance.ready();
  try {
    return work(glue);
  } catch (error) {
    if (codeOf(error) !== undefined) throw error;
    console.error(`${name} stopped:`, error instanceof Error ? error.name : typeof error); // never the message: it may quote input
    throw new Refused('restarted');
  } finally {
    instance.fresh();
  }
}

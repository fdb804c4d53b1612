// The WASM instances: `core` (codes, vault, seal, sites) and `intake` (pages, pictures and foreign text, on demand). An
// instance is thrown away after a key derivation (its 64 MiB go back), at a lock, and after a trap. Both glue files are
// imported statically, since a service worker cannot import later; their WASM bytes are fetched when first needed.
import * as coreGlue from '../wasm/core.js';
import * as intakeGlue from '../wasm/intake.js';
import { Refused, codeOf } from './refusal.js';

/** @typedef {typeof coreGlue} Core */
/** @typedef {typeof intakeGlue} Intake */

/** The core stopped in the midst of something: its instance is gone, what it held was only a copy of what is stored. */
export class Trapped extends Error {}

/**
 * @template {{ initSync(init: { module: WebAssembly.Module }): unknown, __wbg_reset_state(): void }} Glue
 * @param {Glue} glue
 * @param {string} file
 */
function instanceOf(glue, file) {
  /** @type {Promise<Glue> | undefined} */
  let loading;

  const load = async () => {
    const response = await fetch(chrome.runtime.getURL(file));
    glue.initSync({ module: await WebAssembly.compile(await response.arrayBuffer()) });
    return glue;
  };

  return {
    /** The instance, loaded at the first call. */
    ready: () => loading ??= load().catch((error) => { loading = undefined; throw error; }),
    /** Throws the instance with all its memory away; the next call meets a new one. */
    fresh: () => { if (loading) glue.__wbg_reset_state(); },
  };
}

const core = instanceOf(coreGlue, 'wasm/core_bg.wasm');
const intake = instanceOf(intakeGlue, 'wasm/intake_bg.wasm');

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
 * Calls into an instance that serves only this one call: for the key derivations.
 * @template T
 * @param {(core: Core) => T} work
 * @returns {Promise<T>}
 */
export async function callOnce(work) {
  await core.ready();
  core.fresh();
  try {
    return call(work);
  } finally {
    core.fresh();
  }
}

/**
 * Calls into the instance that reads pages, pictures and texts; it goes away with what it saw.
 * @template T
 * @param {(intake: Intake) => T} work
 * @returns {Promise<T>}
 */
export async function takeIn(work) {
  const glue = await intake.ready();
  try {
    return work(glue);
  } catch (error) {
    if (codeOf(error) !== undefined) throw error;
    console.error('the intake stopped:', error instanceof Error ? error.name : typeof error); // never the message: it may quote input
    throw new Refused('restarted');
  } finally {
    intake.fresh();
  }
}

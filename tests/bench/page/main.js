// What the bench's page runs: one table of rows a call, by name.
import { codes } from './codes.js';
import { passphrase } from './passphrase.js';
import { pictures } from './pictures.js';
import { sealing } from './sealing.js';
import { load } from './vaults.js';

const loaded = load();
/** @type {Record<string, () => Promise<unknown[]>>} */
const tables = { codes, passphrase, sealing, pictures };
Object.assign(globalThis, { bench: async (/** @type {string} */ name) => { await loaded; return tables[name](); } });

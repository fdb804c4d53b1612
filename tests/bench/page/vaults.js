// The WASM modules as they ship, and vaults of any size to measure with.
import { addresses } from './addresses.js';
import * as core from '/wasm/core.js';
import * as intake from '/wasm/intake.js';
import * as keys from '/wasm/keys.js';

export { core, intake, keys };
export const NOW = 1_700_000_001_000; // far from a change of codes, so that none makes two
export const PASSPHRASE = 'five quiet harbour lamps';
/** Loads all three. */
export async function load() {
  for (const [glue, name] of /** @type {const} */ ([[core, 'core'], [intake, 'intake'], [keys, 'keys']])) {
    await glue.default({ module_or_path: `/wasm/${name}_bg.wasm` });
  }
}

/** An open vault with `count` accounts. @param {number} count */
export function vaultOf(count) {
  const { file, key } = keys.createVault([{ kind: 'passphrase', passphrase: PASSPHRASE }], NOW);
  const vault = core.Vault.open(file, key);
  if (count > 0) {
    const { token, offers } = vault.previewFinds(intake.readText(addresses(count).join('\n')), undefined, NOW);
    vault.add(token, offers.map((/** @type {unknown} */ _, /** @type {number} */ index) => ({ index })), NOW);
  }
  return { vault, key };
}

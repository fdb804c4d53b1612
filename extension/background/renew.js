// The older copies, after the ways in or the data key were changed: sealed as the vault is sealed now, so that none of
// them opens in the old way.
import { call } from './core.js';
import { reshelve, shelved } from './shelves.js';

/**
 * Seals the older copies as the new file is sealed. What cannot be opened with the old key stays as it is.
 * @param {Uint8Array} file the vault as it is now
 * @param {Uint8Array} key
 * @param {Uint8Array} oldKey
 * @param {number} now
 */
export async function renewShelves(file, key, oldKey, now) {
  const renewed = [];
  for (const copy of await shelved()) {
    const into = call((core) => core.Vault.open(file, key));
    try {
      call(() => into.replace(copy.bytes, oldKey));
      renewed.push({ ...copy, bytes: call(() => into.seal(now)) });
    } catch (error) {
      if (!(error instanceof Error && error.name === 'HoldfastError')) throw error;
    }
    into.free();
  }
  await reshelve(renewed);
}

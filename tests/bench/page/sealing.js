// Sealing and opening whole vaults: ours with CBOR, padding and the check by opening again, beside the browser's AES-GCM
// on bytes of the same number.
import { rounds } from './rounds.js';
import { NOW, core, vaultOf } from './vaults.js';

export async function sealing() {
  const rows = [];
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const iv = new Uint8Array(12);
  for (const count of [200, 1_000, 10_000]) {
    const { vault, key: dataKey } = vaultOf(count);
    const file = vault.seal(NOW);
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, file);
    const how = { rounds: count > 1_000 ? 5 : 11, each: 1_000 };
    const seal = await rounds({ Holdfast: () => vault.seal(NOW), WebCrypto: () => crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, file) }, how);
    const open = await rounds({ Holdfast: () => core.Vault.open(file, dataKey).free(), WebCrypto: () => crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed) }, how);
    const list = await rounds({ Holdfast: () => vault.list(NOW) }, how);
    rows.push({ what: `Seal ${count} accounts (${(file.length / 1024).toFixed(0)} KiB)`, unit: 'ms', size: count, family: 'seal', ...seal });
    rows.push({ what: `Open ${count} accounts`, unit: 'ms', size: count, family: 'open', ...open });
    rows.push({ what: `List ${count} accounts for a page`, unit: 'ms', size: count, family: 'list', ...list });
    vault.free();
  }
  return rows;
}

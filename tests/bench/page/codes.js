// One-time codes: ours (with the view that the popup shows) beside otpauth, otplib and the browser's own HMAC.
import { TOTP as Otpauth } from 'otpauth';
import { generateSync } from 'otplib';
import { repeat, rounds } from './rounds.js';
import { NOW, vaultOf } from './vaults.js';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const BYTES = new TextEncoder().encode('12345678901234567890');

async function webCrypto() {
  const key = await crypto.subtle.importKey('raw', BYTES, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  return async () => {
    const step = new DataView(new ArrayBuffer(8));
    step.setBigUint64(0, BigInt(Math.floor(NOW / 30_000)));
    const mac = new DataView(await crypto.subtle.sign('HMAC', key, step));
    return String((mac.getUint32(mac.getUint8(19) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  };
}

export async function codes() {
  const peer = new Otpauth({ secret: SECRET });
  const sign = await webCrypto();
  const peers = {
    otpauth: () => peer.generate({ timestamp: NOW }),
    otplib: () => generateSync({ secret: SECRET, epoch: NOW / 1000 }),
    WebCrypto: sign,
  };
  const rows = [];
  for (const count of [1, 1_000]) {
    const { vault } = vaultOf(count);
    const ids = vault.list(NOW).map(({ id }) => id).join('');
    const work = Object.fromEntries(Object.entries(peers).map(([name, one]) => [name, () => repeat(1_000, one)]));
    const ours = () => repeat(1_000 / count, () => vault.codes(ids, NOW));
    rows.push({ what: count === 1 ? 'One code, one a call' : `${count} codes in one call, each`, unit: 'µs', ...await rounds({ Holdfast: ours, ...work }, { each: 1_000 }) });
    vault.free();
  }
  return rows;
}

// Unlocking: Argon2id at 64 MiB, three passes, one lane, ours with the unwrapping that follows it.
import argon2Browser from 'argon2-browser/dist/argon2-bundled.min.js';
import { argon2id } from 'hash-wasm';
import { rounds } from './rounds.js';
import { NOW, PASSPHRASE, keys } from './vaults.js';

export async function passphrase() {
  const way = { kind: /** @type {const} */ ('passphrase'), passphrase: PASSPHRASE };
  const { file } = keys.createVault([way], NOW);
  const salt = new Uint8Array(16).fill(7);
  const times = await rounds({
    Holdfast: () => keys.unlock(file, way),
    'hash-wasm': () => argon2id({ password: PASSPHRASE, salt, iterations: 3, memorySize: 65_536, parallelism: 1, hashLength: 32, outputType: 'binary' }),
    'argon2-browser': () => argon2Browser.hash({ pass: PASSPHRASE, salt, time: 3, mem: 65_536, parallelism: 1, hashLen: 32, type: argon2Browser.ArgonType.Argon2id }),
  }, { rounds: 7, each: 1_000 });
  return [{ what: 'Unlock with a passphrase (Argon2id, 64 MiB, 3 passes)', unit: 'ms', ...times }];
}

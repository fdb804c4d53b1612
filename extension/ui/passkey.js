// Passkeys as a way in: WebAuthn with the PRF extension, which gives the same 32 bytes each time for the same input. What
// is made here goes to the background and is forgotten.
import { Refused } from './send.js';

/** @typedef {import('../types.d.ts').WayIn} WayIn */

/** Whether this browser can do it at all. */
export const canPasskeys = () => typeof PublicKeyCredential === 'function' && Boolean(navigator.credentials);

/**
 * Makes a passkey. Each enrolment is another person to the authenticator: the same one would write over the passkey that
 * is there.
 * @returns {Promise<WayIn>}
 * @throws {Refused} `passkey-refused`, `passkey-without-prf`
 */
export async function newPasskey() {
  const input = random(32);
  const made = await asked(() => navigator.credentials.create({ publicKey: {
    challenge: random(32), rp: { name: 'Holdfast' }, user: { id: random(32), name: 'Holdfast vault', displayName: 'Holdfast vault' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }, { type: 'public-key', alg: -257 }],
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    extensions: { prf: { eval: { first: input } } },
  } }));
  const { prf } = made.getClientExtensionResults();
  const id = new Uint8Array(made.rawId);
  let output = prf?.results?.first;
  if (!output && prf?.enabled) output = (await ask([{ id, input }])).output; // many tell it only at the second question
  return way(output, input, id);
}

/**
 * Asks for one of these passkeys.
 * @param {import('../types.d.ts').PasskeyAsk[]} slots
 * @returns {Promise<WayIn>}
 * @throws {Refused} `passkey-refused`, `passkey-without-prf`
 */
export async function usePasskey(slots) {
  const known = slots.map(({ input, credential }) => ({ id: bytes(credential), input: bytes(input) }));
  const { output, id } = await ask(known);
  const slot = known.find((one) => text(one.id) === text(id));
  if (!slot) throw new Refused('wrong-passkey');
  return way(output, slot.input, id);
}

/** @param {{ id: Uint8Array<ArrayBuffer>, input: Uint8Array<ArrayBuffer> }[]} known */
async function ask(known) {
  const got = await asked(() => navigator.credentials.get({ publicKey: {
    challenge: random(32), userVerification: 'required',
    allowCredentials: known.map(({ id }) => ({ type: 'public-key', id })),
    extensions: { prf: { evalByCredential: Object.fromEntries(known.map(({ id, input }) => [urlText(id), { first: input }])) } },
  } }));
  return { id: new Uint8Array(got.rawId), output: got.getClientExtensionResults().prf?.results?.first };
}

/**
 * @param {BufferSource | undefined} given
 * @param {Uint8Array} input
 * @param {Uint8Array} id
 * @returns {WayIn}
 */
function way(given, input, id) {
  const output = given instanceof ArrayBuffer ? new Uint8Array(given) : given && new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  if (!output || output.length !== 32 || output.every((byte) => byte === 0)) throw new Refused('passkey-without-prf');
  return { output: text(output), input: text(input), credential: text(id) };
}

/** @param {() => Promise<Credential | null>} question @returns {Promise<PublicKeyCredential>} */
async function asked(question) {
  let answer;
  try {
    answer = await question();
  } catch {
    throw new Refused('passkey-refused'); // the person said no, or the authenticator did
  }
  if (!(answer instanceof PublicKeyCredential)) throw new Refused('passkey-refused');
  return answer;
}

/** @param {number} length */
const random = (length) => crypto.getRandomValues(new Uint8Array(length));
/** @param {Uint8Array} given */
const text = (given) => btoa(String.fromCharCode(...given));
/** @param {Uint8Array} given */
const urlText = (given) => text(given).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
/** @param {string} given */
const bytes = (given) => Uint8Array.from(atob(given), (char) => char.charCodeAt(0));

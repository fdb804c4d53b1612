// Messages to the background, with their types. A refusal becomes a `Refused` error that carries the stable code.

/** @typedef {import('../types.d.ts').Message} Message */
/** @typedef {import('../types.d.ts').Answers} Answers */

export class Refused extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.name = 'Refused';
    this.code = code;
  }
}

/**
 * @template {Message['type']} T
 * @param {T} type
 * @param {Omit<Extract<Message, {type: T}>, 'type'> | Record<string, unknown>} [payload]
 * @returns {Promise<Answers[T]>}
 */
export async function send(type, payload = {}) {
  return answerTo((async () => chrome.runtime.sendMessage({ type, ...payload }))());
}

/**
 * The answer to a message that was sent already.
 * @param {Promise<any>} sent
 */
export async function answerTo(sent) {
  // The worker may have gone between the question and the answer: what was stored stays stored.
  const answer = await sent.catch(() => undefined);
  if (answer === undefined || answer === null) throw new Refused('no-answer');
  if (typeof answer === 'object' && 'error' in answer) throw new Refused(String(answer.error?.code ?? 'no-answer'));
  return answer;
}

/**
 * Everything the person has, and what of it belongs to the tab in front.
 * @param {number} [first] with their codes; where there are very many, only so many: those that are seen first, and `more`
 * @returns {Promise<{entries: import('../types.d.ts').EntryView[], codes?: import('../types.d.ts').LiveCode[], here?: import('../types.d.ts').HereWithEntries, backupAt?: number, drillYearly?: boolean, more?: boolean, count?: number}>}
 */
export async function list(first) {
  return /** @type {any} */ (await send('list', first === undefined ? {} : { first }));
}

/**
 * The backup codes of one entry, masked.
 * @param {string} id
 * @returns {Promise<import('../types.d.ts').BackupRow[]>}
 */
export async function backupRows(id) {
  return /** @type {any} */ (await send('list', { backup: id })).codes;
}

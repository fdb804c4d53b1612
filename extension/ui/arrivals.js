// Other apps' files on their way into the vault: read beside the page (ui/reader.js), then told, taken and undone by the
// background; see the message `import`.
import { LARGEST, base64Of } from './files.js';
import { Reader } from './reader.js';
import { Refused, send } from './send.js';

/** @param {File[]} files @returns {Promise<Reader>} */
export async function readerOf(files) {
  if (files.some(({ size }) => size > LARGEST)) throw new Refused('too-large');
  const given = files.map(async (file) => {
    const data = await file.arrayBuffer().catch(() => { throw new Refused('file-unreadable'); });
    return { name: file.name, data: new Uint8Array(data) };
  });
  return new Reader(await Promise.all(given));
}

/**
 * What would come in. Nothing is changed.
 * @param {import('../types.d.ts').ForeignReport} read passed on and wiped: what was read is not for this page
 * @returns {Promise<import('../types.d.ts').ArrivalView>}
 */
export async function plan({ report, format, title }) {
  const sent = send('import', { step: 'plan', report: await base64Of(new Blob([/** @type {BlobPart} */ (report)])) });
  report.fill(0);
  return { format, title, .../** @type {any} */ (await sent) };
}

/** @param {string} token @param {import('../types.d.ts').Taking[]} takings @returns {Promise<import('../types.d.ts').Taken>} */
export const take = async (token, takings) => /** @type {any} */ (await send('import', { step: 'take', token, takings }));

export const undo = () => send('import', { step: 'undo' });

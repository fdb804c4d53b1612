// Other apps' files as the pages ask for them; see the message `import`.
import { base64Of } from './files.js';
import { send } from './send.js';

/** @typedef {import('../types.d.ts').ForeignFileInput} ForeignFileInput */

/** @param {File[]} files @returns {Promise<ForeignFileInput[]>} */
export const carried = (files) => Promise.all(files.map(async (file) => ({ name: file.name, data: await base64Of(file) })));

/** @param {ForeignFileInput[]} files @returns {Promise<import('../types.d.ts').ForeignLook>} */
export const inspect = async (files) => /** @type {any} */ (await send('import', { step: 'inspect', files }));

/**
 * @param {ForeignFileInput[]} files
 * @param {{ password?: string, columns?: import('../types.d.ts').ForeignColumns }} options
 * @returns {Promise<import('../types.d.ts').ArrivalView>}
 */
export const look = async (files, { password, columns }) => (
  /** @type {any} */ (await send('import', { step: 'look', files, ...(password === undefined ? {} : { password }), ...(columns ? { columns } : {}) })));

/** @param {string} token @param {import('../types.d.ts').Taking[]} takings @returns {Promise<import('../types.d.ts').Taken>} */
export const take = async (token, takings) => /** @type {any} */ (await send('import', { step: 'take', token, takings }));

export const undo = () => send('import', { step: 'undo' });

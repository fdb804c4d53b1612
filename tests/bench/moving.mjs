// Bringing in another app's file: from its bytes to the accounts in storage. It is taken out again after each round.
import { addresses } from './page/addresses.js';
import { median } from './page/rounds.js';

const ROUNDS = 3;

/** @param {import('../extension/driver.mjs').Driver} driver @returns {Promise<import('./micro.mjs').Row[]>} */
export async function moving(driver) {
  const rows = [];
  for (const count of [100, 1_000, 10_000]) {
    console.log(`    ${count} accounts of another app …`);
    const file = Buffer.from(addresses(count).join('\n')).toString('base64');
    const times = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      times.push(await driver.inside(async (data) => {
        const ask = async (/** @type {object} */ message) => {
          const answer = await chrome.runtime.sendMessage({ type: 'import', ...message });
          if (answer.error) throw new Error(answer.error.code);
          return answer;
        };
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
        const began = performance.now();
        const { plan, readerOf } = await import(chrome.runtime.getURL('ui/arrivals.js'));
        const reader = await readerOf([new File([bytes], 'accounts.txt')]);
        await reader.look();
        const { token, lines } = await plan(await reader.read({}));
        reader.end();
        await ask({ step: 'take', token, takings: lines.map((/** @type {{ index: number }} */ { index }) => ({ index, how: 'add', backup: false, trim: false })) });
        const took = performance.now() - began;
        await ask({ step: 'undo' });
        return took;
      }, file));
    }
    rows.push({ what: `Bring in ${count} accounts of another app`, unit: 'ms', size: count, family: 'bring in', Holdfast: median(times) });
  }
  return rows;
}

// What the background holds: JavaScript's heap, and buffers outside it, WASM memory among them, after everything that nobody
// holds was collected.
const HOUR = 120; // periods of 30 s

/**
 * @param {import('../extension/driver.mjs').Driver} driver
 * @param {number} count accounts in the vault
 * @returns {Promise<import('./micro.mjs').Row[]>}
 */
export async function memory(driver, count) {
  const { puppet } = /** @type {import('../extension/chromium.mjs').Chromium} */ (/** @type {unknown} */ (driver.browser));
  const held = async () => {
    const target = puppet.targets().find((one) => one.type() === 'service_worker' && one.url().startsWith(driver.base));
    const session = await target?.createCDPSession();
    if (!session) throw new Error('The background rests.');
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = /** @type {{ usedSize: number, backingStorageSize?: number }} */ (await session.send('Runtime.getHeapUsage'));
    await session.detach();
    return (usedSize + backingStorageSize) / 2 ** 20;
  };
  await driver.killWorker();
  await driver.inside(() => chrome.runtime.sendMessage({ type: 'list' }));
  const before = await held();
  await driver.inside(async (times) => {
    for (let n = 0; n < times; n += 1) await chrome.runtime.sendMessage({ type: 'codes' });
  }, HOUR);
  const after = await held();
  return [
    { what: `Memory of the background, awake with ${count} accounts`, unit: 'MiB', size: count, family: 'memory', Holdfast: before },
    { what: `The same after an hour of all their codes, ${count} accounts`, unit: 'MiB', size: count, Holdfast: after },
  ];
}

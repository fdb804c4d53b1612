// What the background holds after everything that nobody holds was collected: JavaScript's heap, and the memory of the WASM
// instances, which that heap does not count.
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
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { result: { objectId: prototypeObjectId = '' } } = await session.send('Runtime.evaluate', { expression: 'WebAssembly.Memory.prototype' });
    const { objects: { objectId } } = await session.send('Runtime.queryObjects', { prototypeObjectId });
    const { result: { value: wasm } } = await session.send('Runtime.callFunctionOn', {
      objectId, returnByValue: true, functionDeclaration: 'function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0); }',
    });
    await session.detach();
    return (usedSize + wasm) / 2 ** 20;
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

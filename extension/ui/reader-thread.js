// The thread that opens other apps' files (ui/reader.js). It knows the module `import` and nothing of the vault.
import * as glue from '../wasm/import.js';

/** @type {import('../types.d.ts').ForeignFile[]} */
let files = [];

const ready = (async () => {
  const response = await fetch(new URL('../wasm/import_bg.wasm', import.meta.url));
  glue.initSync({ module: await WebAssembly.compile(await response.arrayBuffer()) });
})();

/** @param {any} message */
function work(message) {
  if (message.do === 'look') {
    files = message.files;
    return glue.inspectFiles(files);
  }
  if (message.do === 'measure') {
    glue.sampleDerivation(); // the first round is compiled as it runs
    const began = performance.now();
    const times = glue.sampleDerivation();
    return (performance.now() - began) * times;
  }
  return glue.readFiles(files, message.password, message.columns);
}

addEventListener('message', async ({ data }) => {
  try {
    await ready;
    postMessage({ done: work(data) });
  } catch (error) {
    const code = /** @type {{ code?: unknown }} */ (error)?.code;
    if (typeof code !== 'string') console.error('the reader stopped:', error instanceof Error ? error.name : typeof error); // never the message: it may quote input
    postMessage({ error: typeof code === 'string' ? code : 'restarted' });
    if (typeof code !== 'string') close();
  }
});

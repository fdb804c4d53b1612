// `./build.sh run` on a machine with a display: the browser with Holdfast in it and the practice site in front, until the
// window is closed.
import { startSite } from '../../www/server.mjs';
import { startBrowser } from './browser.mjs';

const PORT = 8737;

const site = await startSite({ port: PORT }).catch(() => startSite());
const browser = await startBrowser({ headless: false });
const [tab] = await browser.pages();
await tab?.goto(site.url);
console.log(`The practice site is at ${site.url}`);
console.log('Holdfast is behind the puzzle piece in the toolbar, or press Alt+Shift+H. Closing the window ends it all.');

const ended = new Promise((resolve) => {
  browser.ended.then(resolve);
  process.once('SIGINT', resolve);
  process.once('SIGTERM', resolve);
});
await ended;
await browser.close();
await site.close();

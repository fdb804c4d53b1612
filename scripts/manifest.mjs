// Prints the manifest for one browser: the one source in extension/manifest.json, less what that browser objects to.
//   node scripts/manifest.mjs chromium|firefox [--key]
// `--key` adds the public test key, which gives the unpacked extension the same id on every machine. It is in no
// package that is published.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** The public half of a key made for tests; its private half was thrown away. */
export const TEST_KEY = 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA8U0ML92HGpfyCBI7DMHnGc9xOeuzYsbax9TPeTw6ylgQGbv/RKj54zm9hCKqfZPSxaaNmKdOgWa/fcF0DhtFOUwTe5CoANa7GWWi4YYJoZYazJv90LFmXQKkz5HygyqvMr1t/YUE9Qk3Kg4TJIe4uK+XBRIZhJpTYLdTCyyPQ/t6Y47H4XMwgi4f5vXBYKQAIIaP4hhzwSoi4ENUG5RtiammL7s2Yk9JGbMHDrKWK6EZCGs8zzA1IQ1Q5pePjJlLl2rjkZfghcR3sThWCXY70KSjPGTv6SvpOj4MkmRUqwNgI6AQmaotb/Fr+pDpB7BglvyH5UsGjwN0LoA60vlAbQIDAQAB';
/** The id that Chromium derives from `TEST_KEY`. */
export const TEST_ID = 'ojiopikpalbgheocboicblhgeijocoeh';

/**
 * @param {'chromium' | 'firefox'} browser
 * @param {{ key?: boolean }} [options]
 * @returns {Record<string, any>}
 */
export function manifestFor(browser, { key = false } = {}) {
  const manifest = JSON.parse(readFileSync(new URL('../extension/manifest.json', import.meta.url), 'utf8'));
  if (browser === 'chromium') {
    delete manifest.background.scripts; // "requires manifest version of 2 or lower"
    delete manifest.browser_specific_settings;
    if (key) manifest.key = TEST_KEY;
  } else {
    delete manifest.background.service_worker; // Firefox has event pages only
    delete manifest.minimum_chrome_version;
    // Firefox has no optional `contextMenus`. It asks a person nothing for it, and lets nobody into a page by it.
    manifest.permissions.push('contextMenus');
    manifest.optional_permissions = manifest.optional_permissions.filter((/** @type {string} */ one) => one !== 'contextMenus');
  }
  return manifest;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [browser, ...rest] = process.argv.slice(2);
  if (browser !== 'chromium' && browser !== 'firefox') {
    console.error('usage: node scripts/manifest.mjs chromium|firefox [--key]');
    process.exit(2);
  }
  console.log(JSON.stringify(manifestFor(browser, { key: rest.includes('--key') }), null, 2));
}

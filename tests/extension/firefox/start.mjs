// Finding Firefox and starting it with a profile of its own and the wire open.
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Marionette } from './marionette.mjs';

const NAMES = ['firefox-esr', 'firefox'];
const PLACES = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/firefox', '/Applications/Firefox.app/Contents/MacOS'];

/** The host of the extension's addresses: fixed, so that a profile that is started again finds its storage. */
export const HOST = '11111111-2222-4333-8444-555555555555';

/** Quiet: no service of Mozilla's is asked for anything, and no page is opened that a test did not open. */
const PREFS = {
  'marionette.port': 0,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.server': '',
  'datareporting.policy.dataSubmissionEnabled': false,
  'browser.safebrowsing.update.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.aboutwelcome.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'browser.download.useDownloadDir': true,
  'browser.download.always_ask_before_handling_new_types': false,
  'browser.download.alwaysOpenPanel': false,
  // A temporary add-on keeps what it stored when its profile is started again, as an installed one does.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  // A page that was left does not stay behind with its unfinished answers.
  'browser.sessionhistory.max_total_viewers': 0,
};

/** @returns {string} the program to start: $FIREFOX, else on PATH, else in the usual places */
export function findFirefox() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...PLACES];
  const found = [process.env.FIREFOX ?? '', ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))].find(isProgram);
  if (!found) throw new Error('Firefox was not found. Install it (Debian: apt-get install firefox-esr) or name it in $FIREFOX.');
  return found;
}

/**
 * @param {{profile: string, addon: string, headless: boolean, puppet?: boolean, trusting?: boolean, prefs?: Record<string, unknown>, language?: string}} options
 * @returns {Promise<{process: import('node:child_process').ChildProcess, marionette: Marionette}>}
 */
export async function startProcess({ profile, addon, headless, puppet = false, trusting = false, prefs = {}, language }) {
  mkdirSync(profile, { recursive: true });
  const all = { ...PREFS, 'extensions.webextensions.uuids': JSON.stringify({ [addon]: HOST }), ...prefs };
  writeFileSync(join(profile, 'user.js'), Object.entries(all).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
  const door = join(profile, 'MarionetteActivePort');
  const other = join(profile, 'WebDriverBiDiServer.json');
  for (const file of [door, other]) rmSync(file, { force: true }); // a Firefox that was killed leaves them behind
  const firefox = spawn(findFirefox(), [
    ...(headless ? ['--headless'] : []), ...(puppet ? ['--remote-debugging-port', '0'] : []), '--profile', profile, '--no-remote', '--marionette', '-remote-allow-system-access',
    '--width', '1100', '--height', '860', 'about:blank',
  ], { stdio: 'ignore', env: { ...process.env, MOZ_HEADLESS_WIDTH: '1100', MOZ_HEADLESS_HEIGHT: '860', ...(language ? { LANGUAGE: language } : {}) } });
  const open = () => existsSync(door) && readFileSync(door, 'utf8') !== '' && (!puppet || existsSync(other));
  for (let left = 60_000; !open(); left -= 50) {
    if (left <= 0 || firefox.exitCode !== null) throw new Error(`Firefox did not start (exit code ${firefox.exitCode}).`);
    await pause(50);
  }
  return { process: firefox, marionette: await Marionette.connect(Number(readFileSync(door, 'utf8')), puppet, trusting) };
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return path !== '';
  } catch {
    return false;
  }
}

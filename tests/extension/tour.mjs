// The guided tour, played headless: the whole path from signing up to signing in without a text message. The test and
// `./build.sh run` (without a display) both play it; run by itself it leaves pictures and a transcript in target/tour/ (in Firefox: target/tour-firefox/).
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BROWSER } from './browser.mjs';
import { start } from './driver.mjs';
import { photograph, writeTranscript } from './pictures.mjs';
import { STEPS } from './tour-steps.mjs';

/** Where the pictures go. */
export const FOLDER = fileURLToPath(new URL(`../../target/tour${BROWSER === 'firefox' ? '-firefox' : ''}`, import.meta.url));

/**
 * Plays the tour. When a step fails, the transcript up to there is still written.
 * @param {import('./driver.mjs').Driver} driver
 * @param {{folder?: string, between?: (step: import('./tour-steps.mjs').Step) => Promise<void>, tell?: (line: string) => void}} [options]
 *   `between` runs after each step; without a `folder` no pictures are taken
 * @returns {Promise<import('./tour-steps.mjs').Tour>}
 */
export async function playTour(driver, { folder, between, tell = () => undefined } = {}) {
  /** @type {import('./tour-steps.mjs').Tour} */
  const tour = { driver, backup: [], secret: '', usedAt: 0 };
  /** @type {import('./pictures.mjs').Shot[]} */
  const shots = [];
  let ending = 'The practice site accepted every sign-in.';
  try {
    for (const [index, step] of STEPS.entries()) {
      const words = await step.act(tour);
      tell(`${String(index + 1).padStart(2)}/${STEPS.length}  ${step.title}. ${words}`);
      if (folder) shots.push({ title: step.title, words, ...(await photograph(driver, tour.popup)) });
      await between?.(step);
    }
  } catch (error) {
    const { title = '' } = STEPS[shots.length] ?? {};
    ending = `The tour ended here: ${title}. ${error instanceof Error ? error.message : ''}`;
    if (folder) shots.push({ title, words: ending, ...(await photograph(driver, tour.popup)) });
    throw error;
  } finally {
    await tour.popup?.close().catch(() => undefined);
    if (folder) await writeTranscript(driver.browser, folder, shots, ending);
  }
  return tour;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const driver = await start();
  try {
    console.log(`The practice site is at ${driver.site.url} while the tour lasts.`);
    await playTour(driver, { folder: FOLDER, tell: console.log });
    console.log(`Signed in twice without a text message. Pictures and transcript: ${relative(process.cwd(), FOLDER)}/tour.md`);
  } finally {
    await driver.close();
  }
}

// What a person means to do: sites to move off text messages, accounts of a fire drill. The core keeps the list sealed
// with the rest; here its numbers (FORMAT.md §5) get their names.
import { fromBase64 } from './bytes.js';
import { call, carry } from './core.js';
import { Refused } from './refusal.js';
import * as vault from './vault.js';

/** @typedef {import('../types.js').Task} Task */
/** @typedef {import('../types.js').TaskStep} TaskStep */
/** @typedef {import('../wasm/core.js').Vault} Vault */

const AIMS = /** @type {const} */ (['move', 'drill']);
const STATES = /** @type {const} */ (['open', 'done', 'dropped']);
/** The marks of the steps; their order is that of the bits. @type {TaskStep[]} */
const STEPS = ['opened', 'no-codes', 'not-printed', 'texts-off', 'texts-kept', 'first-taken'];

/** All but what was dropped. @param {Vault} open */
const listed = (open) => ({ tasks: tasksIn(open).filter(({ state }) => state !== 'dropped') });

/** @param {Vault} open @returns {Task[]} */
function tasksIn(open) {
  const values = open.tasks();
  const tasks = [];
  for (let at = 0; at < values.length; at += 5) {
    const [aim, changed, state, bits] = values.slice(at, at + 4).map(Number);
    tasks.push({
      aim: AIMS[aim ?? 0] ?? 'move', state: STATES[state ?? 0] ?? 'open', changed: changed ?? 0, what: String(values[at + 4]),
      steps: STEPS.filter((_, bit) => (Number(bits) >> bit) & 1),
    });
  }
  return tasks;
}

/** @param {Vault} open @param {Pick<Task, 'aim' | 'what' | 'state' | 'steps'>} task @param {number} now */
function put(open, { aim, what, state, steps }, now) {
  const bits = steps.reduce((all, step) => all | (1 << STEPS.indexOf(step)), 0);
  open.setTask(AIMS.indexOf(aim), what, STATES.indexOf(state), bits, now);
}

/**
 * Answers with the list, after the one change that was asked for.
 * @param {{ add?: string[], step?: { host: string, step: TaskStep, undo?: true }, done?: string, drop?: string, drill?: string[] }} asked
 *   `drill`: the accounts of a fire drill that begins now; none ends it
 * @returns {Promise<{ tasks: Task[] }>}
 */
export function todo({ add, step, done, drop, drill }) {
  if ([add, step, done, drop, drill].every((part) => part === undefined)) return vault.read(listed);
  return vault.write((open, now) => {
    const known = tasksIn(open);
    /** @param {string} what */
    const move = (what) => known.find((task) => task.aim === 'move' && task.what === what) ?? { aim: /** @type {const} */ ('move'), what, state: /** @type {const} */ ('dropped'), steps: /** @type {TaskStep[]} */ ([]) };
    for (const what of new Set(add ?? [])) {
      const task = move(what);
      if (task.state === 'dropped') put(open, { ...task, state: 'open', steps: [] }, now); // done stays done
    }
    if (step) {
      const task = move(step.host);
      const steps = task.state === 'dropped' ? [] : task.steps.filter((one) => one !== step.step);
      put(open, { ...task, state: 'open', steps: step.undo ? steps : [...steps, step.step] }, now);
    }
    if (done !== undefined) put(open, { ...move(done), state: 'done' }, now);
    if (drop !== undefined && move(drop).state !== 'dropped') put(open, { ...move(drop), state: 'dropped' }, now);
    if (drill) {
      const chosen = new Set(drill);
      for (const { aim, what, state } of known) {
        if (aim === 'drill' && state === 'open' && !chosen.has(what)) put(open, { aim, what, state: 'dropped', steps: [] }, now);
      }
      for (const what of chosen) put(open, { aim: 'drill', what: vault.entryIn(open, what).id, state: 'open', steps: [] }, now);
    }
    return listed(open);
  });
}

/**
 * The step that a site is at, for the popup.
 * @param {Vault} open
 * @param {{ host: string, bound: string[] }} here
 */
export function taskHere(open, { host, bound }) {
  return host === '' ? undefined : tasksIn(open).find(({ aim, state, what }) => aim === 'move' && state === 'open'
    && (what === host || host.endsWith(`.${what}`) || bound.includes(what)));
}

/**
 * The sites in a text or a file. The file goes into an instance of `import` that is wiped after the call; host names come
 * out, and nothing of it is kept anywhere.
 * @param {{ text?: string, file?: string }} asked
 */
export async function sitesIn({ text, file }) {
  if ((text === undefined) === (file === undefined)) throw new Refused('bad-message');
  const bytes = file === undefined ? new TextEncoder().encode(text) : fromBase64(file);
  if (!bytes) throw new Refused('bad-message');
  await vault.read(() => undefined); // a locked vault could keep none of them
  const { hosts, cut } = await carry((glue) => glue.readSites(bytes)).finally(() => bytes.fill(0));
  const sites = await vault.read(() => call((core) => core.sitesOf(hosts)));
  return { sites: [...new Set(sites.split('\n'))].filter((site) => site !== ''), cut };
}

// The shapes that message payloads must have. A field too many is refused like a field too few.

/** @typedef {(value: unknown) => boolean} Check */
/** @typedef {Record<string, Check>} Shape */

const LONG = 1 << 20;

/** @param {number} most @returns {Check} */
export const text = (most) => (value) => typeof value === 'string' && value.length <= most;
/** @type {Check} */
export const count = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
/** @type {Check} */
export const whole = (value) => Number.isSafeInteger(value);
/** @type {Check} */
export const flag = (value) => typeof value === 'boolean';
/** @param {...unknown} allowed @returns {Check} */
export const oneOf = (...allowed) => (value) => allowed.includes(value);
/** @param {Check} check @returns {Check} */
export const maybe = (check) => (value) => value === undefined || check(value);
/** @param {Check} check @param {number} most @returns {Check} */
export const listOf = (check, most) => (value) => Array.isArray(value) && value.length <= most && value.every(check);
/** @param {...Check} checks @returns {Check} */
export const anyOf = (...checks) => (value) => checks.some((check) => check(value));

/**
 * An object with these fields and no other.
 * @param {Shape} shape
 * @returns {Check}
 */
export const record = (shape) => (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const fields = /** @type {Record<string, unknown>} */ (value);
  return Object.keys(fields).every((name) => Object.hasOwn(shape, name))
    && Object.entries(shape).every(([name, check]) => check(Object.hasOwn(fields, name) ? fields[name] : undefined));
};

/** An object whose fields are judged elsewhere: the core reads settings by name and type. @type {Check} */
export const loose = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
  && Object.values(value).every((field) => ['string', 'number', 'boolean'].includes(typeof field));

const id = text(64);
const name = text(1024);
/** A host with its port, or the id of an entry. @type {Check} */
const host = (value) => typeof value === 'string' && /^[a-z0-9.\-[\]:]{1,260}$/.test(value);
const scope = oneOf('host', 'domain');
const passphrase = text(4096);
const file = text(60 << 20); // base64
const code = record({ text: text(80), label: maybe(name), spent: maybe(flag) });

const kind = oneOf('totp', 'hotp', 'steam', 'motp', 'yandex');
/** What a code is made with; in a change all of it may be left out. */
const parameters = {
  algorithm: maybe(oneOf('sha1', 'sha256', 'sha512', 'md5')), digits: maybe(count), period: maybe(count), counter: maybe(count), pin: maybe(text(64)),
};

/** A way in, as it is typed or as a passkey gives it (bytes as base64). */
const way = anyOf(record({ passphrase }), record({ recoveryKey: text(256) }), record({ output: text(64), input: text(64), credential: text(2048) }));
const label = text(256);

/** One shape a message; `type` is checked by the table that it is looked up in. @type {Record<string, Check>} */
export const shapes = Object.assign(Object.create(null), {
  state: record({ seen: maybe(flag), opening: maybe(flag) }),
  create: record({ passphrase }),
  unlock: way,
  lock: record({}),
  list: anyOf(record({ backup: maybe(id) }), record({ earlier: id }), record({ first: count }), record({ replaced: oneOf(true) })),
  codes: record({ ids: maybe(listOf(id, 10_000)), advance: maybe(id) }),
  scan: anyOf(
    record({ from: oneOf('page', 'survey') }),
    record({ from: oneOf('pictures'), pictures: listOf(text(64 << 20), 64) }),
  ),
  preview: record({
    text: maybe(text(LONG)),
    form: maybe(record({ name, account: name, secret: text(4096), kind, ...parameters })),
  }),
  add: anyOf(
    record({
      token: text(LONG * 32),
      picks: listOf(record({ index: count, name: maybe(name), account: maybe(name), host: maybe(name), scope: maybe(scope), into: maybe(id) }), 10_000),
    }),
    record({ bare: record({ name, account: name, host: name, reachedBy: listOf(name, 6) }) }),
  ),
  readiness: record({}),
  edit: record({
    id,
    otp: maybe(record({ kind: maybe(kind), secret: maybe(text(4096)), ...parameters })),
    changes: maybe(record({
      name: maybe(name), account: maybe(name), note: maybe(text(LONG)), tags: maybe(listOf(name, 64)), pinned: maybe(flag),
      reachedBy: maybe(listOf(name, 6)),
      sites: maybe(listOf(record({ host: name, scope }), 64)),
    })),
  }),
  remove: record({ id }),
  restore: anyOf(record({ id }), record({ id, part: oneOf('about', 'sites', 'otp', 'backup'), from: count })),
  captureBackup: record({
    from: maybe(oneOf('page')), text: maybe(text(LONG)), file: maybe(text(LONG * 2)),
    keep: maybe(record({ id: maybe(id), name: maybe(name), account: maybe(name), host: name, codes: listOf(code, 200) })),
  }),
  revealBackup: record({ id, index: count }),
  drilled: record({ ids: listOf(id, 10_000), undo: maybe(count) }),
  spend: record({ id, index: count }),
  unspend: record({ id, index: count }),
  fill: record({
    id, what: oneOf('code', 'backup'), index: maybe(count), confirm: maybe(name), target: maybe(count), overwrite: maybe(flag), append: maybe(flag),
  }),
  byItself: record({ on: maybe(flag), off: maybe(name) }),
  settings: record({ changes: maybe(loose) }),
  copies: record({ bring: maybe(text(64)), how: maybe(oneOf('merge', 'replace')) }),
  clock: record({ compare: maybe(oneOf(true)), apply: maybe(whole) }),
  // `confirmed`: a person was told what is about to be shown and said yes.
  passphrase: anyOf(record({ judge: passphrase }), record({ suggest: oneOf(true) })),
  slots: anyOf(
    record({ do: maybe(oneOf('passkeys', 'new-recovery-key', 'later')) }),
    record({ do: oneOf('letters'), typed: text(256) }),
    record({ do: oneOf('add'), way, label }),
    record({ do: oneOf('rename'), id, label }),
    record({ do: oneOf('remove'), id }),
    record({ do: oneOf('replace'), id, way, proof: way }),
    record({ do: oneOf('change-key'), keep: listOf(way, 16) }),
  ),
  // `done`: a person says that the sheets are printed.
  print: anyOf(record({ ids: listOf(id, 10_000), confirmed: oneOf(true) }), record({ ids: listOf(id, 10_000), done: oneOf(true) })),
  export: anyOf(
    record({ ids: listOf(id, 10_000), confirmed: oneOf(true) }),
    record({ to: oneOf('backup'), passphrase: maybe(passphrase) }),
    record({ to: oneOf('otpauth', 'json', 'aegis', 'google'), way }),
  ),
  import: anyOf(
    record({ step: oneOf('plan'), report: file }),
    record({ step: oneOf('take'), token: file, takings: listOf(record({ index: count, how: oneOf('add', 'replace'), backup: flag, trim: flag }), 10_000) }),
    record({ step: oneOf('undo') }),
    record({ step: oneOf('read-back'), backup: file }),
    record({ step: oneOf('drill', 'merge', 'replace', 'begin'), backup: file, way }),
  ),
  services: record({ hosts: listOf(name, 10_000) }),
  todo: anyOf(
    record({ add: maybe(listOf(host, 1_000)) }),
    record({ step: record({ host, step: oneOf('opened', 'no-codes', 'not-printed', 'texts-off', 'texts-kept', 'first-taken'), undo: maybe(oneOf(true)) }) }),
    record({ done: host }), record({ drop: host }),
    record({ drill: listOf(id, 1_000) }),
  ),
  sites: record({ text: maybe(text(LONG)), file: maybe(text(15 << 20)) }),
  prove: record({ way }),
  kit: record({ ticket: text(64), ids: listOf(id, 100), drawn: flag }),
});

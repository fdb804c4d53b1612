// Failures of the shell, and how any failure becomes the `{error: {code}}` that a page is answered with.

/** A failure with a stable code and nothing else; see `ShellError` in types.d.ts. */
export class Refused extends Error {
  /** @param {import('../types.js').ErrorCode} code */
  constructor(code) {
    super(code);
    this.name = 'Refused';
    this.code = code;
  }
}

/**
 * The code of a failure of the core or the shell; undefined for anything that was not foreseen.
 * @param {unknown} error
 * @returns {import('../types.js').ErrorCode | undefined}
 */
export function codeOf(error) {
  if (!(error instanceof Error) || (error.name !== 'Refused' && error.name !== 'HoldfastError')) return undefined;
  const { code } = /** @type {Error & { code?: unknown }} */ (error);
  return typeof code === 'string' ? code : undefined;
}

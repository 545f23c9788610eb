/** Decides how a refusal is named; each door turns a problem into its own answer. */

export type ProblemCode =
  | 'bad-request'
  | 'not-signed-in'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unprocessable'
  | 'too-many-requests'
  | 'unavailable';

export const NO_TEXT = 'The request holds a character that no text has.';

export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: unknown;

  constructor(code: ProblemCode, message: string, details?: unknown) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

import { problemBody } from '#shared/contracts/basics/problem.ts';
import { problemLabels } from '#shared/wording/basics/problem-text.ts';

/** A request that did not succeed, with words a person can read and what the server told about it. */
export class ApiProblem extends Error {
  /** The server's code, or offline, unreadable, session-ended. */
  readonly code: string;
  /** Of the server's answer; 0: it was not asked, or not reached. */
  readonly status: number;
  readonly details: unknown;

  constructor(code: string, status: number, message: string, details?: unknown) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** Reads a refusal; an answer that is no problem of ours (a proxy's page, say) gets words by its status. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  const parsed = problemBody.safeParse(body);
  if (!parsed.success) return new ApiProblem('unreadable', status, problemLabels.answered(status));
  const { code, message, details } = parsed.data.problem;
  return status === 401
    ? new ApiProblem('session-ended', status, problemLabels.sessionEnded)
    : new ApiProblem(code, status, message, details);
}

/** A refusal as Microsoft Graph puts it: an HTTP status, a code and a sentence. */
export class GraphProblem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const badRequest = (message: string) => new GraphProblem(400, 'BadRequest', message);

export const notFound = () => new GraphProblem(404, 'itemNotFound', 'The requested item is not found.');

/** Planner names the limit that was met in the code of a 403. */
export const limitReached = (limit: string) =>
  new GraphProblem(403, limit, `The request would go beyond a Planner limit: ${limit}.`);

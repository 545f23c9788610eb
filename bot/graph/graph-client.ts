import {
  Client,
  GraphError,
  HTTPMessageHandler,
  RetryHandler,
  RetryHandlerOptions,
  type Context as GraphContext,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import { PlainError } from '#shared/domain/basics/plain-error.ts';

export interface GraphConnection {
  /** With the version and no slash behind it: https://graph.microsoft.com/v1.0. */
  baseUrl: string;
  token: () => Promise<string>;
  /** A request that is not answered in this time has failed. */
  timeoutMs?: number;
  /** Seconds before trying again where Graph names none. */
  retryDelay?: number;
}

/** Trouble with Graph in words that may be shown, stored and logged. */
class GraphTrouble extends PlainError {
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

const TIMEOUT_MS = 10_000;
/** Longer than this nobody waits inside a job: the job ends, and comes again when Graph said so. */
const LONGEST_WAIT_SECONDS = 20;
const RETRIES = 3;

/**
 * Microsoft's client, with a bearer of our own: its one drops the token on plain http, which the local stand-in
 * speaks, and would carry it along to another host if told to go there.
 */
export function graphClient(connection: GraphConnection): Client {
  const base = new URL(connection.baseUrl);
  const version = base.pathname.split('/').at(-1) ?? '';
  const rest: Rest = { until: 0 };
  const retry = new RetryHandler(new RetryHandlerOptions(connection.retryDelay ?? 1, RETRIES, mayTryAgain));
  return Client.initWithMiddleware({
    baseUrl: connection.baseUrl.replace(/\/[^/]+$/, ''),
    defaultVersion: version,
    middleware: chain(resting(rest), retry, bearer(connection, base.origin), new HTTPMessageHandler()),
  });
}

function chain(...handlers: Middleware[]): Middleware {
  handlers.forEach((handler, index) => {
    const next = handlers[index + 1];
    if (next) handler.setNext?.(next);
  });
  return handlers[0] as Middleware;
}

/** A task sent a second time would be a second task: a POST is repeated only when Graph has refused to look at it. */
function mayTryAgain(
  _delay: number,
  _attempt: number,
  _request: RequestInfo,
  options: { method?: string } | undefined,
  response: Response,
): boolean {
  if (retryAfterSeconds(response) > LONGEST_WAIT_SECONDS) return false;
  return options?.method !== 'POST' || response.status === 429;
}

function retryAfterSeconds(response: Response): number {
  const header = response.headers.get('Retry-After') ?? '';
  const seconds = Number(header);
  return Number.isNaN(seconds) ? (Date.parse(header) - Date.now()) / 1000 || 0 : seconds;
}

interface Rest {
  until: number;
}

/** When Graph asks for a long pause, nothing is sent until it is over. */
function resting(rest: Rest): Middleware {
  let next: Middleware;
  return {
    setNext: (following) => {
      next = following;
    },
    execute: async (context) => {
      if (performance.now() < rest.until) {
        const error = { code: 'AskedToWait', message: 'Graph has asked us to wait.' };
        context.response = Response.json({ error }, { status: 429 });
        return;
      }
      await next.execute(context);
      const { response } = context;
      if (!response || ![429, 503].includes(response.status)) return;
      const seconds = retryAfterSeconds(response);
      if (seconds > LONGEST_WAIT_SECONDS) rest.until = performance.now() + seconds * 1000;
    },
  };
}

function bearer(connection: GraphConnection, origin: string): Middleware {
  let next: Middleware;
  return {
    setNext: (following) => {
      next = following;
    },
    execute: async (context: GraphContext) => {
      const url = typeof context.request === 'string' ? context.request : context.request.url;
      if (new URL(url).origin !== origin)
        throw new PlainError('A Graph token was about to go to another address.');
      const headers = {
        ...(context.options?.headers as Record<string, string> | undefined),
        Authorization: `Bearer ${await connection.token()}`,
      };
      const signal = AbortSignal.timeout(connection.timeoutMs ?? TIMEOUT_MS);
      context.options = { ...context.options, headers, signal, redirect: 'error' };
      await next.execute(context);
    },
  };
}

/** The answer to a request, or null when what it asks for is not there. */
export async function orNull<Answer>(request: Promise<unknown>): Promise<Answer | null> {
  return answerOf<Answer | null>(request, (status) => status === 404, null);
}

/** Whether a write was taken; not when its ETag is stale or its object gone. */
export async function isTaken(request: Promise<unknown>): Promise<boolean> {
  const written = request.then(() => true);
  return answerOf(written, (status) => [404, 409, 412].includes(status), false);
}

/** The answer to a request; trouble is thrown in words. */
export async function answerOf<Answer>(
  request: Promise<unknown>,
  isExpected: (status: number) => boolean = () => false,
  instead?: Answer,
): Promise<Answer> {
  try {
    return (await request) as Answer;
  } catch (error) {
    if (error instanceof GraphError && isExpected(error.statusCode)) return instead as Answer;
    throw asTrouble(error);
  }
}

function asTrouble(error: unknown): Error {
  if (!(error instanceof GraphError))
    return error instanceof Error
      ? error
      : new PlainError('Microsoft Graph’s client failed.', { cause: error });
  const { statusCode, code } = error;
  const body = error.body as { name?: string } | null;
  if (statusCode === -1) {
    // What fetch throws is an Error to some and a bare object to others: the client keeps the latter as the body.
    const late = code === 'TimeoutError' || body?.name === 'TimeoutError';
    const text = late ? 'did not answer in time' : 'was not reached';
    return new GraphTrouble(statusCode, `Microsoft Graph ${text}.`, { cause: error });
  }
  const text: Record<number, string> = {
    401: 'Microsoft Graph did not accept our sign-in',
    403: 'Microsoft Graph does not allow this',
    429: 'Microsoft Graph is busy',
    503: 'Microsoft Graph is busy',
    504: 'Microsoft Graph is busy',
  };
  const header = text[statusCode] ?? 'Microsoft Graph refused a request';
  return new GraphTrouble(
    statusCode,
    `${header} (${statusCode}${/^\w{1,60}$/.test(code ?? '') ? ` ${code}` : ''}).`,
    {
      cause: error,
    },
  );
}

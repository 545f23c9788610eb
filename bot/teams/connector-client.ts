import { setTimeout as pause } from 'node:timers/promises';
import type { ConnectorClientOptions } from 'botframework-connector';
import { PlainError } from '#shared/domain/basics/plain-error.ts';

/** Trouble with Teams' connector in words that may be shown, stored and logged. */
export class ConnectorTrouble extends PlainError {
  /** Null: no answer came. */
  readonly statusCode: number | null;
  readonly code: string | null;
  /** True: what was sent certainly did nothing. False: nobody knows. */
  readonly refused: boolean;

  constructor(
    message: string,
    trouble: Pick<ConnectorTrouble, 'statusCode' | 'code' | 'refused'>,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.statusCode = trouble.statusCode;
    this.code = trouble.code;
    this.refused = trouble.refused;
  }
}

export interface ConnectorManners {
  /** A request that is not answered in this time has failed. */
  timeoutMs?: number;
  wait?: (milliseconds: number) => Promise<unknown>;
}

const TIMEOUT_MS = 8000;
const TRIES = 3;
/** Longer than this nobody waits in place: the job ends, and comes again. */
const LONGEST_WAIT_MS = 3000;
/** Answers by which Teams says that it has not looked at the request. */
const NOT_LOOKED_AT = [412, 429, 503];

type HttpClient = NonNullable<ConnectorClientOptions['httpClient']>;
type Wire = Parameters<HttpClient['sendRequest']>[0];

/**
 * How requests go to the connector. The SDK's own client sends a POST again when its answer was lost, which makes a
 * second card, and sleeps as long as it is told. This one repeats only what Teams says it has not looked at, after
 * short pauses; everything else is thrown, saying whether it may have been done.
 */
export function connectorHttpClient(manners: ConnectorManners = {}): HttpClient {
  const { timeoutMs = TIMEOUT_MS, wait = pause } = manners;
  const restUntil = new Map<string, number>();
  const send = async (request: Wire): Promise<Response> => {
    const { origin } = new URL(request.url);
    for (let attempt = 1; ; attempt += 1) {
      if (performance.now() < (restUntil.get(origin) ?? 0))
        throw troubleOf(429, 'AskedToWait', request.method);
      const answer = await once(request, timeoutMs);
      if (answer.status < 400) return answer;
      const trouble = troubleOf(answer.status, codeIn(await answer.text()), request.method);
      if (!NOT_LOOKED_AT.includes(answer.status)) throw trouble;
      const pauseMs = retryAfterMs(answer) ?? attempt * 500 + Math.random() * 500;
      if (pauseMs > LONGEST_WAIT_MS) restUntil.set(origin, performance.now() + pauseMs);
      if (pauseMs > LONGEST_WAIT_MS || attempt === TRIES) throw trouble;
      await wait(pauseMs);
    }
  };
  return {
    sendRequest: async (request) => {
      const answer = await send(request);
      const headers = { toJson: () => Object.fromEntries(answer.headers) };
      return { request, status: answer.status, headers, bodyAsText: await answer.text() } as never;
    },
  };
}

async function once(request: Wire, timeoutMs: number): Promise<Response> {
  try {
    return await fetch(request.url, {
      method: request.method,
      headers: request.headers.toJson(),
      body: typeof request.body === 'string' ? request.body : null,
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    });
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    const { code = null } = ((error as Error).cause ?? {}) as { code?: string | null };
    const text = late
      ? 'Teams did not answer in time.'
      : `Teams was not reached (${code ?? 'no connection'}).`;
    const notEvenHeard = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];
    const refused = code !== null && notEvenHeard.includes(code);
    throw new ConnectorTrouble(text, { statusCode: null, code, refused }, error);
  }
}

function troubleOf(statusCode: number, code: string | null, method: string): ConnectorTrouble {
  const status = `${statusCode}${code ? ` ${code}` : ''}`;
  const text = NOT_LOOKED_AT.includes(statusCode) ? 'Teams is busy' : 'Teams did not take a message';
  const refused = method !== 'POST' || statusCode < 500 || NOT_LOOKED_AT.includes(statusCode);
  return new ConnectorTrouble(`${text} (${status}).`, { statusCode, code, refused });
}

/** Teams names the reason in `error.code`, or as a subCode in JSON inside the message. */
function codeIn(body: string): string | null {
  const found = /\\?"subCode\\?"\s*:\s*\\?"(\w+)/.exec(body) ?? /"code"\s*:\s*"(\w+)"/.exec(body);
  return found?.[1] ?? null;
}

function retryAfterMs(answer: Response): number | null {
  const notice = answer.headers.get('Retry-After');
  if (notice === null) return null;
  const seconds = Number(notice);
  return Number.isNaN(seconds) ? Math.max(0, Date.parse(notice) - Date.now()) || null : seconds * 1000;
}

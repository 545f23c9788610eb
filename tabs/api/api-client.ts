import {
  tabApi,
  type AnswerTo,
  type BodyOf,
  type ParamsOf,
  type QueryOf,
  type RequestName,
  type SheetFormat,
  type SheetName,
  type TabApi,
} from '#shared/contracts/tab-api.ts';
import { problemLabels } from '#shared/wording/basics/problem-text.ts';
import type { TokenSource } from '../host/token-source.ts';
import { ApiProblem, problemFrom } from './api-problem.ts';
import { requestUrl, type UrlParts } from './request-url.ts';
import { sendFile } from './send-file.ts';

type Needs<Name extends RequestName, Key extends string, Value, Otherwise = unknown> =
  TabApi[Name] extends Record<Key, unknown> ? Value : Otherwise;

export type RequestInput<Name extends RequestName> = Needs<Name, 'params', { params: ParamsOf<Name> }> &
  Needs<Name, 'query', { query?: QueryOf<Name> }> &
  Needs<Name, 'body', { body: BodyOf<Name> }> & { signal?: AbortSignal };

export interface Api {
  /** Asks the server; the answer is parsed by its contract, anything else is thrown as an ApiProblem. */
  request<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<AnswerTo<Name>>;
  /** Whether something that changes data is on its way. */
  isWriting(): boolean;
  /** The answer as a table to keep: CSV, or an Excel workbook. */
  download<Name extends SheetName>(
    name: Name,
    input: RequestInput<Name>,
    format: SheetFormat,
  ): Promise<{ name: string; file: Blob }>;
  /** Sends a CSV file, telling the share sent so far (0 to 1). */
  importFile(kind: string, file: Blob, sent: (share: number) => void): Promise<AnswerTo<'importFile'>>;
}

interface Answer {
  status: number;
  body: unknown;
}

/** The one client over the list of requests. A refused token is renewed once. */
export function createApi(token: TokenSource, ask: typeof fetch = (...args) => fetch(...args)): Api {
  async function authorised(send: (bearer: string) => Promise<Answer>): Promise<Answer> {
    const first = await send(await tokenOrProblem(token()));
    return first.status === 401 ? send(await tokenOrProblem(token(true))) : first;
  }

  let writing = 0;

  return {
    isWriting: () => writing > 0,
    async request(name, input) {
      const parts = input as UrlParts & { body?: unknown; signal?: AbortSignal };
      const url = requestUrl(name, parts);
      const writes = tabApi[name].method === 'GET' ? 0 : 1;
      writing += writes;
      const answer = await authorised(async (bearer) => {
        const response = await ask(url, {
          method: tabApi[name].method,
          headers: {
            Authorization: `Bearer ${bearer}`,
            ...(parts.body === undefined ? {} : { 'Content-Type': 'application/json' }),
          },
          body: parts.body === undefined ? null : JSON.stringify(parts.body),
          signal: parts.signal ?? null,
        }).catch(offline);
        return { status: response.status, body: await response.json().catch(() => undefined) };
      }).finally(() => {
        writing -= writes;
      });
      return parsed(name, answer);
    },
    async download(name, input, format) {
      const { params, query } = input as UrlParts;
      const url = requestUrl(name, { ...(params && { params }), query: { ...query, format } });
      const answer = await authorised(async (bearer) => {
        const response = await ask(url, { headers: { Authorization: `Bearer ${bearer}` } }).catch(offline);
        const { status, ok, headers } = response;
        if (!ok) return { status, body: await response.json().catch(() => undefined) };
        const named = /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1];
        return { status, body: { name: named ?? `${name}.${format}`, file: await response.blob() } };
      });
      if (answer.status >= 400) throw problemFrom(answer.status, answer.body);
      return answer.body as { name: string; file: Blob };
    },
    async importFile(kind, file, sent) {
      const url = requestUrl('importFile', { params: { kind } });
      return parsed(
        'importFile',
        await authorised((bearer) => sendFile(url, bearer, file, sent).catch(offline)),
      );
    },
  };
}

function parsed<Name extends RequestName>(name: Name, answer: Answer): AnswerTo<Name> {
  if (answer.status >= 400) throw problemFrom(answer.status, answer.body);
  const result = tabApi[name].answer.safeParse(answer.body);
  if (!result.success) throw new ApiProblem('unreadable', answer.status, problemLabels.unreadable);
  return result.data as AnswerTo<Name>;
}

async function tokenOrProblem(token: Promise<string>): Promise<string> {
  return token.catch((error: unknown) => {
    // What fetch throws where nobody answers; that says nothing of the session.
    if (error instanceof TypeError || globalThis.navigator?.onLine === false) return offline(error);
    throw new ApiProblem('session-ended', 0, problemLabels.sessionEnded);
  });
}

function offline(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') throw error;
  throw new ApiProblem('offline', 0, problemLabels.offline);
}

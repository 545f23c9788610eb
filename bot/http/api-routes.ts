import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { Server } from 'restify';
import { tabApi, type RequestName } from '#shared/contracts/tab-api.ts';
import type { ApiRequest } from '#shared/contracts/api-request.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { LARGEST_FILE_BYTES } from '#shared/contracts/imports/file-rows.ts';
import { actingAs, beginJob, type Ports, type StaffContext } from '../operations/context.ts';
import { sendFile, sendProblem, sendText } from './answer.ts';
import type { Authenticate } from './authenticate.ts';
import { senderIsKnown } from './patience.ts';
import {
  answersAtOnce,
  drained,
  LARGEST_JSON_BYTES,
  leftInTheMiddle,
  piecesOf,
  readJson,
  rejectTooLarge,
} from './request-body.ts';
import type { HandlersOf } from './request-handler.ts';
import { mustHaveSheet, sheetFile } from './sheet-file.ts';

interface RoutedRequest extends IncomingMessage {
  params?: Record<string, string>;
  body?: unknown;
}

/** However many pages ask, this node then asks the database for the versions twice a second. */
const POLLED_MAY_BE_OLD_MS = 500;

/** Gives every request of the list its route: who asks, what is asked, the operation, the answer by its contract. */
export function mountApiRoutes(
  server: Server,
  ports: Ports,
  authenticate: Authenticate,
  handlers: HandlersOf<typeof tabApi>,
): void {
  for (const name of Object.keys(tabApi) as RequestName[]) {
    const request: ApiRequest = tabApi[name];
    const path = request.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const route = async (incoming: RoutedRequest, response: ServerResponse): Promise<void> => {
      const reference = randomUUID().slice(0, 8);
      try {
        rejectTooLarge(incoming, request.csv ? LARGEST_FILE_BYTES : LARGEST_JSON_BYTES);
        const door = beginJob(ports, 'http', request.polled ? POLLED_MAY_BE_OLD_MS : 0);
        const ctx = actingAs(door, await authenticate(door, incoming));
        senderIsKnown(incoming);
        const { format, ...query } = queryOf(incoming);
        if (format !== undefined) mustHaveSheet(name, format);
        const input = {
          params: read(request.params, incoming.params ?? {}, 'not-found'),
          query: read(request.query, query, 'bad-request'),
          body: request.body ? read(request.body, await bodyOf(incoming), 'bad-request') : undefined,
          file: piecesOf(incoming),
        };
        if (request.csv && incoming.body !== undefined) {
          throw new Problem('unprocessable', 'Send the file itself, as text/csv. Nothing was changed.');
        }
        const handler = handlers[name] as (ctx: StaffContext, input: unknown) => Promise<unknown>;
        const answer = await handler(ctx, input);
        if (format === undefined) sendText(response, 200, textOf(request, answer));
        else sendFile(response, await sheetFile(name, format, answer));
      } catch (error) {
        if (leftInTheMiddle(incoming)) return ports.log.info({ reference }, 'a sender left in the middle');
        if (!answersAtOnce(incoming, error)) await drained(incoming);
        sendProblem(response, error, ports.log, reference);
      }
    };
    const method = { GET: 'get', POST: 'post', PUT: 'put' }[request.method] as 'get' | 'post' | 'put';
    server[method](path, route as never);
  }
}

/** The text of an answer, by its contract; an answer that was remembered keeps its text. */
const texts = new WeakMap<ApiRequest, WeakMap<object, string>>();

function textOf(request: ApiRequest, answer: unknown): string {
  if (typeof answer !== 'object' || answer === null) return JSON.stringify(request.answer.parse(answer));
  const ofRequest = texts.get(request) ?? new WeakMap<object, string>();
  texts.set(request, ofRequest);
  const cached = ofRequest.get(answer);
  if (cached !== undefined) return cached;
  const text = JSON.stringify(request.answer.parse(answer));
  ofRequest.set(answer, text);
  return text;
}

async function bodyOf(request: IncomingMessage & { body?: unknown }): Promise<unknown> {
  return request.body ?? (await readJson(request)) ?? {};
}

function queryOf(request: IncomingMessage): Record<string, string> {
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://here').searchParams);
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
}

function read(schema: ApiRequest['body'], value: unknown, code: 'bad-request' | 'not-found'): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => ({ at: issue.path.join('.'), message: issue.message }));
  const first = faults[0];
  throw new Problem(
    code,
    `The request is not understood: ${first?.at ? `${first.at}: ` : ''}${first?.message ?? ''}`,
    faults,
  );
}

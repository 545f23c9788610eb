import type { ServerResponse } from 'node:http';
import { Problem, type ProblemCode } from '#shared/domain/basics/problem.ts';
import type { Log } from '../operations/context.ts';

const statusOf: Record<ProblemCode, number> = {
  'bad-request': 400,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unprocessable: 422,
  'too-many-requests': 429,
  unavailable: 503,
};

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  sendText(response, status, JSON.stringify(body));
}

/** text: JSON. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) return;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}

/** A file to keep, under its name. */
export function sendFile(
  response: ServerResponse,
  file: { name: string; type: string; bytes: Buffer },
): void {
  response.writeHead(200, {
    'content-type': file.type,
    'content-length': file.bytes.length,
    'content-disposition': `attachment; filename="${file.name.replaceAll(/[^\w.-]/g, '_')}"`,
    'cache-control': 'no-store',
  });
  response.end(file.bytes);
}

/** Maps a refusal to its status once; anything else is a bug, logged with a reference the person sees. */
export function sendProblem(response: ServerResponse, error: unknown, log: Log, reference: string): void {
  if (error instanceof Problem) {
    const { code, message, details } = error;
    if (code === 'unavailable')
      log.warn({ err: error.cause ?? error, reference }, 'a request could not be served');
    sendJson(response, statusOf[code], {
      problem: { code, message, ...(details !== undefined && { details }) },
    });
    return;
  }
  log.error({ err: error, reference }, 'a request met a bug');
  const message = `Something went wrong here, and nothing was changed. If it happens again, tell your administrator: reference ${reference}.`;
  sendJson(response, 500, { problem: { code: 'internal', message, details: { reference } } });
}

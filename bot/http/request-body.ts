import type { IncomingMessage } from 'node:http';
import { NO_TEXT, Problem } from '#shared/domain/basics/problem.ts';

export const LARGEST_JSON_BYTES = 1024 * 1024;

/** Refuses a body whose sender says that it is too large, before any of it is read. */
export function rejectTooLarge(request: IncomingMessage, mostBytes: number): void {
  if (Number(request.headers['content-length'] ?? 0) <= mostBytes) return;
  const most = mostBytes / (1024 * 1024);
  throw new Problem('too-large', `What was sent is larger than ${most} MB. Nothing was changed.`);
}

/** Whether an answer need not wait for what is still being sent: nothing of a body that is too large is read. */
export function answersAtOnce(request: IncomingMessage, error: unknown): boolean {
  return error instanceof Problem && error.code === 'too-large' && !request.readableDidRead;
}

/** Whether the sender went away in the middle: nobody hears an answer, and no bug of ours is behind it. */
export function leftInTheMiddle(request: IncomingMessage): boolean {
  return request.destroyed && !request.complete;
}

/** Reads a JSON body of at most 1 MB; undefined when there is none. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  rejectTooLarge(request, LARGEST_JSON_BYTES);
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of piecesOf(request)) {
    bytes += piece.byteLength;
    if (bytes > LARGEST_JSON_BYTES) throw new Problem('too-large', 'The request is larger than 1 MB.');
    pieces.push(piece);
  }
  if (bytes === 0) return undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw new Problem('bad-request', 'The request is not UTF-8 text.');
  }
  try {
    return JSON.parse(text, wellFormed) as unknown;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('bad-request', 'The request is not JSON.');
  }
}

/** NUL and half a surrogate pair can be written in JSON, and kept in no database. */
function mustBeText(text: string): void {
  if (text.includes('\u0000') || !text.isWellFormed()) throw new Problem('bad-request', NO_TEXT);
}

function wellFormed(key: string, value: unknown): unknown {
  mustBeText(key);
  if (typeof value === 'string') mustBeText(value);
  return value;
}

/** A request's bytes as they come; leaving off in the middle keeps the connection, so that the answer is heard. */
export function piecesOf(request: IncomingMessage): AsyncIterable<Buffer> {
  return request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
}

/**
 * Lets a request that is refused in the middle come to its end, so that its sender hears why: many only listen once
 * they have sent everything. Node itself ends one that takes longer than five minutes.
 */
export async function drained(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  await new Promise<void>((resolve) => {
    request
      .once('end', resolve)
      .once('close', resolve)
      .once('error', () => resolve());
    // Not at once: a stream just read piece by piece takes a turn before it flows again.
    setImmediate(() => request.resume());
  });
}

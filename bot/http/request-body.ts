import type { IncomingMessage } from 'node:http';
import { Problem } from '#shared/domain/problem.ts';

const LARGEST_JSON_BYTES = 1024 * 1024;

/** Reads a JSON body of at most 1 MB; undefined when there is none. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
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
  if (text.includes('\\u0000') || text.includes('\u0000'))
    throw new Problem('bad-request', 'The request holds a character that no text has.');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Problem('bad-request', 'The request is not JSON.');
  }
}

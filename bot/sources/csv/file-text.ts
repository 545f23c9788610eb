import { LARGEST_FILE_BYTES, type ByteSource } from '#shared/contracts/imports/file-rows.ts';
import { Problem } from '#shared/domain/basics/problem.ts';

const LONGEST_BEGINNING = 1024 * 1024;

export interface FileText {
  /** The text up to the end of the first line that says something, or all there is. */
  first: string;
  /** All of the text, in pieces. */
  all: AsyncGenerator<string>;
}

/** The text of a file's bytes. Throws a Problem when it is empty, not UTF-8 text, or too large. */
export async function textOf(source: ByteSource): Promise<FileText> {
  const text = decoded(source);
  let first = '';
  while (!first.trimStart().includes('\n') && first.length < LONGEST_BEGINNING) {
    const next = await text.next();
    if (next.done) break;
    first += next.value;
  }
  if (first.trim() === '') throw new Problem('unprocessable', 'The file is empty. Nothing was changed.');
  return { first, all: startingWith(first, text) };
}

async function* startingWith(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined); // also when nobody asked for more than the first: the source is let go
  }
}

/** Refuses what is not UTF-8 or holds characters no text file has. */
async function* decoded(source: ByteSource): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  for await (const piece of source) {
    bytes += piece.byteLength;
    if (bytes > LARGEST_FILE_BYTES) {
      throw new Problem(
        'too-large',
        'The file is larger than 256 MB. Nothing was changed; send it in parts.',
      );
    }
    yield checked(() => decoder.decode(piece, { stream: true }));
  }
  yield checked(() => decoder.decode());
}

function checked(decode: () => string): string {
  let text: string;
  try {
    text = decode();
  } catch {
    throw new Problem(
      'unprocessable',
      'The file is not UTF-8 text. Save it as "CSV UTF-8" and send it again. Nothing was changed.',
    );
  }
  if (text.includes('\u0000')) {
    throw new Problem('unprocessable', 'The file is not a CSV file. Nothing was changed.');
  }
  return text;
}

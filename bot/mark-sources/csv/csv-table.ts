import Papa from 'papaparse';
import { Readable } from 'node:stream';
import type { ByteSource } from '#shared/contracts/file-rows.ts';
import { Problem } from '#shared/domain/problem.ts';

export interface CsvRow {
  /** Line in the file where the row begins; the heading is 1. */
  line: number;
  cells: string[];
}

export const LARGEST_FILE_BYTES = 256 * 1024 * 1024;

/**
 * Reads a UTF-8 CSV file piece by piece: first its heading, then each row that is not empty.
 * Throws a Problem when the file as a whole can't be read: not text, too large, empty.
 */
export async function readCsv(
  source: ByteSource,
  onHeading: (cells: string[]) => void,
  onRow: (row: CsvRow, fault: string | null) => void,
): Promise<void> {
  const text = await peekable(decoded(source));
  if (text === null) throw new Problem('unprocessable', 'The file is empty. Nothing was changed.');
  const delimiter = delimiterOf(text.first);
  let line = 1;
  let heading = false;
  await new Promise<void>((resolve, reject) => {
    const input = Readable.from(text.all, { objectMode: true });
    input.on('error', reject);
    Papa.parse<string[]>(input as unknown as Papa.LocalFile, {
      delimiter,
      header: false,
      skipEmptyLines: false,
      chunk: (results, parser) => {
        try {
          const faults = new Map(
            results.errors
              .filter((error) => error.type === 'Quotes')
              .map((error) => [error.row ?? 0, quoteFault(error.code)]),
          );
          results.data.forEach((cells, index) => {
            const begins = line;
            line += 1 + cells.reduce((breaks, cell) => breaks + lineBreaks(cell), 0);
            if (cells.every((cell) => cell.trim() === '')) return;
            if (heading) onRow({ line: begins, cells }, faults.get(index) ?? null);
            else {
              heading = true;
              onHeading(cells.map((cell) => cell.trim()));
            }
          });
        } catch (error) {
          parser.abort();
          input.destroy();
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      },
      complete: () => resolve(),
      error: (error: Error) => reject(error),
    });
  });
  if (!heading) throw new Problem('unprocessable', 'The file is empty. Nothing was changed.');
}

function lineBreaks(cell: string): number {
  let breaks = 0;
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}

function quoteFault(code: string): string {
  return code === 'MissingQuotes'
    ? 'a quotation mark is opened and never closed'
    : 'a quotation mark stands inside a cell';
}

/** Text of the bytes; refuses what is not UTF-8 or holds characters no text file has. */
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

/** The first piece that holds a whole line (or all there is), and the stream it begins. */
async function peekable(
  text: AsyncGenerator<string>,
): Promise<{ first: string; all: AsyncGenerator<string> } | null> {
  let first = '';
  while (!first.includes('\n')) {
    const next = await text.next();
    if (next.done) break;
    first += next.value;
  }
  if (first.trim() === '') {
    const rest = await text.next();
    if (rest.done) return null;
    first += rest.value;
  }
  return { first, all: startingWith(first, text) };
}

async function* startingWith(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

function delimiterOf(text: string): string {
  const end = text.indexOf('\n');
  const heading = end === -1 ? text : text.slice(0, end);
  const count = (character: string): number => heading.split(character).length;
  return [',', ';', '\t'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}

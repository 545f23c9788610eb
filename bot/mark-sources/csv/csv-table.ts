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
/** More text than this without the end of a row: an open quotation mark is swallowing the file. */
const LONGEST_ROW = 4 * 1024 * 1024;

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
  const newline = text.first.includes('\n') ? '\n' : '\r';
  let line = 1;
  let heading = false;
  let waiting = 0;
  const counted = async function* (): AsyncGenerator<string> {
    for await (const piece of text.all) {
      waiting += piece.length;
      yield piece;
    }
  };
  await new Promise<void>((resolve, reject) => {
    const input = Readable.from(counted(), { objectMode: true });
    input.on('error', reject);
    Papa.parse<string[]>(input as unknown as Papa.LocalFile, {
      delimiter: delimiterOf(text.first),
      newline, // the parser's own guess changes with where the first piece ends
      header: false,
      skipEmptyLines: false,
      chunk: (results, parser) => {
        try {
          if (results.data.length > 0) waiting = 0;
          else if (waiting > LONGEST_ROW) throw neverClosed(line);
          const faults = new Map(
            results.errors
              .filter((error) => error.type === 'Quotes')
              .map((error) => [error.row ?? 0, error.code]),
          );
          results.data.forEach((cells, index) => {
            const begins = line;
            const breaks = cells.reduce((sum, cell) => sum + lineBreaks(cell, newline), 0);
            line += 1 + breaks;
            if (cells.every((cell) => cell.trim() === '')) return;
            const last = cells.length - 1;
            if (cells[last]?.endsWith('\r')) cells[last] = cells[last].slice(0, -1);
            const fault = faults.get(index);
            if (heading) onRow({ line: begins, cells }, fault ? quoteFault(fault, breaks) : null);
            else {
              heading = true;
              onHeading(cells.map((cell) => cell.trim()));
            }
          });
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error))); // first: abort() completes
          parser.abort();
          input.destroy();
        }
      },
      complete: () => resolve(),
      error: (error: Error) => reject(error),
    });
  });
  if (!heading) throw new Problem('unprocessable', 'The file is empty. Nothing was changed.');
}

function lineBreaks(cell: string, newline: string): number {
  let breaks = 0;
  for (let at = cell.indexOf(newline); at !== -1; at = cell.indexOf(newline, at + 1)) breaks += 1;
  return breaks;
}

function quoteFault(code: string, linesAfter: number): string {
  if (code !== 'MissingQuotes') return 'a quotation mark stands inside a cell';
  const lost = linesAfter > 0 ? `, so the lines after it (${linesAfter}) were not read either` : '';
  return `a quotation mark is opened and never closed${lost}`;
}

const neverClosed = (line: number): Problem =>
  new Problem(
    'unprocessable',
    `A quotation mark opened in line ${line} is never closed. Nothing was changed.`,
    { line },
  );

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

const LONGEST_HEADING = 1024 * 1024;

/** The text up to the end of its first line that says something (or all there is), and the stream it begins. */
async function peekable(
  text: AsyncGenerator<string>,
): Promise<{ first: string; all: AsyncGenerator<string> } | null> {
  let first = '';
  while (!first.trimStart().includes('\n') && first.length < LONGEST_HEADING) {
    const next = await text.next();
    if (next.done) break;
    first += next.value;
  }
  return first.trim() === '' ? null : { first, all: startingWith(first, text) };
}

async function* startingWith(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined); // also when nobody asked for more than the first: the source is let go
  }
}

function delimiterOf(text: string): string {
  const heading = text.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  const count = (character: string): number => heading.split(character).length;
  return [',', ';', '\t'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}

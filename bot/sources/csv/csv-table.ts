import type { ByteSource } from '#shared/contracts/imports/file-rows.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { textOf } from './file-text.ts';
import { LONGEST_LINE, rowsOfLines } from './rows-of-lines.ts';

export interface CsvRow {
  /** Line in the file where the row begins; the heading is 1. */
  line: number;
  cells: string[];
}

/**
 * Reads a UTF-8 CSV file piece by piece: first its heading, then each row that is not empty; yields after each piece. A
 * row with a stray quotation mark is one faulty row; reading goes on in the line after it.
 * Throws a Problem when the file as a whole can't be read: not text, too large, empty.
 */
export async function* readCsv(
  source: ByteSource,
  onHeading: (cells: string[]) => void,
  onRow: (row: CsvRow, fault: string | null) => void,
): AsyncGenerator<void, void, void> {
  const text = await textOf(source);
  const newline = text.first.includes('\n') ? '\n' : '\r';
  let heading = false;
  const rows = rowsOfLines(newline, delimiterOf(text.first), (line, cells, fault) => {
    if (cells.every((cell) => cell.trim() === '')) return;
    if (heading) return onRow({ line, cells }, fault);
    if (fault)
      throw new Problem('unprocessable', `The heading can't be read: ${fault}. Nothing was changed.`);
    heading = true;
    onHeading(cells.map((cell) => cell.trim()));
  });

  let rest = '';
  for await (const piece of text.all) {
    const held = rest + piece;
    let from = 0;
    for (let to = held.indexOf(newline); to !== -1; to = held.indexOf(newline, from)) {
      rows.take(held.slice(from, to));
      from = to + 1;
    }
    // Of a line without an end no more is kept than shows that it is too long.
    rest = held.slice(from, from + LONGEST_LINE + 1);
    yield;
  }
  if (rest !== '') rows.take(rest);
  rows.end();
}

function delimiterOf(text: string): string {
  const heading = text.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  const count = (character: string): number => heading.split(character).length;
  return [',', ';', '\t'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}

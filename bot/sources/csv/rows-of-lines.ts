import { cellsOf } from './row-cells.ts';

/** A cell of more lines or text than this is no cell: its quotation mark was never meant to open one. */
const MOST_LINES_OF_A_ROW = 40;
const LONGEST_ROW_OF_LINES = 64 * 1024;
export const LONGEST_LINE = 1024 * 1024;

const ASTRAY = 'a quotation mark stands inside a cell';
const NEVER_CLOSED = 'a quotation mark is opened and never closed';
const TOO_LONG = 'it is longer than 1 MB';

export interface RowsOfLines {
  /** The file's next line, without its end. */
  take(line: string): void;
  end(): void;
}

/**
 * Puts lines together to rows: a row goes on in the next line while a quotation mark is open. When that comes to
 * nothing, only the line where it was opened is at fault, and the lines after it are taken as rows of their own.
 */
export function rowsOfLines(
  newline: string,
  delimiter: string,
  onRow: (line: number, cells: string[], fault: string | null) => void,
): RowsOfLines {
  /** Lines of a row whose quotation mark is not closed yet. */
  let open: string[] = [];
  let number = 1;
  const settle = (lines: number, cells: string[], fault: string | null): void => {
    onRow(number, cells, fault);
    number += lines;
  };
  const work = (waiting: string[], atEnd: boolean): void => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const endless = next.length > LONGEST_LINE;
      if (endless && open.length === 0) {
        settle(1, [next.slice(0, 100)], TOO_LONG);
        continue;
      }
      open.push(next);
      const more = (!atEnd || waiting.length > 0) && open.length < MOST_LINES_OF_A_ROW && !endless;
      if (more && open.length > 1 && !next.includes('"')) continue;
      const row = open.join(newline);
      const cells = endless ? 'open' : cellsOf(row.endsWith('\r') ? row.slice(0, -1) : row, delimiter);
      if (cells === 'open' && more && row.length < LONGEST_ROW_OF_LINES) continue;
      const lines = open;
      open = [];
      if (typeof cells !== 'string') {
        settle(lines.length, cells, null);
        continue;
      }
      settle(1, [lines[0] ?? ''], cells === 'open' ? NEVER_CLOSED : ASTRAY);
      waiting.unshift(...lines.slice(1));
    }
  };
  return {
    take: (line) => {
      if (open.length === 0 && !line.includes('"') && line.length <= LONGEST_LINE) {
        settle(1, (line.endsWith('\r') ? line.slice(0, -1) : line).split(delimiter), null);
      } else work([line], false);
    },
    end: () => {
      const waiting = open;
      open = [];
      work(waiting, true);
    },
  };
}

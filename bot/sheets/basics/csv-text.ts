import { sheetColumns } from '#shared/wording/basics/sheet-text.ts';
import type { Sheet, SheetCell } from './sheet.ts';

/** The headings and rows, with CRLF and a byte order mark, as spreadsheets on Windows expect them. */
export function csvText({ headings, rows, days }: Sheet): string {
  const beside = days ? daysBeside(days) : { headings: [], cells: [] };
  const lines = [[...headings, ...beside.headings], ...rows.map((row) => [...row, ...beside.cells])];
  return `\uFEFF${lines.map((line) => line.map(cellText).join(',')).join('\r\n')}\r\n`;
}

/** Which days a row is of, so that files of several weeks can be put together. */
function daysBeside({ from, to, asOf }: NonNullable<Sheet['days']>): {
  headings: string[];
  cells: SheetCell[];
} {
  return {
    headings: [sheetColumns.from, sheetColumns.to, ...(asOf === undefined ? [] : [sheetColumns.dataFrom])],
    cells: [from, to, ...(asOf === undefined ? [] : [asOf])],
  };
}

function cellText(cell: SheetCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return cell.number.toFixed(cell.decimals);
  return quoted(harmless(cell));
}

/** A spreadsheet would run text that begins like a formula; an apostrophe makes it text. */
const harmless = (text: string): string => (/^[=+\-@\t\r]./s.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

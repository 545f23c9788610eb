import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { Sheet, SheetCell } from './sheet.ts';

const formats = { 0: '0', 1: '0.0', 2: '0.00' } as const;
const MOST_WIDTH = 48;

/** The sheet as an Excel workbook: title, notes, then the table with its headings. */
export async function workbook({ name, title, notes, headings, rows }: Sheet): Promise<Buffer> {
  const data = [
    [{ value: title, fontWeight: 'bold' as const, fontSize: 14 }],
    ...notes.map((note) => [{ value: note, textColor: '#555555' }]),
    [null],
    headings.map((heading) => ({
      value: heading,
      fontWeight: 'bold' as const,
      wrap: true,
      bottomBorderStyle: 'thin' as const,
    })),
    ...rows.map((row) => row.map(cellOf)),
  ];
  const columns = headings.map((heading, column) => {
    const longest = rows.reduce((most, row) => Math.max(most, shown(row[column] ?? null).length), 8);
    return { width: Math.min(MOST_WIDTH, Math.max(longest, Math.min(heading.length, 14)) + 2) };
  });
  return writeXlsxFile(data, {
    sheet: name.slice(0, 31),
    columns,
    stickyRowsCount: notes.length + 3,
  }).toBuffer();
}

function cellOf(cell: SheetCell): Cell {
  if (cell === null) return null;
  if (typeof cell === 'string') return { value: cell, type: String };
  if (typeof cell === 'number') return { value: cell, type: Number, format: '0' };
  return { value: cell.number, type: Number, format: formats[cell.decimals] };
}

const shown = (cell: SheetCell): string =>
  cell === null ? '' : typeof cell === 'object' ? cell.number.toFixed(cell.decimals) : String(cell);

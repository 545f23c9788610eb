import type { RequestName } from '#shared/contracts/tab-api.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { csvText } from '../sheets/basics/csv-text.ts';
import type { Sheet } from '../sheets/basics/sheet.ts';
import { sheets } from '../sheets/sheets.ts';
import { workbook } from '../sheets/basics/workbook.ts';

interface SheetFile {
  name: string;
  type: string;
  bytes: Buffer;
}

/** An answer as the file asked for with `format=csv` or `format=xlsx`; a refusal where there is no table of it. */
export async function sheetFile(name: RequestName, format: string, answer: unknown): Promise<SheetFile> {
  const sheet = mustHaveSheet(name, format)(answer);
  if (format === 'csv')
    return { name: `${sheet.name}.csv`, type: 'text/csv; charset=utf-8', bytes: Buffer.from(csvText(sheet)) };
  return {
    name: `${sheet.name}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await workbook(sheet),
  };
}

/** Refuses before any work is done. */
export function mustHaveSheet(name: RequestName, format: string): (answer: unknown) => Sheet {
  const sheet = (sheets as Partial<Record<RequestName, unknown>>)[name] as
    ((answer: unknown) => Sheet) | undefined;
  if (!sheet || (format !== 'csv' && format !== 'xlsx'))
    throw new Problem(
      'bad-request',
      `format=${format}: this answer comes as ${sheet ? 'csv, xlsx or ' : ''}JSON.`,
    );
  return sheet;
}

/** A table that leaves the product as a file: what every cell holds, before it is CSV or a workbook. */

import { sheetColumns } from '#shared/wording/basics/sheet-text.ts';

/** A figure keeps its decimals in a workbook: 94.1 as a number that shows 94.1. */
export type SheetCell = string | number | { number: number; decimals: 0 | 1 | 2 } | null;

export interface Sheet {
  /** The file's name without its ending. */
  name: string;
  title: string;
  /** What stands beside the figures: days, data time, what is missing. */
  notes: string[];
  /** The days the figures are of: in CSV, which has no place for notes, a part of every row. */
  days?: { from: string; to: string; asOf?: string | null };
  headings: string[];
  rows: SheetCell[][];
}

/** The sheet with why a row's figures are not told, as a last column: only where one's are not. */
export function withReasons(sheet: Sheet, reasons: readonly (string | null)[]): Sheet {
  if (reasons.every((reason) => reason === null)) return sheet;
  return {
    ...sheet,
    headings: [...sheet.headings, sheetColumns.notTold],
    rows: sheet.rows.map((row, index) => [...row, reasons[index] ?? null]),
  };
}

export const percentCell = (rate: { percent: number | null } | null): SheetCell =>
  decimalCell(rate?.percent ?? null);

export const decimalCell = (number: number | null): SheetCell =>
  number === null ? null : { number, decimals: 1 };

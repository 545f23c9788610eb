import { parseSchoolDate, type SchoolDate } from '#shared/domain/basics/school-date.ts';

/** What is wrong with one cell of a row; the row is refused by itself. */
export class CellFault extends Error {
  readonly column: string;
  readonly found: string;

  constructor(column: string, found: string, expected: string) {
    super(expected);
    this.column = column;
    this.found = found;
  }
}

/** One row's cells by column name; a column the file lacks reads as blank, and `has` tells the two apart. */
export interface Cells {
  (column: string): string;
  has(column: string): boolean;
}

/** NFC: the same name is found however its accents were written. */
export function cellsByColumn(cells: readonly string[], indexes: { at(column: string): number }): Cells {
  const cell = (column: string): string => (cells[indexes.at(column)] ?? '').trim().normalize('NFC');
  return Object.assign(cell, { has: (column: string) => indexes.at(column) !== -1 });
}

/** What a side column's cell says: undefined where the file has no such column, null where the cell is blank. */
export const given = <Value, Limits extends unknown[]>(
  read: (cells: Cells, column: string, ...limits: Limits) => Value | null,
  cells: Cells,
  column: string,
  ...limits: Limits
): Value | null | undefined => (cells.has(column) ? read(cells, column, ...limits) : undefined);

export function required(cells: Cells, column: string, longest = 300): string {
  const value = text(cells, column, longest);
  if (value === null) throw new CellFault(column, '', `Something is needed here: ${column} is blank.`);
  return value;
}

export function text(cells: Cells, column: string, longest = 300): string | null {
  const value = cells(column);
  if (value.length > longest)
    throw new CellFault(column, value.slice(0, 60), `Expected at most ${longest} characters.`);
  return value === '' ? null : value;
}

export function oneOf<Value extends string>(cells: Cells, column: string, allowed: readonly Value[]): Value {
  const value = required(cells, column);
  const found = allowed.find((candidate) => candidate.toLowerCase() === value.toLowerCase());
  if (!found) throw new CellFault(column, value, `Expected one of ${allowed.join(', ')}.`);
  return found;
}

const YES = new Set(['y', 'yes', 'true', 't', '1', 'x']);
const NO = new Set(['n', 'no', 'false', 'f', '0', '-']);

/** null when the cell is blank. */
export function yesOrNo(cells: Cells, column: string): boolean | null {
  const value = cells(column);
  if (value === '') return null;
  if (YES.has(value.toLowerCase())) return true;
  if (NO.has(value.toLowerCase())) return false;
  throw new CellFault(column, value, 'Expected Y or N.');
}

export function date(cells: Cells, column: string): SchoolDate | null {
  const value = cells(column);
  if (value === '') return null;
  const found = parseSchoolDate(value);
  if (!found) throw new CellFault(column, value, 'Expected a date that exists, as yyyy-mm-dd or dd/mm/yyyy.');
  return found;
}

export function requiredDate(cells: Cells, column: string): SchoolDate {
  const found = date(cells, column);
  if (!found) throw new CellFault(column, '', `Something is needed here: ${column} is blank.`);
  return found;
}

export function clockTime(cells: Cells, column: string): string | null {
  const value = cells(column);
  if (value === '') return null;
  const found = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(value);
  const hours = Number(found?.[1]);
  if (!found || hours > 23 || Number(found[2]) > 59)
    throw new CellFault(column, value, 'Expected a time, hh:mm.');
  return `${String(hours).padStart(2, '0')}:${found[2]}`;
}

export function wholeNumber(cells: Cells, column: string, least: number, most: number): number | null {
  const value = cells(column);
  if (value === '') return null;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most) {
    throw new CellFault(column, value, `Expected a whole number from ${least} to ${most}.`);
  }
  return number;
}

/** A figure like −0.42 in hundredths; the minus may be a hyphen or a dash. */
export function hundredths(cells: Cells, column: string): number | null {
  const value = cells(column);
  if (value === '') return null;
  const found = /^([+\-−–]?)(\d?)(?:\.(\d{1,2}))?$/.exec(value);
  if (!found || !/\d/.test(value))
    throw new CellFault(column, value, 'Expected a figure from −9.99 to 9.99, with at most 2 decimals.');
  const [, sign = '', ones = '', decimals = ''] = found;
  const size = Number(ones) * 100 + Number(decimals.padEnd(2, '0'));
  return size === 0 || sign === '' || sign === '+' ? size : -size;
}

/** A grade from 9 to 1; 0 for U. */
export function grade(cells: Cells, column: string): number | null {
  const value = cells(column);
  if (value === '') return null;
  if (value.toUpperCase() === 'U') return 0;
  if (!/^[1-9]$/.test(value)) throw new CellFault(column, value, 'Expected a grade from 1 to 9, or U.');
  return Number(value);
}

/** R is 0; 'Year 7', 'Y7', '07' and 'Reception' are understood. */
export function yearGroup(value: string, column: string): number {
  const short = value
    .toLowerCase()
    .replace(/^(year|yr|y|nc)\s*(group)?\s*/, '')
    .trim();
  if (short === 'r' || short === 'reception') return 0;
  const number = Number(short);
  if (!/^\d{1,2}$/.test(short) || number < 1 || number > 13) {
    throw new CellFault(column, value, 'Expected a year group: R or 1 to 13.');
  }
  return number;
}

/** null when the cell is blank. */
export function list(cells: Cells, column: string): string[] | null {
  const parts = cells(column)
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.length === 0 ? null : parts;
}

import { countText, signed } from '#shared/wording/basics/number-text.ts';
import { rateReached } from '#shared/wording/basics/table-text.ts';
import type { FiguresColumn } from '../basics/FiguresTable.tsx';

interface Rate {
  attended: number;
  possible: number;
  percent: number | null;
}

type ColumnOptions<Row> = Partial<Omit<FiguresColumn<Row>, 'key' | 'heading' | 'value'>>;

/** 94.0, with the counts it was made of; a dash where it is not told. */
export function rateColumn<Row>(
  key: string,
  heading: string,
  rateOf: (row: Row) => Rate | null,
  options: ColumnOptions<Row> = {},
): FiguresColumn<Row> {
  return {
    key,
    heading,
    value: (row) => rateOf(row)?.percent ?? null,
    cell: (row) => decimal(rateOf(row)?.percent ?? null),
    reached: (row) => [rateReached(rateOf(row))],
    ...options,
  };
}

/** A whole number; a dash where it is not known. */
export function countColumn<Row>(
  key: string,
  heading: string,
  countOf: (row: Row) => number | null,
  options: ColumnOptions<Row> = {},
): FiguresColumn<Row> {
  const cell = (row: Row): string => {
    const count = countOf(row);
    return count === null ? '–' : countText(count);
  };
  return { key, heading, value: countOf, cell, ...options };
}

/** A whole difference: −12, +4. */
export function differenceColumn<Row>(
  key: string,
  heading: string,
  differenceOf: (row: Row) => number | null,
  options: ColumnOptions<Row> = {},
): FiguresColumn<Row> {
  return { key, heading, value: differenceOf, cell: (row) => signed(differenceOf(row), true), ...options };
}

/** Points with one decimal: 7.4, −0.3. */
export function pointsColumn<Row>(
  key: string,
  heading: string,
  pointsOf: (row: Row) => number | null,
  options: ColumnOptions<Row> = {},
): FiguresColumn<Row> {
  return { key, heading, value: pointsOf, cell: (row) => decimal(pointsOf(row)), ...options };
}

/** +0.6, −0.5 */
export const signedDecimal = (number: number | null): string =>
  `${number !== null && number > 0 ? '+' : ''}${decimal(number)}`;

/** 94.0, −0.3; a dash where there is none. */
export function decimal(number: number | null): string {
  if (number === null) return '–';
  return `${number < 0 ? '−' : ''}${Math.abs(number).toFixed(1)}`;
}

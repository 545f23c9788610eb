import type { Cells } from './cells.ts';

/** Column name → other headings for it, from reports of SIMS, Arbor and Bromcom; compared without case, spaces, signs. */
export type Columns = Record<string, { required?: true; alsoKnownAs?: readonly string[] }>;

/** A kind of file as CSV has it: its columns, and what a row says. `row` throws a CellFault naming the first wrong cell. */
export interface CsvKind<Row> {
  columns: Columns;
  row: (cells: Cells) => Row;
}

export const school = {
  required: true,
  alsoKnownAs: ['school code', 'academy', 'establishment', 'school id'],
} as const;

export const upn = {
  required: true,
  alsoKnownAs: ['unique pupil number', 'pupil upn', 'student upn'],
} as const;

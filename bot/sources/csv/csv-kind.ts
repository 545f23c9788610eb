import { cellsByColumn, type Cells } from './cells.ts';

/** Column name → other headings for it, from reports of SIMS, Arbor and Bromcom; compared without case, spaces, signs. */
export type Columns = Record<string, { required?: true; alsoKnownAs?: readonly string[] }>;

export interface ColumnIndexes {
  /** Where a column stands in each row; −1 when the file has none. */
  at(column: string): number;
  /** Headings of the file that no column has. */
  unknown: string[];
  width: number;
}

/** A kind of file as CSV has it: its columns, and what a row says. */
export interface CsvKind<Row> {
  columns: Columns;
  /** Made once for a file; what it gives throws a CellFault naming the first wrong cell of a row. */
  reader: (indexes: ColumnIndexes) => (cells: string[]) => Row;
}

/** A kind whose rows are read by the names of its columns. */
export const readByColumn = <Row>(columns: Columns, row: (cells: Cells) => Row): CsvKind<Row> => ({
  columns,
  reader: (indexes) => (cells) => row(cellsByColumn(cells, indexes)),
});

export const school = {
  required: true,
  alsoKnownAs: ['school code', 'academy', 'establishment', 'school id'],
} as const;

export const upn = {
  required: true,
  alsoKnownAs: ['unique pupil number', 'pupil upn', 'student upn'],
} as const;

/** What one row of each kind of file says, once read; every source of rows yields these. */
import type { ImportKind } from '../../domain/people/import-kinds.ts';
import type { RejectedRow } from './import-report.ts';
import type { SchoolRow, PeriodRow, StaffRow } from '../people/file-rows.ts';
import type { PupilRow, ContactRow } from '../roll/file-rows.ts';
import type { MarkRow } from '../registers/file-rows.ts';
import type { MinimumRow } from '../targets/file-rows.ts';
import type { ResultRow } from '../figures/file-rows.ts';

export interface RowOfKind {
  schools: SchoolRow;
  terms: PeriodRow;
  staff: StaffRow;
  pupils: PupilRow;
  contacts: ContactRow;
  marks: MarkRow;
  minimums: MinimumRow;
  results: ResultRow;
}

/** A file as it arrives: bytes in pieces. */
export type ByteSource = AsyncIterable<Uint8Array>;

export const LARGEST_FILE_BYTES = 256 * 1024 * 1024;

/** A row that is refused as it stands. */
export interface RowFault {
  line: number;
  fault: Omit<RejectedRow, 'line'>;
  /** What the row says of it; blank when it can't be read. */
  school: string;
  /** Likewise; blank too where rows are not about a pupil. */
  upn: string;
}

/** A row, a fault or a warning, with where it stood: the line of a file, the number of a record. */
export type SourceItem<Row> = { line: number; row: Row } | RowFault | { line: number; warning: string };

/**
 * What a source says, row by row, some of them at a time: rows come by the million. Throws a Problem when the source as
 * a whole can't be read.
 */
export type RowSource<Row> = AsyncIterable<readonly SourceItem<Row>[]>;

/** The rows of a file. */
export type FileReader = <Kind extends ImportKind>(
  kind: Kind,
  source: ByteSource,
) => RowSource<RowOfKind[Kind]>;

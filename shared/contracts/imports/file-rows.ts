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

export interface FileVisitor<Row> {
  row(line: number, row: Row): void;
  /** school: what the row says of it, blank when it can't be read. */
  refused(row: RejectedRow, school: string): void;
  warned(line: number, message: string): void;
}

/** Reads a file row by row; throws a Problem when the file as a whole can't be read. */
export type FileReader = <Kind extends ImportKind>(
  kind: Kind,
  source: ByteSource,
  visitor: FileVisitor<RowOfKind[Kind]>,
) => Promise<void>;

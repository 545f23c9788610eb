/** What one row of each kind of file says, once read; every source of rows yields these. */
import type { Role } from '../../domain/people/permission.ts';
import type { PupilMembership, RollDates, SchoolPhase } from '../../domain/roll/pupil-groups.ts';
import type { PupilResult } from '../../domain/figures/results-by-band.ts';
import type { CalendarPeriod } from '../../domain/basics/school-calendar.ts';
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import type { Session } from '../../domain/basics/session.ts';
import type { TargetHundredths } from '../../domain/targets/target.ts';
import type { ImportKindName, RejectedRow } from './import-report.ts';

export interface SchoolRow {
  id: string;
  name: string;
  phase: SchoolPhase;
  trust: string | null;
  cluster: string | null;
  registerClosesAm: string | null;
  registerClosesPm: string | null;
}

/** school: a school's id, or '*' for every school. */
export interface PeriodRow extends CalendarPeriod {
  school: string;
}

export interface StaffRow {
  school: string;
  email: string;
  name: string;
  entraObjectId: string | null;
  roles: readonly Role[];
  tutorGroups: readonly string[];
  yearGroups: readonly number[];
  houses: readonly string[];
  endDate: SchoolDate | null;
}

export interface PupilDetails extends RollDates, PupilMembership {
  upn: string;
  admissionNumber: string | null;
  surname: string;
  forename: string;
  eal: boolean;
  lookedAfter: boolean;
  socialWorker: boolean;
  youngCarer: boolean;
  medicalNeed: boolean;
  household: string | null;
}

export interface PupilRow extends PupilDetails {
  school: string;
}

export interface ContactDetails {
  position: number;
  name: string;
  relationship: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  parentalResponsibility: boolean;
  doNotContact: boolean;
  language: string | null;
}

export interface ContactRow extends ContactDetails {
  school: string;
  upn: string;
}

export interface MarkRow {
  school: string;
  upn: string;
  date: SchoolDate;
  session: Session;
  /** The national code's one-character form; '-' takes an earlier mark back; null: none of that day, see code. */
  character: string | null;
  /** As the file says it. */
  code: string;
  minutesLate: number | null;
  comment: string | null;
}

/** What the Department asks of a school in a school year. */
export interface MinimumRow {
  school: string;
  /** The calendar year in which the school year begins. */
  schoolYear: number;
  hundredths: TargetHundredths;
}

/** What a pupil reached at the end of year 11. */
export interface ResultRow extends PupilResult {
  school: string;
  upn: string;
  /** The calendar year in which the school year begins. */
  schoolYear: number;
}

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
export type FileReader = <Kind extends ImportKindName>(
  kind: Kind,
  source: ByteSource,
  visitor: FileVisitor<RowOfKind[Kind]>,
) => Promise<void>;

import type { SchoolDate } from '../../domain/basics/school-date.ts';
import type { Session } from '../../domain/basics/session.ts';

export interface MarkRow {
  school: string;
  upn: string;
  date: SchoolDate;
  session: Session;
  /** The national code's one-character form; '-' takes an earlier mark back; null: none of that day, see code. */
  character: string | null;
  /** As the file says it. */
  code: string;
  /** Undefined: the file has no such column. */
  minutesLate?: number | null | undefined;
  comment?: string | null | undefined;
}

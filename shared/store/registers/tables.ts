/** Tables of registers and what they were. */
import type { Instant, Json } from '../engine/column-types.ts';

interface RegisterWeekTable {
  school_id: string;
  week: string;
  pupil_id: number;
  marks: string;
  /** Which import brought the week as it stands. */
  import_number: number;
}

interface MarkDetailTable {
  school_id: string;
  pupil_id: number;
  date: string;
  session: string;
  minutes_late: number | null;
  comment: string | null;
}

/** A pupil's week as it stood, kept when an import replaced it: with register_week, every version there was. */
interface MarkChangeTable {
  school_id: string;
  pupil_id: number;
  week: string;
  replaced_by: number;
  /** Which import had brought it. */
  import_number: number;
  marks: string;
  /** Minutes late and comment that stood at the slots where those changed; null where there were none. */
  details: Json<Record<string, { minutesLate: number | null; comment: string | null } | null> | null> | null;
}

/** A school's week of registers in one row, derived: see school-weeks.ts. */
interface SchoolWeekTable {
  school_id: string;
  week: string;
  registers: string;
}

/** Which imports brought marks for which days. */
interface MarksReceivedTable {
  school_id: string;
  date: string;
  import_number: number;
  received_at: Instant;
  /** The import that took this one back. */
  taken_back_by: number | null;
}

export interface RegistersTables {
  register_week: RegisterWeekTable;
  mark_detail: MarkDetailTable;
  mark_change: MarkChangeTable;
  school_week: SchoolWeekTable;
  marks_received: MarksReceivedTable;
}

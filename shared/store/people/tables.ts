/** Tables of schools, their choices and days, and staff. */
import type { Instant, Json } from '../engine/column-types.ts';

interface SchoolTable {
  school_id: string;
  name: string;
  phase: string;
  trust: string | null;
  cluster: string | null;
  register_closes_am: string | null;
  register_closes_pm: string | null;
}

interface SchoolSettingTable {
  school_id: string;
  name: string;
  starts: string;
  value: Json<unknown>;
}

interface CalendarPeriodTable {
  school_id: string;
  kind: string;
  name: string;
  starts: string;
  ends: string;
  policy_term: number | null;
}

interface StaffTable {
  trust_id: string;
  staff_id: string;
  email: string;
  name: string;
  entra_object_id: string | null;
  /** School ids; null: it holds everywhere. */
  id_holds_at: Json<string[] | null>;
}

interface StaffPostTable {
  school_id: string;
  staff_id: string;
  roles: Json<string[]>;
  tutor_groups: Json<string[]>;
  year_groups: Json<number[]>;
  houses: Json<string[]>;
  end_date: string | null;
}

/** Whom a trust lead has been let see: the pupils of a school until a day. Schools given together share an id. */
export interface PupilSightTable {
  school_id: string;
  sight_id: string;
  staff_id: string;
  reason: string;
  ends: string;
  given_by: string;
  given_at: Instant;
  /** Both null unless it was ended early. */
  ended_by: string | null;
  ended_at: Instant | null;
}

/** A pupil on somebody's caseload, from a day until one; what is over is history. */
export interface CaseloadTable {
  school_id: string;
  caseload_id: string;
  pupil_id: number;
  staff_id: string;
  starts: string;
  ends: string | null;
  given_by: string;
  given_at: Instant;
  /** Both null unless somebody ended it. */
  ended_by: string | null;
  ended_at: Instant | null;
}

export interface PeopleTables {
  school: SchoolTable;
  school_setting: SchoolSettingTable;
  calendar_period: CalendarPeriodTable;
  staff: StaffTable;
  staff_post: StaffPostTable;
  pupil_sight: PupilSightTable;
  caseload: CaseloadTable;
}

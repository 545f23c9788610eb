/** Tables of pupils, their memberships, contacts, named adults and standing plans. */
import type { Instant } from '../engine/column-types.ts';
import type { Generated } from 'kysely';

interface PupilTable {
  school_id: string;
  pupil_id: Generated<number>;
  upn: string;
  admission_number: string | null;
  surname: string;
  forename: string;
  start_date: string | null;
  leaving_date: string | null;
  eal: boolean;
  looked_after: boolean;
  social_worker: boolean;
  youth_offending_worker: Generated<boolean>;
  young_carer: boolean;
  medical_need: boolean;
  household: string | null;
}

interface PupilMembershipTable {
  school_id: string;
  pupil_id: number;
  starts: string;
  /** Last day it holds; LAST_DAY for the one that holds now. */
  ends: string;
  year_group: number;
  tutor_group: string;
  house: string;
  pupil_premium: boolean;
  sen: string;
}

interface ContactTable {
  school_id: string;
  pupil_id: number;
  position: number;
  name: string;
  relationship: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  parental_responsibility: boolean;
  do_not_contact: boolean;
  language: string | null;
}

/** The adult a school has named for a pupil; a naming that ended is history. */
interface NamedAdultTable {
  school_id: string;
  named_id: Generated<number>;
  pupil_id: number;
  staff_id: string;
  starts: string;
  named_by: string;
  named_at: Instant;
  ended_by: string | null;
  ended_at: Instant | null;
}

/** A health plan or a part-time timetable. */
export interface StandingPlanTable {
  school_id: string;
  plan_id: string;
  pupil_id: number;
  kind: string;
  starts: string;
  ends: string | null;
  review_by: string | null;
  note: string | null;
  recorded_by: string;
  recorded_at: Instant;
  ended_by: string | null;
  ended_at: Instant | null;
}

export interface RollTables {
  pupil: PupilTable;
  pupil_membership: PupilMembershipTable;
  contact: ContactTable;
  named_adult: NamedAdultTable;
  standing_plan: StandingPlanTable;
}

/** The table of check-ins. */
import type { Generated } from 'kysely';
import type { Instant } from '../engine/column-types.ts';

/** Somebody has checked in with a pupil; or takes back that they have. */
interface CheckInTable {
  school_id: string;
  check_in_id: Generated<number>;
  pupil_id: number;
  said_by: string;
  said_at: Instant;
  /** The check-in that this row takes back. */
  takes_back: number | null;
}

export interface PupilsTables {
  check_in: CheckInTable;
}

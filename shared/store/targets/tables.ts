/** The table of targets. */
import type { Instant } from '../engine/column-types.ts';

/** A target from its day on; '*' for the school: the trust's, or a phase's where phase is not '*'. */
interface TargetTable {
  school_id: string;
  purpose: string;
  phase: string;
  starts: string;
  /** These three are null where from this day on there is no target of its own. */
  cohort: string | null;
  years: string | null;
  hundredths: number | null;
  set_by: string;
  set_at: Instant;
}

export interface TargetsTables {
  target: TargetTable;
}

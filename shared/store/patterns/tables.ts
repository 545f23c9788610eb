/** The table of what was said of early changes. */
import type { Generated } from 'kysely';
import type { Instant } from '../engine/column-types.ts';

/** Somebody has said what there was to a pupil's early change; or takes back what was said. */
interface ChangeAnswerTable {
  school_id: string;
  answer_id: Generated<number>;
  pupil_id: number;
  kind: string;
  /** The Monday of the week on whose list the pupil stood. */
  week: string;
  /** Null: nothing stands any more. */
  answer: string | null;
  answered_by: string;
  answered_at: Instant;
}

export interface PatternsTables {
  change_answer: ChangeAnswerTable;
}

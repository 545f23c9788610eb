import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Db, Tx } from '../engine/open-store.ts';

/** The last day of a membership that holds now. */
export const LAST_DAY: SchoolDate = '9999-12-31';

/** Everybody who has ever been entered at the school. */
export async function pupilIds(db: Db | Tx, school: string): Promise<Set<number>> {
  const rows = await db.selectFrom('pupil').select('pupil_id').where('school_id', '=', school).execute();
  return new Set(rows.map((row) => row.pupil_id));
}

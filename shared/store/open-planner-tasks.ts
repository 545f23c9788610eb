import type { SchoolDate } from '#shared/domain/school-date.ts';
import type { Db } from './open-store.ts';

/** Schools with a Planner task of the day that is not finished: somebody may tick there. */
export async function schoolsWithOpenPlannerTasks(db: Db, date: SchoolDate): Promise<Set<string>> {
  const rows = await db
    .selectFrom('planner_task')
    .select('school_id')
    .distinct()
    .where('date', '=', date)
    .where('state', '!=', 'done')
    .execute();
  return new Set(rows.map((row) => row.school_id));
}

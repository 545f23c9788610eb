/** Over whom a school's calls are spread: kept by day, and proposed on the next. */
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Db, Tx } from '../engine/open-store.ts';

/** Who rang on the latest day on which calls were spread, that day among them; nobody: they never were. */
export async function whoRangLast(
  db: Db | Tx,
  school: string,
  today: SchoolDate,
): Promise<{ day: SchoolDate; staffIds: readonly string[] } | null> {
  const row = await db
    .selectFrom('rings_today')
    .select(['day', 'staff_ids'])
    .where('school_id', '=', school)
    .where('day', '<=', today)
    .orderBy('day', 'desc')
    .executeTakeFirst();
  return row ? { day: row.day, staffIds: row.staff_ids } : null;
}

export async function storeWhoRings(
  tx: Tx,
  rings: { school: string; day: SchoolDate; staffIds: readonly string[] },
  by: { staffId: string; at: Date },
): Promise<void> {
  const said = { staff_ids: JSON.stringify(rings.staffIds), said_by: by.staffId, said_at: by.at };
  await tx
    .insertInto('rings_today')
    .values({ school_id: rings.school, day: rings.day, ...said })
    .onConflict((conflict) => conflict.columns(['school_id', 'day']).doUpdateSet(said))
    .execute();
}

/** Sharing out at that moment was taken back: over whom calls were spread before is proposed again. */
export async function forgetWhoRings(
  tx: Tx,
  { school, day }: { school: string; day: SchoolDate },
  by: { staffId: string; at: Date },
): Promise<void> {
  await tx
    .deleteFrom('rings_today')
    .where('school_id', '=', school)
    .where('day', '=', day)
    .where('said_by', '=', by.staffId)
    .where('said_at', '=', by.at)
    .execute();
}

import { schoolSettings, type SchoolSettings } from '#shared/contracts/settings.ts';
import type { SchoolPhase } from '#shared/domain/pupil-groups.ts';
import type { SchoolDate } from '#shared/domain/school-date.ts';
import type { Db, Tx } from './open-store.ts';

/** What holds for a school that has chosen nothing: the trust's printed table for secondaries, every year elsewhere. */
export function defaultSettings(phase: SchoolPhase): SchoolSettings {
  return {
    absenceCallsBy: 'tutor',
    cardTime: '09:45',
    targetCohort: 'pp',
    targetPercent: 93,
    targetYears: phase === 'secondary' || phase === 'all-through' ? '7-10' : null,
    planner: true,
    restrictedNoteReaders: [],
  };
}

/** The choices in force at each school on a day. */
export async function settingsOn(
  db: Db | Tx,
  schools: readonly { id: string; phase: SchoolPhase }[],
  date: SchoolDate,
): Promise<Map<string, SchoolSettings>> {
  const rows = await db
    .selectFrom('school_setting')
    .selectAll()
    .where('starts', '<=', date)
    .orderBy('starts')
    .execute();
  const found = new Map<string, SchoolSettings>();
  for (const school of schools) {
    const chosen = rows
      .filter((row) => row.school_id === school.id)
      .map((row) => [row.name, row.value] as const);
    const read = schoolSettings.safeParse({
      ...defaultSettings(school.phase),
      ...Object.fromEntries(chosen),
    });
    found.set(school.id, read.success ? read.data : defaultSettings(school.phase));
  }
  return found;
}

/** Keeps a choice with the day from which it holds; a second choice of the same day replaces the first. */
export async function storeSettings(
  tx: Tx,
  school: string,
  change: Partial<SchoolSettings>,
  starts: SchoolDate,
): Promise<void> {
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) continue;
    await tx
      .insertInto('school_setting')
      .values({ school_id: school, name, starts, value: JSON.stringify(value) })
      .onConflict((conflict) =>
        conflict.columns(['school_id', 'name', 'starts']).doUpdateSet({ value: JSON.stringify(value) }),
      )
      .execute();
  }
}

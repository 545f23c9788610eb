import { schoolSettings, type SchoolSettings } from '#shared/contracts/people/settings.ts';
import {
  USUAL_CALL_ORDER,
  USUAL_CALL_TIMES,
  USUALLY_NOT_RUNG_BACK,
} from '#shared/domain/people/call-choices.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Reading } from '../engine/data-memory.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import { cachedSchools } from './cached-people.ts';

/** What holds for a school that has chosen nothing. */
export function defaultSettings(): SchoolSettings {
  return {
    absenceCallsBy: 'tutor',
    tellCallers: true,
    cardTime: '09:45',
    planner: true,
    restrictedNoteReaders: [],
    reasonCodes: {},
    callOrder: [...USUAL_CALL_ORDER],
    callTimes: USUAL_CALL_TIMES,
    notRungBack: [...USUALLY_NOT_RUNG_BACK],
    callScripts: { situations: {}, ifIll: null },
  };
}

/** The choices in force at each school on a day. */
export async function settingsOn(
  db: Db | Tx,
  schools: readonly { id: string }[],
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
      .map((row) => schoolSettings.partial().safeParse({ [row.name]: row.value }))
      // A choice that only a newer node knows leaves the one before it.
      .flatMap((read) => (read.success ? [read.data] : []));
    found.set(school.id, Object.assign(defaultSettings(), ...chosen) as SchoolSettings);
  }
  return found;
}

/** Of every school, remembered until one of them changes. */
export const cachedSettings = (
  reading: Reading,
  date: SchoolDate,
): Promise<ReadonlyMap<string, SchoolSettings>> =>
  reading.shared(`settings on ${date}`, async () =>
    settingsOn(reading.db, await cachedSchools(reading), date),
  );

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

import { alertSettings, type AlertSettings } from '#shared/contracts/people/alert-people.ts';
import { USUAL_NOT_REACHED } from '#shared/domain/people/alert-people.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Db, Tx } from '../engine/open-store.ts';

const NAME = 'alerts';

/** What holds for a school that has named nobody. */
export const defaultAlertSettings = (): AlertSettings => ({
  people: { lead: null, deputy: null, head: null },
  notReached: { ...USUAL_NOT_REACHED },
  emergencyText: '',
});

/** What holds at each of these schools on a day. */
export async function alertSettingsOn(
  db: Db | Tx,
  schools: readonly string[],
  date: SchoolDate,
): Promise<Map<string, AlertSettings>> {
  const found = new Map(schools.map((school) => [school, defaultAlertSettings()]));
  if (schools.length === 0) return found;
  const rows = await db
    .selectFrom('school_setting')
    .selectAll()
    .where('school_id', 'in', schools)
    .where('name', '=', NAME)
    .where('starts', '<=', date)
    .orderBy('starts')
    .execute();
  for (const { school_id, value } of rows) {
    const read = alertSettings.safeParse(value);
    // What only a newer node knows leaves what stood before it.
    if (read.success) found.set(school_id, read.data);
  }
  return found;
}

export async function alertSettingsOf(db: Db | Tx, school: string, date: SchoolDate): Promise<AlertSettings> {
  return (await alertSettingsOn(db, [school], date)).get(school) ?? defaultAlertSettings();
}

/** Holds from the day on; a second change of the same day replaces the first. */
export async function storeAlertSettings(
  tx: Tx,
  { school, settings, starts }: { school: string; settings: AlertSettings; starts: SchoolDate },
): Promise<void> {
  const value = JSON.stringify(settings);
  await tx
    .insertInto('school_setting')
    .values({ school_id: school, name: NAME, starts, value })
    .onConflict((conflict) => conflict.columns(['school_id', 'name', 'starts']).doUpdateSet({ value }))
    .execute();
}

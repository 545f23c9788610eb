import type { AttendanceCount } from '#shared/domain/attendance-count.ts';
import { noSessions } from '#shared/domain/attendance-count.ts';
import type { GroupDay, SessionTally } from '#shared/domain/daily-figures.ts';
import type { SchoolDate } from '#shared/domain/school-date.ts';
import type { Reading } from './data-memory.ts';
import type { Db, Tx } from './open-store.ts';
import { unpackDay } from './packed-day.ts';
import { receivedAt } from './registers.ts';
import { rollsOn } from './school-roll.ts';

const noTally = (): SessionTally => ({ marked: 0, called: 0, possible: 0, attended: 0 });

const groupKey = (group: Pick<GroupDay, 'registerGroup' | 'yearGroup' | 'pupilPremium'>): string =>
  `${group.yearGroup} ${group.pupilPremium} ${group.registerGroup}`;

/** Each school's days: everybody on roll, with what their registers say. */
export async function groupDays(
  reading: Reading,
  schools: readonly string[],
  dates: readonly SchoolDate[],
): Promise<(school: string, date: SchoolDate) => readonly GroupDay[]> {
  const days = new Map<SchoolDate, Map<string, GroupDay[]>>();
  for (const date of dates)
    days.set(
      date,
      await reading.ofSchools(`day ${date}`, schools, (missing) => readDays(reading.db, missing, date)),
    );
  return (school, date) => days.get(date)?.get(school) ?? [];
}

async function readDays(
  db: Db,
  schools: readonly string[],
  date: SchoolDate,
): Promise<(school: string) => GroupDay[]> {
  const rollOn = await rollsOn(db, schools);
  const rows = await db
    .selectFrom('school_day')
    .selectAll()
    .where('school_id', 'in', schools)
    .where('date', '=', date)
    .execute();
  const packed = new Map(rows.map((row) => [row.school_id, row.groups]));
  return (school) => {
    const groups = new Map<string, GroupDay>();
    for (const group of rollOn(school, date)) {
      const none = { absentAm: 0, absentPm: 0, absentBoth: 0 };
      groups.set(groupKey(group), { ...group, AM: noTally(), PM: noTally(), ...none });
    }
    for (const tally of unpackDay(date, packed.get(school) ?? [])) {
      const key = groupKey(tally);
      groups.set(key, { ...tally, onRoll: groups.get(key)?.onRoll ?? 0 });
    }
    return [...groups.values()];
  };
}

/** A school's totals of the school year for the pupils asked for (null: all), marks not yet due among them. */
export async function pupilTotals(
  db: Db | Tx,
  school: string,
  schoolYear: number,
  pupilIds: readonly number[],
): Promise<Map<number, AttendanceCount>> {
  const totals = new Map<number, AttendanceCount>(pupilIds.map((id) => [id, noSessions()]));
  if (pupilIds.length === 0) return totals;
  const rows = await db
    .selectFrom('pupil_total')
    .selectAll()
    .where('school_id', '=', school)
    .where('school_year', '=', schoolYear)
    .where('pupil_id', 'in', pupilIds)
    .execute();
  for (const { pupil_id, possible, attended, authorised, unauthorised, late } of rows) {
    totals.set(pupil_id, { possible, attended, authorised, unauthorised, late });
  }
  return totals;
}

/** When each school's marks of a day last came in; a school that has none is left out. */
export async function receivedKnown(
  reading: Reading,
  schools: readonly string[],
  date: SchoolDate,
): Promise<Map<string, Date>> {
  const known = await reading.ofSchools(`received ${date}`, schools, async (missing) => {
    const received = await receivedAt(reading.db, missing, date);
    return (school) => received.get(school) ?? null;
  });
  return new Map([...known].flatMap(([school, at]) => (at ? [[school, at] as const] : [])));
}

import type { AttendanceCount } from '#shared/domain/attendance-count.ts';
import { noSessions } from '#shared/domain/attendance-count.ts';
import type { GroupDay, SessionTally } from '#shared/domain/daily-figures.ts';
import type { SchoolDate } from '#shared/domain/school-date.ts';
import type { Db, Tx } from './open-store.ts';
import { rollOn } from './roll.ts';
import type { SchoolDayTable } from './schema.ts';

const noTally = (): SessionTally => ({ marked: 0, called: 0, possible: 0, attended: 0 });

const groupKey = (group: Pick<GroupDay, 'registerGroup' | 'yearGroup' | 'pupilPremium'>): string =>
  `${group.yearGroup} ${group.pupilPremium} ${group.registerGroup}`;

/** Each school's day: everybody on roll, with what their registers say. */
export async function groupDays(
  db: Db | Tx,
  schools: readonly string[],
  date: SchoolDate,
): Promise<Map<string, GroupDay[]>> {
  if (schools.length === 0) return new Map();
  const roll = await rollOn(db, schools, date);
  const rows = await db
    .selectFrom('school_day')
    .selectAll()
    .where('date', '=', date)
    .where('school_id', 'in', schools)
    .execute();
  const days = new Map<string, Map<string, GroupDay>>();
  for (const school of schools) {
    const groups = (roll.get(school) ?? []).map((group): GroupDay => ({
      ...group,
      AM: noTally(),
      PM: noTally(),
      absentAm: 0,
      absentPm: 0,
      absentBoth: 0,
    }));
    days.set(school, new Map(groups.map((group) => [groupKey(group), group])));
  }
  for (const row of rows) {
    const tallied = toGroupDay(row);
    const groups = days.get(row.school_id);
    const onRoll = groups?.get(groupKey(tallied))?.onRoll ?? 0;
    groups?.set(groupKey(tallied), { ...tallied, onRoll });
  }
  return new Map([...days].map(([school, groups]) => [school, [...groups.values()]]));
}

function toGroupDay(row: SchoolDayTable): GroupDay {
  return {
    registerGroup: row.register_group,
    yearGroup: row.year_group,
    pupilPremium: row.pupil_premium,
    onRoll: 0,
    AM: {
      marked: row.am_marked,
      called: row.am_called,
      possible: row.am_possible,
      attended: row.am_attended,
    },
    PM: {
      marked: row.pm_marked,
      called: row.pm_called,
      possible: row.pm_possible,
      attended: row.pm_attended,
    },
    absentAm: row.absent_am,
    absentPm: row.absent_pm,
    absentBoth: row.absent_both,
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

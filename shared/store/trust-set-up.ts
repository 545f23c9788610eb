import type { SchoolCalendar } from '#shared/domain/school-calendar.ts';
import type { SchoolDate } from '#shared/domain/school-date.ts';
import { targetInForce, type TargetInForce } from '#shared/domain/target-settings.ts';
import type { Reading } from './data-memory.ts';
import { allSchools, calendars, type School } from './schools.ts';
import { allStaff, type StaffMember } from './staff.ts';
import { allTargets, type StoredTarget } from './targets.ts';

/** All schools, alphabetically by id. */
export const schoolsKnown = (reading: Reading): Promise<School[]> =>
  reading.shared('schools', () => allSchools(reading.db));

/** Every school's calendar, the trust's periods among it. */
export async function calendarsKnown(reading: Reading): Promise<ReadonlyMap<string, SchoolCalendar>> {
  const schools = await schoolsKnown(reading);
  return reading.shared('calendars', () =>
    calendars(
      reading.db,
      schools.map(({ id }) => id),
    ),
  );
}

export interface SchoolTarget extends TargetInForce<StoredTarget> {
  /** What the Department asks of the school this school year, if it is known. */
  minimum: TargetInForce<StoredTarget> | null;
}

/** Every target set, now, before and from a later day on. */
export const targetsKnown = (reading: Reading): Promise<StoredTarget[]> =>
  reading.shared('targets', () => allTargets(reading.db));

/** The target of the daily diff at every school on a day. */
export async function dailyTargetsKnown(
  reading: Reading,
  date: SchoolDate,
): Promise<ReadonlyMap<string, SchoolTarget>> {
  const schools = await schoolsKnown(reading);
  const targets = await targetsKnown(reading);
  return reading.shared(`targets on ${date}`, async () => dailyTargetsOf(targets, schools, date));
}

/** The same of targets that are not, or not yet, stored. */
export function dailyTargetsOf(
  targets: readonly StoredTarget[],
  schools: readonly School[],
  date: SchoolDate,
): Map<string, SchoolTarget> {
  return new Map(
    schools.flatMap((school) => {
      const target = targetInForce(targets, school, 'daily', date);
      const minimum = targetInForce(targets, school, 'department-minimum', date);
      return target ? [[school.id, { ...target, minimum }] as const] : [];
    }),
  );
}

/** Everybody with a post that has not ended, found by id or by Entra object id. */
export async function staffKnown(
  reading: Reading,
  today: SchoolDate,
): Promise<{ byId: ReadonlyMap<string, StaffMember>; byObjectId: ReadonlyMap<string, StaffMember> }> {
  return reading.shared(`staff ${today}`, async () => {
    const staff = await allStaff(reading.db, today);
    return {
      byId: new Map(staff.map((person) => [person.id, person])),
      byObjectId: new Map(
        staff.flatMap((person) => (person.entraObjectId ? [[person.entraObjectId, person] as const] : [])),
      ),
    };
  });
}

import type { SchoolCalendar } from '#shared/domain/basics/school-calendar.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Reading } from '../engine/data-memory.ts';
import { allSchools, calendars, type School } from './schools.ts';
import { allStaff, allStaffNames, type StaffMember } from './staff.ts';

/** All schools, alphabetically by id. */
export const cachedSchools = (reading: Reading): Promise<School[]> =>
  reading.shared('schools', () => allSchools(reading.db));

/** Every school's calendar, the trust's periods among it. */
export async function cachedCalendars(reading: Reading): Promise<ReadonlyMap<string, SchoolCalendar>> {
  const schools = await cachedSchools(reading);
  return reading.shared('calendars', () =>
    calendars(
      reading.db,
      schools.map(({ id }) => id),
    ),
  );
}

/** Everybody with a post that has not ended, found by id or by Entra object id. */
export async function cachedStaff(
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

/** What everybody is called, those who have left too, by id. */
export const cachedStaffNames = (reading: Reading): Promise<ReadonlyMap<string, string>> =>
  reading.shared('names of staff', () => allStaffNames(reading.db));

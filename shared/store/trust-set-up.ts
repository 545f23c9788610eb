import type { SchoolSettings } from '#shared/contracts/settings.ts';
import type { SchoolCalendar } from '#shared/domain/school-calendar.ts';
import type { SchoolDate } from '#shared/domain/school-date.ts';
import type { Reading } from './data-memory.ts';
import { allSchools, calendars, type School } from './schools.ts';
import { settingsOn } from './settings.ts';

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

/** The choices in force at every school on a day. */
export async function settingsKnown(
  reading: Reading,
  date: SchoolDate,
): Promise<ReadonlyMap<string, SchoolSettings>> {
  const schools = await schoolsKnown(reading);
  return reading.shared(`settings ${date}`, () => settingsOn(reading.db, schools, date));
}

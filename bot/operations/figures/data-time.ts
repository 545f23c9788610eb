import { londonIso } from '#shared/domain/basics/london-time.ts';
import { isSchoolDay, previousSchoolDay } from '#shared/domain/basics/school-calendar.ts';
import { cachedCalendars } from '#shared/store/people/cached-people.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { cachedReceived } from '#shared/store/figures/figures.ts';

/** When marks of a day, or of the last school day before it, last came in at any of the schools, with London's offset. */
export async function dataTime(
  reading: Reading,
  schools: readonly { id: string }[],
  date: SchoolDate,
): Promise<string | null> {
  const calendars = await cachedCalendars(reading);
  const lastSchoolDay = (id: string): SchoolDate => {
    const calendar = calendars.get(id) ?? [];
    return isSchoolDay(calendar, date) ? date : (previousSchoolDay(calendar, date) ?? date);
  };
  let latest: Date | null = null;
  for (const [day, some] of Map.groupBy(schools, ({ id }) => lastSchoolDay(id)))
    for (const at of (
      await cachedReceived(
        reading,
        some.map(({ id }) => id),
        day,
      )
    ).values())
      if (latest === null || at > latest) latest = at;
  return latest && londonIso(latest);
}

import type { GroupDay } from '#shared/domain/figures/daily-figures.ts';
import { groupsOfDay } from '#shared/domain/figures/day-groups.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Reading } from '../engine/data-memory.ts';
import { receivedAt } from '../registers/registers.ts';
import { registersOf } from '../registers/school-registers.ts';

/** Each school's days: everybody on roll, with what their registers say. */
export async function groupDays(
  reading: Reading,
  schools: readonly string[],
  dates: readonly SchoolDate[],
): Promise<(school: string, date: SchoolDate) => readonly GroupDay[]> {
  const days = new Map<SchoolDate, Map<string, GroupDay[]>>();
  for (const date of dates) {
    const ofDay = await reading.ofSchools(`day ${date}`, schools, async (missing) => {
      const registers = await registersOf(reading, missing, date, date);
      return (school) => {
        const found = registers.get(school);
        return found ? groupsOfDay(found, date) : [];
      };
    });
    days.set(date, ofDay);
  }
  return (school, date) => days.get(date)?.get(school) ?? [];
}

/** When each school's marks of a day last came in; a school that has none is left out. */
export async function cachedReceived(
  reading: Reading,
  schools: readonly string[],
  date: SchoolDate,
): Promise<Map<string, Date>> {
  const cached = await reading.ofSchools(`received ${date}`, schools, async (missing) => {
    const received = await receivedAt(reading.db, missing, date);
    return (school) => received.get(school) ?? null;
  });
  return new Map([...cached].flatMap(([school, at]) => (at ? [[school, at] as const] : [])));
}

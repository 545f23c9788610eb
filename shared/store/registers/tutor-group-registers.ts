import { mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { RegisterWeek } from '#shared/domain/registers/register-week.ts';
import type { Reading } from '../engine/data-memory.ts';
import { pupilsOfSchool, type StoredPupil } from '../roll/pupils.ts';
import { markDetails, registerWeeks, type StoredMarkDetail } from './registers.ts';

/** What the registers know of a tutor group's pupils on a day; shared between questions, never changed. */
export interface TutorGroupRegisters {
  pupils: readonly StoredPupil[];
  /** Weeks from the first asked for to the last there is. */
  weeks: ReadonlyMap<number, ReadonlyMap<SchoolDate, RegisterWeek>>;
  /** Minutes late and comments of the day. */
  details: readonly StoredMarkDetail[];
}

export async function tutorGroupRegisters(
  reading: Reading,
  school: string,
  group: string,
  days: { from: SchoolDate; date: SchoolDate; today: SchoolDate },
): Promise<TutorGroupRegisters> {
  const { from, date, today } = days;
  const { db } = reading;
  const read = async (): Promise<TutorGroupRegisters> => {
    const pupils = await pupilsOfSchool(db, school, date, group);
    const ids = pupils.map(({ id }) => id);
    return {
      pupils,
      weeks: await registerWeeks(db, school, mondayOf(from), '9999-12-31', ids),
      details: await markDetails(db, school, date, date, ids),
    };
  };
  if (date !== today) return read(); // other days are looked at once, and would fill the memory
  const found = await reading.ofSchools(`tutor group ${group} on ${today}`, [school], async () => {
    const registers = await read();
    return () => registers;
  });
  return found.get(school) ?? read();
}

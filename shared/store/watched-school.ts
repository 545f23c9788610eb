import { NO_MARK } from '#shared/domain/attendance-codes.ts';
import { isOnRoll } from '#shared/domain/pupil-groups.ts';
import { mondayOf, type SchoolDate } from '#shared/domain/school-date.ts';
import { slotOf } from '#shared/domain/session.ts';
import type { WatchedSchool } from '#shared/domain/watched-days.ts';
import type { Db, Tx } from './open-store.ts';
import type { StoredPupil } from './pupils.ts';
import { registerWeeks } from './registers.ts';

/** The marks of pupils on the days named, while they were on roll, as those who watch for a change read them. */
export async function watchedSchool(
  db: Db | Tx,
  school: string,
  pupils: readonly StoredPupil[],
  days: readonly SchoolDate[],
): Promise<WatchedSchool> {
  const [first, last] = [days[0], days.at(-1)];
  const weeks =
    first === undefined || last === undefined
      ? new Map<number, Map<SchoolDate, string>>()
      : await registerWeeks(db, school, mondayOf(first), mondayOf(last));
  const places = days.map((date) => ({ date, week: mondayOf(date), slot: slotOf(date, 'AM') }));
  return {
    days,
    pupils: pupils.map((pupil) => {
      const own = weeks.get(pupil.id);
      const marks = places.map(({ date, week, slot }) =>
        isOnRoll(pupil, date) ? own?.get(week)?.slice(slot, slot + 2) : undefined,
      );
      return {
        pupilId: pupil.id,
        yearGroup: pupil.yearGroup,
        household: pupil.household,
        marks: marks.map((day) => day ?? NO_MARK + NO_MARK).join(''),
      };
    }),
  };
}

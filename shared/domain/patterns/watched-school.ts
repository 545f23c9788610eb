/** Decides which marks those who watch for a change read: of pupils on the days named, while they were on roll. */
import { NO_MARK } from '../registers/attendance-codes.ts';
import { eachWeekOfMarks } from '../registers/marks-of-week.ts';
import type { SchoolRegisters } from '../registers/school-registers.ts';
import { dayNumber, mondayOf, type SchoolDate } from '../basics/school-date.ts';
import { slotOf } from '../basics/session.ts';
import type { WatchedPupil, WatchedSchool } from './watched-days.ts';

export type PupilToWatch = Pick<WatchedPupil, 'yearGroup' | 'household'> & { id: number };

export function watchedSchool(
  registers: SchoolRegisters,
  pupils: readonly PupilToWatch[],
  days: readonly SchoolDate[],
): WatchedSchool {
  const marksOf = new Map(pupils.map(({ id }) => [id, '']));
  for (const [week, dates] of Map.groupBy(days, mondayOf)) {
    const daySlots = dates.map((date) => ({ day: dayNumber(date), slot: slotOf(date, 'AM') }));
    eachWeekOfMarks(registers, week, ({ id, spans }, marks) => {
      let read = marksOf.get(id);
      if (read === undefined) return;
      for (const { day, slot } of daySlots)
        read += spans.some(({ from, to }) => from <= day && day <= to)
          ? marks.slice(slot, slot + 2)
          : NO_MARK + NO_MARK;
      marksOf.set(id, read);
    });
  }
  return {
    days,
    pupils: pupils.map(({ id, yearGroup, household }) => ({
      pupilId: id,
      yearGroup,
      household,
      marks: marksOf.get(id) ?? '',
    })),
  };
}

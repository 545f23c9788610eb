/**
 * Decides which pupils' attendance has changed or shows a pattern that nobody may have noticed yet, and says why in
 * numbers. Method, thresholds and measured false alarms: docs/decisions/0015-early-change.md.
 */
import { changeKinds } from './change-kinds.ts';
import { moreThanBefore, type MoreThanBefore } from './more-than-before.ts';
import { sharedAbsences, type SharedAbsence } from './shared-absence.ts';
import { singleDayIllnesses, type SingleDayIllness } from './single-day-illness.ts';
import { readDays, type WatchedSchool } from './watched-days.ts';
import { weekdayPatterns, type WeekdayPattern } from './weekday-pattern.ts';

export type AttendanceChange = MoreThanBefore | WeekdayPattern | SingleDayIllness | SharedAbsence;

/** All changes of a school's pupils as they stand after the last of the days, by kind, then by pupil. */
export function attendanceChanges(school: WatchedSchool): AttendanceChange[] {
  const read = readDays(school);
  const found: AttendanceChange[] = [
    ...moreThanBefore(read),
    ...weekdayPatterns(read),
    ...singleDayIllnesses(read),
    ...sharedAbsences(read),
  ];
  return found.sort(
    (a, b) => changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind) || a.pupilId - b.pupilId,
  );
}

/** Decides which marks a school's pupils have in a week. */
import { emptyWeek, type RegisterWeek } from './register-week.ts';
import type { SchoolRegisters } from './school-registers.ts';
import type { SchoolDate } from '../basics/school-date.ts';
import type { RollPupil } from '../roll/school-roll.ts';
import { SESSIONS_PER_WEEK } from '../basics/session.ts';

const AT_ONCE = 8192;

/** Everybody of the roll, on it that week or not, with the fourteen marks of the week. */
export function eachWeekOfMarks(
  registers: SchoolRegisters,
  monday: SchoolDate,
  use: (pupil: RollPupil, marks: RegisterWeek) => void,
): void {
  const week = registers.weeks.get(monday);
  const marks = week ? textOf(week.marks) : '';
  let record = 0;
  for (const pupil of registers.roll.pupils) {
    while (week && record < week.pupils.length && (week.pupils[record] ?? 0) < pupil.id) record++;
    const at = record * SESSIONS_PER_WEEK;
    use(pupil, week?.pupils[record] === pupil.id ? marks.slice(at, at + SESSIONS_PER_WEEK) : emptyWeek);
  }
}

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE)
    text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  return text;
}

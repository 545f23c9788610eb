/** Decides which marks a school's pupils have on a day. */
import { NO_MARK } from './attendance-codes.ts';
import { weekOf, type SchoolRegisters } from './school-registers.ts';
import { dayNumber, mondayOf, type SchoolDate } from '../basics/school-date.ts';
import type { RollPupil, RollSpan } from '../roll/school-roll.ts';
import { SESSIONS_PER_WEEK, type Session } from '../basics/session.ts';

/** Each pupil on roll on a day, with the marks of that day. */
export function eachMark(
  registers: SchoolRegisters,
  date: SchoolDate,
  use: (pupil: RollPupil, span: RollSpan, marks: Record<Session, string>) => void,
): void {
  const day = dayNumber(date);
  const slot = (day - dayNumber(mondayOf(date))) * 2;
  const week = weekOf(registers, date);
  let record = 0;
  for (const pupil of registers.roll.pupils) {
    while (record < week.pupils.length && (week.pupils[record] ?? 0) < pupil.id) record++;
    const span = pupil.spans.find(({ from, to }) => from <= day && day <= to);
    if (!span) continue;
    const at = week.pupils[record] === pupil.id ? record * SESSIONS_PER_WEEK + slot : -1;
    use(pupil, span, { AM: characterAt(week.marks, at), PM: characterAt(week.marks, at < 0 ? -1 : at + 1) });
  }
}

const characterAt = (marks: Uint8Array, at: number): string =>
  at < 0 ? NO_MARK : String.fromCharCode(marks[at] ?? NO_MARK.charCodeAt(0));

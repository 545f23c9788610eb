/** Decides what each session of a pupil's days is: the calendar behind the counts, square by square. */
import { NO_MARK, codeOf, markKindOf, type MarkKind } from './attendance-codes.ts';
import { weekOf, type SchoolRegisters, type WeekOfRegisters } from './school-registers.ts';
import { dueOn } from './registers-called.ts';
import type { Moment } from '../basics/london-time.ts';
import { isSchoolDay } from '../basics/school-calendar.ts';
import { addDays, dayNumber, mondayOf, mondaysBetween, type SchoolDate } from '../basics/school-date.ts';
import type { RollPupil } from '../roll/school-roll.ts';
import { sessions, SESSIONS_PER_WEEK, type Session } from '../basics/session.ts';

/** What a mark counts as; or why there is nothing to count. */
export const sessionKinds = [
  'attended',
  'late',
  'authorised',
  'unauthorised',
  'not-possible',
  'missing',
  'not-due',
  'no-school',
  'not-on-roll',
] as const;
export type SessionKind = (typeof sessionKinds)[number];

export interface PupilSession {
  date: SchoolDate;
  session: Session;
  /** The register code; '-' for a missing mark; '' where none is wanted. One entered ahead stands there before it is due. */
  code: string;
  kind: SessionKind;
}

/**
 * A pupil's sessions of the weeks that hold these days, in order, fourteen a week. Those that count are the ones
 * countRegisters counts.
 */
export function pupilSessions(
  registers: SchoolRegisters,
  pupil: RollPupil,
  query: { from: SchoolDate; to: SchoolDate; moment: Moment },
): PupilSession[] {
  const { moment } = query;
  return mondaysBetween(query.from, query.to).flatMap((monday) => {
    const week = weekOf(registers, monday);
    const marks = marksOfPupil(week, pupil.id);
    const isThisWeek = monday === mondayOf(moment.today);
    const dueToday = isThisWeek ? dueOn(registers, moment) : null;
    return [0, 1, 2, 3, 4, 5, 6].flatMap((day) => {
      const date = addDays(monday, day);
      const number = dayNumber(date);
      const span = pupil.spans.find(({ from, to }) => from <= number && number <= to);
      const wanted = isSchoolDay(registers.calendar, date);
      return sessions.map((session, half): PupilSession => {
        const character = marks[day * 2 + half] ?? NO_MARK;
        const code = character === NO_MARK ? '' : codeOf(character);
        const entry = (kind: MarkKind | SessionKind, shown = code): PupilSession => ({
          date,
          session,
          code: shown,
          kind,
        });
        if (date < query.from || date > query.to) return entry('no-school', '');
        if (!span) return entry('not-on-roll', '');
        if (character === NO_MARK && !wanted) return entry('no-school');
        const isDue = date < moment.today || (date === moment.today && dueToday?.(span.group)[half]);
        if (!isDue) return entry('not-due');
        return character === NO_MARK ? entry('missing', NO_MARK) : entry(markKindOf(character));
      });
    });
  });
}

function marksOfPupil(week: WeekOfRegisters, id: number): string {
  const record = week.pupils.indexOf(id);
  if (record < 0) return '';
  const at = record * SESSIONS_PER_WEEK;
  return String.fromCharCode(...week.marks.subarray(at, at + SESSIONS_PER_WEEK));
}

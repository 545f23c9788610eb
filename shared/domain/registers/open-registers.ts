/** Decides which registers are owed, which marks are missing from called ones, and how old unexplained absence is. */
import { NO_MARK } from './attendance-codes.ts';
import type { SchoolRegisters } from './school-registers.ts';
import { calledOn } from './registers-called.ts';
import { hasClosed } from './register-due.ts';
import type { Moment } from '../basics/london-time.ts';
import { schoolDaysBetween } from '../basics/school-calendar.ts';
import { dayNumber, earlierOf, type SchoolDate } from '../basics/school-date.ts';
import { eachMark } from './marks-of-day.ts';
import { sessions, type Session } from '../basics/session.ts';

/** A register of which nothing, or not everything, has come in. */
export interface OpenRegister {
  registerGroup: string;
  date: SchoolDate;
  session: Session;
  onRoll: number;
  /** 0: the whole register is missing. */
  marked: number;
}

/** Registers that were due from one day to another and miss marks, in order of day, session and group. */
export function openRegisters(
  registers: SchoolRegisters,
  from: SchoolDate,
  to: SchoolDate,
  moment: Moment,
): OpenRegister[] {
  const days = schoolDaysBetween(registers.calendar, from, earlierOf(to, moment.today));
  return days.flatMap((date) => openOn(registers, date, moment));
}

function openOn(registers: SchoolRegisters, date: SchoolDate, moment: Moment): OpenRegister[] {
  const called = calledOn(registers, date);
  const found = new Map<string, OpenRegister>();
  eachMark(registers, date, (_pupil, span, marks) => {
    const registerGroup = registers.roll.groups[span.group]?.registerGroup ?? '';
    sessions.forEach((session, index) => {
      if (
        !hasClosed(date, session, registers.closing, moment) &&
        !called[index === 0 ? 0 : 1].has(registerGroup)
      )
        return;
      const key = `${session} ${registerGroup}`;
      const register = found.get(key) ?? { registerGroup, date, session, onRoll: 0, marked: 0 };
      register.onRoll += 1;
      if (marks[session] !== NO_MARK) register.marked += 1;
      found.set(key, register);
    });
  });
  return [...found.values()]
    .filter(({ onRoll, marked }) => marked < onRoll)
    .sort(
      (a, b) =>
        a.session.localeCompare(b.session) ||
        a.registerGroup.localeCompare(b.registerGroup, 'en', { numeric: true }),
    );
}

export interface Unexplained {
  pupilId: number;
  date: SchoolDate;
  sessions: Session[];
  /** School days since, today among them: 1 for the last school day before today. */
  age: number;
}

/** N is to be explained within five school days; staff are warned from the third. */
export const WARN_FROM_AGE = 3;
export const EXPLAIN_WITHIN = 5;

/** Absence whose reason is not known yet, oldest first, of pupils on roll today. */
export function unexplainedAbsence(
  registers: SchoolRegisters,
  from: SchoolDate,
  moment: Moment,
): Unexplained[] {
  const days = schoolDaysBetween(registers.calendar, from, moment.today);
  const today = dayNumber(moment.today);
  return days.flatMap((date, index) => {
    const found: Unexplained[] = [];
    const last = days.at(-1) === moment.today ? days.length - 1 : days.length;
    eachMark(registers, date, ({ id, spans }, _span, marks) => {
      const without = sessions.filter((session) => marks[session] === 'N');
      const onRollToday = spans.some((span) => span.from <= today && today <= span.to);
      if (without.length > 0 && onRollToday)
        found.push({ pupilId: id, date, sessions: without, age: last - index });
    });
    return found;
  });
}

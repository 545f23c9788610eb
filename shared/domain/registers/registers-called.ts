/** Decides which of a day's registers somebody has called, and with that which of today's sessions are due. */
import { showsRegisterCalled } from './attendance-codes.ts';
import { countedCodes } from './mark-kinds.ts';
import { hasClosed } from './register-due.ts';
import type { Moment } from '../basics/london-time.ts';
import { isSchoolDay } from '../basics/school-calendar.ts';
import { addDays, dayNumber, mondayOf, type SchoolDate } from '../basics/school-date.ts';
import { weekOf, type SchoolRegisters } from './school-registers.ts';
import { SESSIONS_PER_WEEK } from '../basics/session.ts';

const calledBy = new Uint8Array(128);
for (const { character } of countedCodes)
  calledBy[character.charCodeAt(0)] = showsRegisterCalled(character) ? 1 : 0;

/** Whether today's morning and afternoon are due for a group of the roll: closed by the clock, or called by somebody. */
export function dueOn(registers: SchoolRegisters, moment: Moment): (group: number) => readonly boolean[] {
  const called = calledOn(registers, moment.today);
  const closed = (['AM', 'PM'] as const).map((session) =>
    hasClosed(moment.today, session, registers.closing, moment),
  );
  const due = registers.roll.groups.map(({ registerGroup }) =>
    called.map((groups, session) => (closed[session] ?? false) || groups.has(registerGroup)),
  );
  return (group) => due[group] ?? closed;
}

/**
 * The last school day, at or before one, on which half of the registers were called; `from` where none was. On that day's roll pupils are
 * counted for those who do not see them: who left or came after it would follow from two ends of the same sessions.
 */
export function lastCalledDay(registers: SchoolRegisters, from: SchoolDate, to: SchoolDate): SchoolDate {
  for (let day = to; day > from; day = addDays(day, -1))
    if (isSchoolDay(registers.calendar, day) && areMostCalled(registers, day)) return day;
  return from;
}

function areMostCalled(registers: SchoolRegisters, date: SchoolDate): boolean {
  const day = dayNumber(date);
  const groups = new Set(
    registers.roll.pupils.flatMap(({ spans }) =>
      spans
        .filter(({ from, to }) => from <= day && day <= to)
        .map(({ group }) => registers.roll.groups[group]?.registerGroup ?? ''),
    ),
  );
  return calledOn(registers, date).some((called) => called.size > 0 && called.size * 2 >= groups.size);
}

/** The registers called in the morning and in the afternoon of a day. */
export function calledOn(
  registers: SchoolRegisters,
  date: SchoolDate,
): readonly [ReadonlySet<string>, ReadonlySet<string>] {
  const { roll } = registers;
  const week = weekOf(registers, date);
  const day = dayNumber(date);
  const slot = (day - dayNumber(mondayOf(date))) * 2;
  const called = [new Set<string>(), new Set<string>()] as const;
  let record = 0;
  for (const { id, spans } of roll.pupils) {
    while (record < week.pupils.length && (week.pupils[record] ?? 0) < id) record++;
    if (week.pupils[record] !== id) continue;
    const span = spans.find(({ from, to }) => from <= day && day <= to);
    if (!span) continue;
    const at = record * SESSIONS_PER_WEEK + slot;
    for (const session of [0, 1] as const) {
      if (calledBy[week.marks[at + session] ?? 0])
        called[session].add(roll.groups[span.group]?.registerGroup ?? '');
    }
  }
  return called;
}

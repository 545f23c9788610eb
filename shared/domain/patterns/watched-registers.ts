/** Decides what the registers of past school days hold, for those who watch how they are kept. */
import { NO_MARK } from '../registers/attendance-codes.ts';
import type { RegisterTaken } from './blank-marks.ts';
import type { PupilWeek } from './code-shares.ts';
import { eachMark } from '../registers/marks-of-day.ts';
import { eachWeekOfMarks } from '../registers/marks-of-week.ts';
import { membershipOn, registerGroupOf } from '../roll/pupil-groups.ts';
import { emptyWeekOfRegisters, type SchoolRegisters } from '../registers/school-registers.ts';
import { dayNumber, mondayOf, type SchoolDate } from '../basics/school-date.ts';
import { SESSIONS_PER_WEEK, sessions, slotOf } from '../basics/session.ts';

export interface WatchedRegisters {
  pupilWeeks(from: SchoolDate, to: SchoolDate): PupilWeek[];
  registers(from: SchoolDate, to: SchoolDate): RegisterTaken[];
}

/** All pupils on roll each of the days; days without a single mark (nothing has come in) do not count. */
export function watchedRegisters(registers: SchoolRegisters, days: readonly SchoolDate[]): WatchedRegisters {
  const marked = [...Map.groupBy(days, mondayOf)].flatMap(([week, own]) => {
    const slots = markedSlots(registers, week);
    return own.filter((date) => slots[slotOf(date, 'AM')] || slots[slotOf(date, 'PM')]);
  });
  const between = (from: SchoolDate, to: SchoolDate) => marked.filter((date) => from <= date && date <= to);
  return {
    pupilWeeks: (from, to) =>
      [...Map.groupBy(between(from, to), mondayOf)].flatMap(([week, dates]) =>
        pupilWeeksOf(registers, week, dates),
      ),
    registers: (from, to) => between(from, to).flatMap((date) => registersTaken(registers, date)),
  };
}

/** Which of a week's slots anybody has a mark in. */
function markedSlots({ weeks }: SchoolRegisters, week: SchoolDate): boolean[] {
  const { marks } = weeks.get(week) ?? emptyWeekOfRegisters;
  const blank = NO_MARK.charCodeAt(0);
  const found = new Array<boolean>(SESSIONS_PER_WEEK).fill(false);
  marks.forEach((mark, at) => {
    if (mark !== blank) found[at % SESSIONS_PER_WEEK] = true;
  });
  return found;
}

function pupilWeeksOf(
  registers: SchoolRegisters,
  week: SchoolDate,
  dates: readonly SchoolDate[],
): PupilWeek[] {
  const days = dates.map((date) => ({ day: dayNumber(date), slot: slotOf(date, 'AM') }));
  const found: PupilWeek[] = [];
  eachWeekOfMarks(registers, week, ({ id, spans, memberships }, marks) => {
    let characters = '';
    for (const { day, slot } of days)
      if (spans.some(({ from, to }) => from <= day && day <= to)) characters += marks.slice(slot, slot + 2);
    const group = registerGroupOf(membershipOn(memberships, week));
    if (characters !== '') found.push({ pupilId: id, group, week, characters });
  });
  return found;
}

function registersTaken(registers: SchoolRegisters, date: SchoolDate): RegisterTaken[] {
  const { groups } = registers.roll;
  const taken = new Map<string, RegisterTaken[]>();
  eachMark(registers, date, (_pupil, span, marks) => {
    const group = groups[span.group]?.registerGroup ?? '';
    const own = taken.get(group) ?? sessions.map(() => ({ group, blanks: 0, pupils: 0 }));
    own.forEach((register, index) => {
      register.pupils += 1;
      if (marks[sessions[index] ?? 'AM'] === NO_MARK) register.blanks += 1;
    });
    taken.set(group, own);
  });
  return [...taken.values()].flat();
}

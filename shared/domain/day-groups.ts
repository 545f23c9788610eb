/** Decides what a school's registers of one day add up to, per register, year group and pupil premium. */
import { NO_MARK, showsRegisterCalled } from './attendance-codes.ts';
import { isAttendedMark, isPossibleMark } from './attendance-count.ts';
import type { GroupDay, SessionTally } from './daily-figures.ts';
import { emptyWeekOfRegisters, type SchoolRegisters } from './register-counts.ts';
import { dayNumber, mondayOf, type SchoolDate } from './school-date.ts';
import { SESSIONS_PER_WEEK } from './session.ts';

/** A line for each register, year and premium with anybody on roll that day. */
export function groupsOfDay(registers: SchoolRegisters, date: SchoolDate): GroupDay[] {
  const day = dayNumber(date);
  const { roll } = registers;
  const week = registers.weeks.get(mondayOf(date)) ?? emptyWeekOfRegisters;
  const slot = (day - dayNumber(mondayOf(date))) * 2;
  const lines: (GroupDay | undefined)[] = [];
  let record = 0;
  for (const pupil of roll.pupils) {
    while (record < week.pupils.length && (week.pupils[record] ?? 0) < pupil.id) record++;
    const span = pupil.spans.find(({ from, to }) => from <= day && day <= to);
    const group = span && roll.groups[span.group];
    if (!group) continue;
    const line = (lines[span.group] ??= {
      ...group,
      onRoll: 0,
      AM: noTally(),
      PM: noTally(),
      absentAm: 0,
      absentPm: 0,
      absentBoth: 0,
    });
    line.onRoll += 1;
    if (week.pupils[record] !== pupil.id) continue;
    const at = record * SESSIONS_PER_WEEK + slot;
    const am = characterAt(week.marks, at);
    const pm = characterAt(week.marks, at + 1);
    addToSession(line.AM, am);
    addToSession(line.PM, pm);
    const absentAm = isPossibleMark(am) && !isAttendedMark(am);
    const absentPm = isPossibleMark(pm) && !isAttendedMark(pm);
    if (absentAm) line.absentAm += 1;
    if (absentPm) line.absentPm += 1;
    if (absentAm && absentPm) line.absentBoth += 1;
  }
  return lines.filter((line) => line !== undefined);
}

const noTally = (): SessionTally => ({ marked: 0, called: 0, possible: 0, attended: 0 });

const characterAt = (marks: Uint8Array, at: number): string =>
  String.fromCharCode(marks[at] ?? NO_MARK.charCodeAt(0));

function addToSession(tally: SessionTally, character: string): void {
  if (character === NO_MARK) return;
  tally.marked += 1;
  if (showsRegisterCalled(character)) tally.called += 1;
  if (isPossibleMark(character)) tally.possible += 1;
  if (isAttendedMark(character)) tally.attended += 1;
}

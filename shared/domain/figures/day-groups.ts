/** Decides what a school's registers of one day add up to, per register, year group and pupil premium. */
import { NO_MARK, showsRegisterCalled } from '../registers/attendance-codes.ts';
import { isAttendedMark, isPossibleMark } from '../registers/attendance-count.ts';
import type { GroupDay, SessionTally } from './daily-figures.ts';
import { eachMark } from '../registers/marks-of-day.ts';
import type { SchoolRegisters } from '../registers/school-registers.ts';
import type { SchoolDate } from '../basics/school-date.ts';

/** A line for each register, year and premium with anybody on roll that day. */
export function groupsOfDay(registers: SchoolRegisters, date: SchoolDate): GroupDay[] {
  const { groups } = registers.roll;
  const lines: (GroupDay | undefined)[] = [];
  eachMark(registers, date, (_pupil, span, { AM, PM }) => {
    const group = groups[span.group];
    if (!group) return;
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
    addToSession(line.AM, AM);
    addToSession(line.PM, PM);
    const absentAm = isPossibleMark(AM) && !isAttendedMark(AM);
    const absentPm = isPossibleMark(PM) && !isAttendedMark(PM);
    if (absentAm) line.absentAm += 1;
    if (absentPm) line.absentPm += 1;
    if (absentAm && absentPm) line.absentBoth += 1;
  });
  return lines.filter((line) => line !== undefined);
}

const noTally = (): SessionTally => ({ marked: 0, called: 0, possible: 0, attended: 0 });

function addToSession(tally: SessionTally, character: string): void {
  if (character === NO_MARK) return;
  tally.marked += 1;
  if (showsRegisterCalled(character)) tally.called += 1;
  if (isPossibleMark(character)) tally.possible += 1;
  if (isAttendedMark(character)) tally.attended += 1;
}

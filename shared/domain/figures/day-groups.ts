/** Decides what a school's registers of one day add up to, per register, year group and pupil premium. */
import { isAbsent } from '../registers/attendance-codes.ts';
import { countRegisters } from '../registers/register-counts.ts';
import { calledOn } from '../registers/registers-called.ts';
import type { GroupDay, SessionTally } from './daily-figures.ts';
import { eachMark } from '../registers/marks-of-day.ts';
import type { SchoolRegisters } from '../registers/school-registers.ts';
import { addDays, type SchoolDate } from '../basics/school-date.ts';

/**
 * A line for each register, year and premium with anybody on roll that day. Every session counts here; which are due
 * yet is asked of the line's registers when figures are made of it.
 */
export function groupsOfDay(registers: SchoolRegisters, date: SchoolDate): GroupDay[] {
  const { groups, flat } = registers.roll;
  const dayOver = { today: addDays(date, 1), time: '00:00' };
  const counts = countRegisters(registers, {
    from: date,
    to: date,
    moment: dayOver,
    by: 'kind',
    split: 'session',
    groups: groups.length,
    groupOf: (_pupil, _membership, _index, span) => flat.group[span] ?? -1,
  });
  const called = calledOn(registers, date);
  const onRoll = new Int32Array(groups.length);
  const absentBoth = new Int32Array(groups.length);
  eachMark(registers, date, (_pupil, { group }, { AM, PM }) => {
    onRoll[group] = (onRoll[group] ?? 0) + 1;
    if (isAbsent(AM) && isAbsent(PM)) absentBoth[group] = (absentBoth[group] ?? 0) + 1;
  });

  return groups.flatMap((group, index): GroupDay[] => {
    const pupils = onRoll[index] ?? 0;
    if (pupils === 0) return [];
    const tally = (session: 0 | 1): SessionTally => {
      const { possible, attended } = counts.count(index, session);
      const isCalled = called[session].has(group.registerGroup);
      return { marked: counts.marked(index, session), called: isCalled, possible, attended };
    };
    const [AM, PM] = [tally(0), tally(1)];
    return [{ ...group, onRoll: pupils, AM, PM, absentBoth: absentBoth[index] ?? 0 }];
  });
}

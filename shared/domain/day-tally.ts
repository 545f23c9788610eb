/** Decides what a school's registers of one week add up to, per day, register, year group and pupil premium. */
import { NO_MARK, isAbsent, showsRegisterCalled } from './attendance-codes.ts';
import { addMark, noSessions } from './attendance-count.ts';
import type { GroupDay, SessionTally } from './daily-figures.ts';
import {
  isOnRoll,
  membershipOn,
  registerGroupOf,
  type DatedMembership,
  type RollDates,
} from './pupil-groups.ts';
import type { RegisterWeek } from './register-week.ts';
import { addDays, type SchoolDate } from './school-date.ts';

export interface PupilWeek extends RollDates {
  memberships: readonly DatedMembership[];
  marks: RegisterWeek;
}

/** GroupDay without the number on roll, which is asked of the roll itself. */
export type DayTally = Omit<GroupDay, 'onRoll'> & { date: SchoolDate };

/** One tally for each day, register, year and premium with any mark of a pupil on roll that day. */
export function tallyWeek(week: SchoolDate, pupils: Iterable<PupilWeek>): DayTally[] {
  const tallies = new Map<string, DayTally>();
  const dates = Array.from({ length: 7 }, (_, day) => addDays(week, day));
  for (const pupil of pupils) {
    dates.forEach((date, day) => {
      const am = pupil.marks[day * 2] ?? NO_MARK;
      const pm = pupil.marks[day * 2 + 1] ?? NO_MARK;
      if ((am === NO_MARK && pm === NO_MARK) || !isOnRoll(pupil, date)) return;
      const tally = tallyFor(tallies, date, membershipOn(pupil.memberships, date));
      addToSession(tally.AM, am);
      addToSession(tally.PM, pm);
      const absentAm = isAbsent(am);
      const absentPm = isAbsent(pm);
      if (absentAm) tally.absentAm += 1;
      if (absentPm) tally.absentPm += 1;
      if (absentAm && absentPm) tally.absentBoth += 1;
    });
  }
  return [...tallies.values()];
}

function tallyFor(tallies: Map<string, DayTally>, date: SchoolDate, membership: DatedMembership): DayTally {
  const registerGroup = registerGroupOf(membership);
  const { yearGroup, pupilPremium } = membership;
  const key = `${date} ${yearGroup} ${pupilPremium} ${registerGroup}`;
  let tally = tallies.get(key);
  if (!tally) {
    const empty = (): SessionTally => ({ marked: 0, called: 0, possible: 0, attended: 0 });
    tally = {
      date,
      registerGroup,
      yearGroup,
      pupilPremium,
      AM: empty(),
      PM: empty(),
      absentAm: 0,
      absentPm: 0,
      absentBoth: 0,
    };
    tallies.set(key, tally);
  }
  return tally;
}

function addToSession(tally: SessionTally, character: string): void {
  if (character === NO_MARK) return;
  tally.marked += 1;
  if (showsRegisterCalled(character)) tally.called += 1;
  const count = noSessions();
  addMark(count, character);
  tally.possible += count.possible;
  tally.attended += count.attended;
}

/** Decides what a school's registers of one week add up to, per day, register, year group and pupil premium. */
import { NO_MARK, showsRegisterCalled } from './attendance-codes.ts';
import { isAttendedMark, isPossibleMark } from './attendance-count.ts';
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
import { sessions } from './session.ts';

export interface PupilWeek extends RollDates {
  memberships: readonly DatedMembership[];
  marks: RegisterWeek;
}

/** GroupDay without the number on roll, which is asked of the roll itself. */
export type DayTally = Omit<GroupDay, 'onRoll'> & { date: SchoolDate };

/** One tally for each day, register, year and premium with any mark of a pupil on roll that day. */
export function tallyWeek(week: SchoolDate, pupils: Iterable<PupilWeek>): DayTally[] {
  const tallies = new DayTallies();
  for (const pupil of pupils) tallies.add(week, pupil, pupil.marks);
  return tallies.all();
}

/** Tallies that grow, or shrink again, by one pupil's week at a time: the order never matters. */
export class DayTallies {
  readonly #weeks = new Map<SchoolDate, { dates: SchoolDate[]; days: Map<number, DayTally>[] }>();
  readonly #groups = new Map<string, number>();
  readonly #groupOf = new Map<DatedMembership, number>();

  add(
    week: SchoolDate,
    pupil: RollDates & { memberships: readonly DatedMembership[] },
    marks: RegisterWeek,
    times: 1 | -1 = 1,
  ): void {
    const { dates, days } = this.#week(week);
    for (let day = 0; day < 7; day++) {
      const am = marks[day * 2] ?? NO_MARK;
      const pm = marks[day * 2 + 1] ?? NO_MARK;
      if (am === NO_MARK && pm === NO_MARK) continue;
      const date = dates[day] ?? week;
      if (!isOnRoll(pupil, date)) continue;
      const tally = this.#tally(
        days[day] ?? new Map<number, DayTally>(),
        date,
        membershipOn(pupil.memberships, date),
      );
      addToSession(tally.AM, am, times);
      addToSession(tally.PM, pm, times);
      const absentAm = isPossibleMark(am) && !isAttendedMark(am);
      const absentPm = isPossibleMark(pm) && !isAttendedMark(pm);
      if (absentAm) tally.absentAm += times;
      if (absentPm) tally.absentPm += times;
      if (absentAm && absentPm) tally.absentBoth += times;
    }
  }

  all(): DayTally[] {
    return [...this.#weeks.values()].flatMap(({ days }) => days.flatMap((day) => [...day.values()]));
  }

  #week(week: SchoolDate): { dates: SchoolDate[]; days: Map<number, DayTally>[] } {
    let found = this.#weeks.get(week);
    if (!found) {
      const sevenDays = [0, 1, 2, 3, 4, 5, 6];
      found = {
        dates: sevenDays.map((day) => addDays(week, day)),
        days: sevenDays.map(() => new Map<number, DayTally>()),
      };
      this.#weeks.set(week, found);
    }
    return found;
  }

  #tally(day: Map<number, DayTally>, date: SchoolDate, membership: DatedMembership): DayTally {
    const group = this.#group(membership);
    let tally = day.get(group);
    if (!tally) day.set(group, (tally = emptyTally(date, membership)));
    return tally;
  }

  /** Groups are numbered, so that a mark costs no text. */
  #group(membership: DatedMembership): number {
    let group = this.#groupOf.get(membership);
    if (group === undefined) {
      const key = `${membership.yearGroup} ${membership.pupilPremium} ${registerGroupOf(membership)}`;
      group = this.#groups.get(key) ?? this.#groups.size;
      this.#groups.set(key, group);
      this.#groupOf.set(membership, group);
    }
    return group;
  }
}

/** One day's tallies with differences added to them. */
export function addTallies(tallies: readonly DayTally[], differences: readonly DayTally[]): DayTally[] {
  const key = (tally: DayTally): string => `${tally.yearGroup} ${tally.pupilPremium} ${tally.registerGroup}`;
  const sums = new Map(tallies.map((tally) => [key(tally), tally]));
  for (const difference of differences) {
    const sum = sums.get(key(difference));
    if (!sum) {
      sums.set(key(difference), difference);
      continue;
    }
    for (const session of sessions) {
      sum[session].marked += difference[session].marked;
      sum[session].called += difference[session].called;
      sum[session].possible += difference[session].possible;
      sum[session].attended += difference[session].attended;
    }
    sum.absentAm += difference.absentAm;
    sum.absentPm += difference.absentPm;
    sum.absentBoth += difference.absentBoth;
  }
  return [...sums.values()];
}

function emptyTally(date: SchoolDate, membership: DatedMembership): DayTally {
  const empty = (): SessionTally => ({ marked: 0, called: 0, possible: 0, attended: 0 });
  return {
    date,
    registerGroup: registerGroupOf(membership),
    yearGroup: membership.yearGroup,
    pupilPremium: membership.pupilPremium,
    AM: empty(),
    PM: empty(),
    absentAm: 0,
    absentPm: 0,
    absentBoth: 0,
  };
}

function addToSession(tally: SessionTally, character: string, times: 1 | -1): void {
  if (character === NO_MARK) return;
  tally.marked += times;
  if (showsRegisterCalled(character)) tally.called += times;
  if (isPossibleMark(character)) tally.possible += times;
  if (isAttendedMark(character)) tally.attended += times;
}

/** Decides what a school's registers of some days add up to, group by group: the one place where marks are counted. */
import type { AttendanceCount } from './attendance-count.ts';
import {
  AUTHORISED,
  KINDS,
  LATE,
  MISSING,
  NOT_POSSIBLE,
  NO_MARK_UNIT,
  UNAUTHORISED,
  codeOfUnit,
  countedCodes,
  kindOfCode,
  kindOfUnit,
} from './mark-kinds.ts';
import type { DatedMembership } from '../roll/pupil-groups.ts';
import type { Moment } from '../basics/london-time.ts';
import { dueOn } from './registers-called.ts';
import { RunningSums, addSums } from './running-sums.ts';
import {
  dateOfDayNumber,
  dayNumber,
  mondayOf,
  schoolYearOf,
  type SchoolDate,
} from '../basics/school-date.ts';
import {
  schoolDaysOfWeek,
  weekFrom,
  type SchoolRegisters,
  type WeekOfRegisters,
} from './school-registers.ts';
import type { RollPupil, SchoolRoll } from '../roll/school-roll.ts';
import { SESSIONS_PER_WEEK } from '../basics/session.ts';

/** How finely marks are told apart: by what they count as, or code by code. */
export type Fineness = 'kind' | 'code';

export interface CountQuery {
  from: SchoolDate;
  to: SchoolDate;
  moment: Moment;
  by: Fineness;
  /** One count for all of the days, one each week or day, or one each of their mornings and afternoons. */
  split?: 'week' | 'day' | 'session';
  /** How many groups there are. */
  groups: number;
  /**
   * A pupil's group while a membership holds; −1: not counted.
   * @param index of the pupil in the roll
   * @param span of the roll's spans, pupil by pupil
   */
  groupOf(pupil: RollPupil, membership: DatedMembership, index: number, span: number): number;
}

/** Attendance with what is missing from it. */
export interface RegisterCount extends AttendanceCount {
  /** Sessions that were due and have no mark. */
  missing: number;
}

export const noRegisterCount = (): RegisterCount => ({
  possible: 0,
  attended: 0,
  authorised: 0,
  unauthorised: 0,
  late: 0,
  missing: 0,
});

/** A count as it was before anything was added to it, in place. */
export function emptyCount(count: RegisterCount): RegisterCount {
  count.possible = 0;
  count.attended = 0;
  count.authorised = 0;
  count.unauthorised = 0;
  count.late = 0;
  count.missing = 0;
  return count;
}

/** Adds one count to another, in place. */
export function addCount(sum: RegisterCount, more: RegisterCount): RegisterCount {
  sum.possible += more.possible;
  sum.attended += more.attended;
  sum.authorised += more.authorised;
  sum.unauthorised += more.unauthorised;
  sum.late += more.late;
  sum.missing += more.missing;
  return sum;
}

/** Counts of groups, in whole sessions, for each period: the range, its weeks or days, or its mornings and afternoons. */
export class RegisterCounts {
  readonly periods: readonly SchoolDate[];
  readonly #by: Fineness;
  readonly #groups: number;
  readonly #counts: Int32Array;

  constructor(by: Fineness, periods: readonly SchoolDate[], groups: number, counts: Int32Array) {
    this.#by = by;
    this.periods = periods;
    this.#groups = groups;
    this.#counts = counts;
  }

  count(group: number, period = 0): RegisterCount {
    return this.addTo(noRegisterCount(), group, period);
  }

  /** Adds a group's count to a sum, in place. */
  addTo(count: RegisterCount, group: number, period = 0): RegisterCount {
    const width = widthOf(this.#by);
    const base = (period * this.#groups + group) * width;
    for (let index = 0; index < width; index++) {
      const sessions = this.#counts[base + index] ?? 0;
      if (sessions === 0) continue;
      const kind = this.#by === 'kind' ? index : (kindOfCode[index] ?? NOT_POSSIBLE);
      if (kind === MISSING) count.missing += sessions;
      else if (kind !== NOT_POSSIBLE) {
        count.possible += sessions;
        if (kind === AUTHORISED) count.authorised += sessions;
        else if (kind === UNAUTHORISED) count.unauthorised += sessions;
        else count.attended += sessions;
        if (kind === LATE) count.late += sessions;
      }
    }
    return count;
  }

  /** Sessions with any mark, of whatever kind. */
  marked(group: number, period = 0): number {
    const width = widthOf(this.#by);
    const base = (period * this.#groups + group) * width;
    let marked = 0;
    for (let index = 0; index < width; index++) {
      const kind = this.#by === 'kind' ? index : (kindOfCode[index] ?? NOT_POSSIBLE);
      if (kind !== MISSING) marked += this.#counts[base + index] ?? 0;
    }
    return marked;
  }

  /** Sessions by register code, those that occur; counted by code only. */
  codes(group: number, period = 0): Map<string, number> {
    if (this.#by !== 'code') throw new Error('These counts were not made code by code');
    const base = (period * this.#groups + group) * countedCodes.length;
    return new Map(
      countedCodes.flatMap(({ code, category }, index) => {
        const sessions = this.#counts[base + index] ?? 0;
        return sessions > 0 && category !== 'missing' ? [[code, sessions] as const] : [];
      }),
    );
  }
}

const widthOf = (by: Fineness): number => (by === 'kind' ? KINDS : countedCodes.length);

/**
 * Counts every session from one day to another that is due at the moment, of pupils on roll, each in the group of its
 * day. Marks count wherever they stand; a missing one only on a school day (what is due: docs/decisions/0003).
 */
export function countRegisters(registers: SchoolRegisters, query: CountQuery): RegisterCounts {
  const counting = new Counting(registers, query);
  const whole =
    query.by === 'kind' && (query.split === undefined || query.split === 'week') ? counting.wholeWeeks() : [];
  const added = new Set(whole.length < FEWEST_WEEKS_ADDED ? [] : whole);
  for (const monday of mondaysFrom(counting.from, counting.to))
    if (!added.has(monday)) counting.addMarks(monday);
  if (query.split === 'week') for (const monday of added) counting.addWeeks(monday, 1);
  else for (const [first, weeks] of byYear([...added])) counting.addWeeks(first, weeks);
  return counting.counts();
}

/** For fewer it is quicker to count the marks. */
const FEWEST_WEEKS_ADDED = 3;

/** The Mondays of the weeks that hold days of a range; all as day numbers. */
function mondaysFrom(from: number, to: number): number[] {
  const mondays: number[] = [];
  for (let monday = 7 * Math.floor((from + 3) / 7) - 3; monday <= to; monday += 7) mondays.push(monday);
  return mondays;
}

/** Weeks in a row as school years have them: the first Monday of each year's, and how many there are. */
function byYear(mondays: readonly number[]): [first: number, weeks: number][] {
  const years = Map.groupBy(mondays, (monday) => schoolYearOf(dateOfDayNumber(monday)));
  return [...years.values()].map((ofYear) => [ofYear[0] ?? 0, ofYear.length]);
}

/** A count in hand. */
class Counting {
  readonly from: number;
  readonly to: number;
  readonly #today: number;
  readonly #registers: SchoolRegisters;
  readonly #query: CountQuery;
  /** Each span's group. */
  readonly #groups: Int32Array;
  readonly #periods: ReturnType<typeof periodsOf>;
  readonly #width: number;
  /** From a morning's count to its afternoon's, where they are apart. */
  readonly #perSession: number;
  readonly #counts: Int32Array;

  constructor(registers: SchoolRegisters, query: CountQuery) {
    this.#registers = registers;
    this.#query = query;
    this.#today = dayNumber(query.moment.today);
    this.from = dayNumber(query.from);
    this.to = Math.min(dayNumber(query.to), this.#today);
    this.#groups = groupsAsked(registers.roll, query);
    this.#periods = periodsOf(query, this.from, this.to);
    this.#width = widthOf(query.by);
    this.#perSession = query.split === 'session' ? query.groups * this.#width : 0;
    this.#counts = new Int32Array(Math.max(1, this.#periods.names.length) * query.groups * this.#width);
  }

  /** The Mondays of the weeks that lie in the range whole, before today. */
  wholeWeeks(): number[] {
    return mondaysFrom(this.from, this.to).filter(
      (monday) => this.from <= monday && monday + 6 <= this.to && monday + 6 < this.#today,
    );
  }

  /** Whole weeks of one school year: their sums, and the marks of the weeks in which somebody came, changed or left. */
  addWeeks(first: number, weeks: number): void {
    const { roll, sums } = this.#registers;
    const { from, to, starts, ids } = roll.flat;
    const kept = sums?.get(schoolYearOf(dateOfDayNumber(first))) ?? new RunningSums();
    const { low, high } = kept.before(this.#registers, first, weeks);
    const last = first + 7 * weeks - 1;
    for (let pupil = 0; pupil < ids.length; pupil++) {
      const id = ids[pupil] ?? 0;
      const end = starts[pupil + 1] ?? 0;
      for (let span = starts[pupil] ?? 0; span < end; span++) {
        if ((this.#groups[span] ?? -1) < 0) continue;
        const begins = Math.max(first, from[span] ?? 0);
        const ends = Math.min(last, to[span] ?? 0);
        if (begins > ends) continue;
        const week = Math.ceil((begins - first) / 7);
        const after = Math.floor((ends + 1 - first) / 7);
        if (week >= after) {
          this.#addDays(id, span, begins, ends);
          continue;
        }
        const lowSums = (low[after]?.[pupil] ?? 0) - (low[week]?.[pupil] ?? 0);
        const highSums = (high[after]?.[pupil] ?? 0) - (high[week]?.[pupil] ?? 0);
        addSums(this.#counts, this.#place(span, first), lowSums, highSums);
        if (begins < first + 7 * week) this.#addDays(id, span, begins, first + 7 * week - 1);
        if (first + 7 * after <= ends) this.#addDays(id, span, first + 7 * after, ends);
      }
    }
  }

  /** A week mark by mark, as far as it lies in the range. */
  addMarks(monday: number): void {
    const { from, to, starts, ids } = this.#registers.roll.flat;
    const week = weekFrom(this.#registers, monday);
    const { pupils } = week;
    const [firstDay, lastDay] = [Math.max(0, this.from - monday), Math.min(6, this.to - monday)];
    let record = 0;
    for (let pupil = 0; pupil < ids.length; pupil++) {
      const id = ids[pupil] ?? 0;
      while (record < pupils.length && (pupils[record] ?? 0) < id) record++;
      const index = pupils[record] === id ? record : -1;
      const end = starts[pupil + 1] ?? 0;
      for (let span = starts[pupil] ?? 0; span < end; span++) {
        if ((this.#groups[span] ?? -1) < 0) continue;
        const first = Math.max(firstDay, (from[span] ?? 0) - monday);
        const last = Math.min(lastDay, (to[span] ?? 0) - monday);
        if (first <= last) this.#addSpan(week, index, span, monday, first, last);
      }
    }
  }

  counts(): RegisterCounts {
    const { by, groups } = this.#query;
    return new RegisterCounts(by, this.#periods.names, groups, this.#counts);
  }

  /** One pupil's marks of a few days in a row. */
  #addDays(id: number, span: number, begins: number, ends: number): void {
    for (const monday of mondaysFrom(begins, ends)) {
      const week = weekFrom(this.#registers, monday);
      const days = [Math.max(0, begins - monday), Math.min(6, ends - monday)] as const;
      this.#addSpan(week, week.pupils.indexOf(id), span, monday, ...days);
    }
  }

  #addSpan(
    { marks }: WeekOfRegisters,
    record: number,
    span: number,
    monday: number,
    first: number,
    last: number,
  ): void {
    const wanted = schoolDaysOfWeek(this.#registers.calendar, monday);
    const indexOfUnit = this.#query.by === 'kind' ? kindOfUnit : codeOfUnit;
    for (let day = first; day <= last; day++) {
      const at = this.#place(span, monday + day);
      const due = monday + day === this.#today ? this.#dueToday(span) : BOTH;
      for (let session = 0; session < 2; session++) {
        const unit =
          record < 0 ? NO_MARK_UNIT : (marks[record * SESSIONS_PER_WEEK + day * 2 + session] ?? NO_MARK_UNIT);
        if ((unit === NO_MARK_UNIT && wanted[day] !== 1) || !due[session]) continue;
        const index = at + session * this.#perSession + (indexOfUnit[unit] ?? 0);
        this.#counts[index] = (this.#counts[index] ?? 0) + 1;
      }
    }
  }

  /** Where the counts of a span's group begin, in the period of a day. */
  #place(span: number, day: number): number {
    return (this.#period(day) * this.#query.groups + (this.#groups[span] ?? 0)) * this.#width;
  }

  #period(day: number): number {
    if (this.#query.split === undefined || this.#query.split === 'session') return 0;
    return this.#query.split === 'day' ? day - this.from : Math.floor((day - this.#periods.monday) / 7);
  }

  #due: ((group: number) => readonly boolean[]) | null = null;

  /** Whether today's morning and afternoon are due for a span's register. */
  #dueToday(span: number): readonly boolean[] {
    this.#due ??= dueOn(this.#registers, this.#query.moment);
    return this.#due(this.#registers.roll.flat.group[span] ?? 0);
  }
}

const BOTH: readonly boolean[] = [true, true];

/** Each span's group among those asked for. */
function groupsAsked({ pupils, flat }: SchoolRoll, query: CountQuery): Int32Array {
  const groups = new Int32Array(flat.from.length);
  let span = 0;
  pupils.forEach((pupil, index) => {
    for (const { membership } of pupil.spans) {
      groups[span] = query.groupOf(pupil, membership, index, span);
      span += 1;
    }
  });
  return groups;
}

function periodsOf(query: CountQuery, from: number, to: number) {
  const monday = dayNumber(mondayOf(query.from));
  if (query.split === undefined) return { length: 1, names: [query.from], monday };
  if (query.split === 'session') return { length: 2, names: [query.from, query.from], monday };
  const [first, step] = query.split === 'day' ? [from, 1] : [monday, 7];
  const names: SchoolDate[] = [];
  for (let day = first; day <= to; day += step) names.push(dateOfDayNumber(day));
  return { length: names.length, names, monday };
}

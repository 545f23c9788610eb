/** Decides what a school's registers of some days add up to, group by group: the one place where marks are counted. */
import { showsRegisterCalled } from './attendance-codes.ts';
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
  codesCounted,
  kindOfCode,
  kindOfUnit,
} from './mark-kinds.ts';
import { hasClosed, type ClosingTimes, type Moment } from './register-due.ts';
import { isSchoolDay, type SchoolCalendar } from './school-calendar.ts';
import { dateOfDayNumber, dayNumber, mondayOf, type SchoolDate } from './school-date.ts';
import type { RollPupil, SchoolRoll } from './school-roll.ts';
import type { DatedMembership } from './pupil-groups.ts';
import { SESSIONS_PER_WEEK } from './session.ts';
import { MOST_WEEKS_ADDED, addSums, weekSums } from './week-sums.ts';

/** A school's week: fourteen characters a pupil from Monday AM, pupils in order of their ids. */
export interface WeekOfRegisters {
  pupils: Uint32Array;
  marks: Uint8Array;
}

export interface SchoolRegisters {
  roll: SchoolRoll;
  calendar: SchoolCalendar;
  closing: ClosingTimes;
  /** By Monday; a week that nobody marked is left out. */
  weeks: ReadonlyMap<SchoolDate, WeekOfRegisters>;
}

export const emptyWeekOfRegisters: WeekOfRegisters = {
  pupils: new Uint32Array(),
  marks: new Uint8Array(),
};

/** How finely marks are told apart: by what they count as, or code by code. */
export type Fineness = 'kind' | 'code';

export interface CountAsked {
  from: SchoolDate;
  to: SchoolDate;
  moment: Moment;
  by: Fineness;
  /** One count for all of the days, or one each week or day. */
  split?: 'week' | 'day';
  /** How many groups there are. */
  groups: number;
  /**
   * A pupil's group while a membership holds; −1: not counted.
   * @param place of the pupil in the roll
   * @param span of the roll's spans, pupil by pupil
   */
  groupOf(pupil: RollPupil, membership: DatedMembership, place: number, span: number): number;
}

const calledBy = new Uint8Array(128);
for (const { character } of codesCounted)
  calledBy[character.charCodeAt(0)] = showsRegisterCalled(character) ? 1 : 0;

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

/** Counts of groups, in whole sessions, for each period: the range, or its weeks or days. */
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
    const width = widthOf(this.#by);
    const base = (period * this.#groups + group) * width;
    const count = noRegisterCount();
    for (let place = 0; place < width; place++) {
      const sessions = this.#counts[base + place] ?? 0;
      if (sessions === 0) continue;
      const kind = this.#by === 'kind' ? place : (kindOfCode[place] ?? NOT_POSSIBLE);
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

  /** Sessions by register code, those that occur; counted by code only. */
  codes(group: number, period = 0): Map<string, number> {
    if (this.#by !== 'code') throw new Error('These counts were not made code by code');
    const base = (period * this.#groups + group) * codesCounted.length;
    return new Map(
      codesCounted.flatMap(({ code, category }, place) => {
        const sessions = this.#counts[base + place] ?? 0;
        return sessions > 0 && category !== 'missing' ? [[code, sessions] as const] : [];
      }),
    );
  }
}

const widthOf = (by: Fineness): number => (by === 'kind' ? KINDS : codesCounted.length);

/**
 * Counts every session from one day to another that is due at the moment, of pupils on roll, each in the group of its
 * day. Marks count wherever they stand; a missing one only on a school day (what is due: docs/decisions/0003).
 */
export function countRegisters(registers: SchoolRegisters, asked: CountAsked): RegisterCounts {
  const counting = new Counting(registers, asked);
  const { from, to, today } = counting;
  const wholeWeeks = asked.by === 'kind' && asked.split === undefined && to - from < 7 * MOST_WEEKS_ADDED;
  for (let monday = dayNumber(mondayOf(asked.from)); monday <= to; monday += 7) {
    const whole = wholeWeeks && from <= monday && monday + 6 <= to && monday + 6 < today;
    if (whole) counting.addWeek(monday);
    else counting.addMarks(monday);
  }
  return counting.counts();
}

/** A count in hand. */
class Counting {
  readonly today: number;
  readonly from: number;
  readonly to: number;
  readonly #registers: SchoolRegisters;
  readonly #asked: CountAsked;
  /** Each span's group. */
  readonly #groups: Int32Array;
  readonly #periods: ReturnType<typeof periodsOf>;
  readonly #width: number;
  readonly #counts: Int32Array;
  /** Of each span, the whole weeks it held. */
  readonly #low: Uint32Array;
  readonly #high: Uint32Array;

  constructor(registers: SchoolRegisters, asked: CountAsked) {
    this.#registers = registers;
    this.#asked = asked;
    this.today = dayNumber(asked.moment.today);
    this.from = dayNumber(asked.from);
    this.to = Math.min(dayNumber(asked.to), this.today);
    this.#groups = groupsAsked(registers.roll, asked);
    this.#periods = periodsOf(asked, this.from, this.to);
    this.#width = widthOf(asked.by);
    this.#counts = new Int32Array(Math.max(1, this.#periods.names.length) * asked.groups * this.#width);
    this.#low = new Uint32Array(this.#groups.length);
    this.#high = new Uint32Array(this.#groups.length);
  }

  /** A week that lies in the range whole, before today: its sums are added, marks only of who was not on roll all of it. */
  addWeek(monday: number): void {
    const { flat } = this.#registers.roll;
    const { from, to, starts, ids } = flat;
    const week = this.#week(monday);
    const { pupils } = week;
    const { low, high, lowOfNoMarks } = weekSums(week, this.#wanted(monday));
    let record = 0;
    for (let pupil = 0; pupil < ids.length; pupil++) {
      const id = ids[pupil] ?? 0;
      while (record < pupils.length && (pupils[record] ?? 0) < id) record++;
      const marked = pupils[record] === id;
      const end = starts[pupil + 1] ?? 0;
      for (let span = starts[pupil] ?? 0; span < end; span++) {
        if ((this.#groups[span] ?? -1) < 0) continue;
        const [first, last] = [from[span] ?? 0, to[span] ?? 0];
        if (first > monday + 6 || last < monday) continue;
        if (first > monday || last < monday + 6) {
          this.#addSpan(
            week,
            marked ? record : -1,
            span,
            monday,
            Math.max(0, first - monday),
            Math.min(6, last - monday),
          );
          continue;
        }
        this.#low[span] = (this.#low[span] ?? 0) + (marked ? (low[record] ?? 0) : lowOfNoMarks);
        this.#high[span] = (this.#high[span] ?? 0) + (marked ? (high[record] ?? 0) : 0);
      }
    }
  }

  /** A week mark by mark, as far as it lies in the range. */
  addMarks(monday: number): void {
    const { from, to, starts, ids } = this.#registers.roll.flat;
    const week = this.#week(monday);
    const { pupils } = week;
    const [firstDay, lastDay] = [Math.max(0, this.from - monday), Math.min(6, this.to - monday)];
    let record = 0;
    for (let pupil = 0; pupil < ids.length; pupil++) {
      const id = ids[pupil] ?? 0;
      while (record < pupils.length && (pupils[record] ?? 0) < id) record++;
      const place = pupils[record] === id ? record : -1;
      const end = starts[pupil + 1] ?? 0;
      for (let span = starts[pupil] ?? 0; span < end; span++) {
        if ((this.#groups[span] ?? -1) < 0) continue;
        const first = Math.max(firstDay, (from[span] ?? 0) - monday);
        const last = Math.min(lastDay, (to[span] ?? 0) - monday);
        if (first <= last) this.#addSpan(week, place, span, monday, first, last);
      }
    }
  }

  counts(): RegisterCounts {
    const { by, groups } = this.#asked;
    this.#groups.forEach((group, span) => {
      const [low, high] = [this.#low[span] ?? 0, this.#high[span] ?? 0];
      if (group >= 0 && (low | high) !== 0) addSums(this.#counts, group * this.#width, low, high);
    });
    return new RegisterCounts(by, this.#periods.names, groups, this.#counts);
  }

  #addSpan(
    { marks }: WeekOfRegisters,
    record: number,
    span: number,
    monday: number,
    first: number,
    last: number,
  ): void {
    const wanted = this.#wanted(monday);
    const place = this.#asked.by === 'kind' ? kindOfUnit : codeOfUnit;
    const group = this.#groups[span] ?? 0;
    for (let day = first; day <= last; day++) {
      const at = (this.#period(monday, day) * this.#asked.groups + group) * this.#width;
      const due = monday + day === this.today ? this.#dueToday(span) : BOTH;
      for (let session = 0; session < 2; session++) {
        const unit =
          record < 0 ? NO_MARK_UNIT : (marks[record * SESSIONS_PER_WEEK + day * 2 + session] ?? NO_MARK_UNIT);
        if ((unit === NO_MARK_UNIT && wanted[day] !== 1) || !due[session]) continue;
        const index = at + (place[unit] ?? 0);
        this.#counts[index] = (this.#counts[index] ?? 0) + 1;
      }
    }
  }

  #period(monday: number, day: number): number {
    if (this.#asked.split === undefined) return 0;
    return this.#asked.split === 'day' ? monday + day - this.from : (monday - this.#periods.monday) / 7;
  }

  #due: ((group: number) => readonly boolean[]) | null = null;

  /** Whether today's morning and afternoon are due for a span's register. */
  #dueToday(span: number): readonly boolean[] {
    this.#due ??= dueOn(this.#registers, this.#asked.moment, this.#week(this.today - ((this.today + 3) % 7)));
    return this.#due(this.#registers.roll.flat.group[span] ?? 0);
  }

  #week(monday: number): WeekOfRegisters {
    return this.#registers.weeks.get(dateOfDayNumber(monday)) ?? emptyWeekOfRegisters;
  }

  #wanted(monday: number): Uint8Array {
    return schoolDaysOfWeek(this.#registers.calendar, monday);
  }
}

const BOTH: readonly boolean[] = [true, true];

/** Each span's group among those asked for. */
function groupsAsked({ pupils, flat }: SchoolRoll, asked: CountAsked): Int32Array {
  const groups = new Int32Array(flat.from.length);
  let span = 0;
  pupils.forEach((pupil, place) => {
    for (const { membership } of pupil.spans) {
      groups[span] = asked.groupOf(pupil, membership, place, span);
      span += 1;
    }
  });
  return groups;
}

function periodsOf(asked: CountAsked, from: number, to: number) {
  const monday = dayNumber(mondayOf(asked.from));
  if (asked.split === undefined) return { length: 1, names: [asked.from], monday };
  const [first, step] = asked.split === 'day' ? [from, 1] : [monday, 7];
  const names: SchoolDate[] = [];
  for (let day = first; day <= to; day += step) names.push(dateOfDayNumber(day));
  return { length: names.length, names, monday };
}

/** Which of a week's seven days are school days; a calendar's weeks are worked out once. */
function schoolDaysOfWeek(calendar: SchoolCalendar, monday: number): Uint8Array {
  let weeks = schoolDays.get(calendar);
  if (!weeks) schoolDays.set(calendar, (weeks = new Map<number, Uint8Array>()));
  let days = weeks.get(monday);
  if (!days) {
    days = Uint8Array.from([0, 1, 2, 3, 4, 5, 6], (day) =>
      isSchoolDay(calendar, dateOfDayNumber(monday + day)) ? 1 : 0,
    );
    weeks.set(monday, days);
  }
  return days;
}
const schoolDays = new WeakMap<SchoolCalendar, Map<number, Uint8Array>>();

/** Whether today's morning and afternoon are due for a group of the roll: closed by the clock, or called by somebody. */
function dueOn(
  registers: SchoolRegisters,
  moment: Moment,
  week: WeekOfRegisters,
): (group: number) => readonly boolean[] {
  const called = calledOn(registers.roll, moment.today, week);
  const closed = (['AM', 'PM'] as const).map((session) =>
    hasClosed(moment.today, session, registers.closing, moment),
  );
  const due = registers.roll.groups.map(({ registerGroup }) =>
    called.map((groups, session) => (closed[session] ?? false) || groups.has(registerGroup)),
  );
  return (group) => due[group] ?? closed;
}

/** The registers called in the morning and in the afternoon of a day. */
export function calledOn(
  roll: SchoolRoll,
  date: SchoolDate,
  week: WeekOfRegisters,
): readonly [ReadonlySet<string>, ReadonlySet<string>] {
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

/** Decides what a school's registers of some days add up to, group by group: the one place where marks are counted. */
import { NO_MARK, attendanceCodes, showsRegisterCalled } from './attendance-codes.ts';
import type { AttendanceCount } from './attendance-count.ts';
import { hasClosed, type ClosingTimes, type Moment } from './register-due.ts';
import { isSchoolDay, type SchoolCalendar } from './school-calendar.ts';
import { dateOfDayNumber, dayNumber, mondayOf, type SchoolDate } from './school-date.ts';
import type { RollPupil, SchoolRoll } from './school-roll.ts';
import type { DatedMembership } from './pupil-groups.ts';
import { SESSIONS_PER_WEEK } from './session.ts';

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

const MISSING = 0;
const ATTENDED = 1;
const LATE = 2;
const AUTHORISED = 3;
const UNAUTHORISED = 4;
const NOT_POSSIBLE = 5;
const KINDS = 6;
const NO_MARK_UNIT = NO_MARK.charCodeAt(0);

const kindOfUnit = new Uint8Array(128).fill(NOT_POSSIBLE);
const codeOfUnit = new Uint8Array(128);
const calledBy = new Uint8Array(128);
/** Codes in the order counts by code have them; no mark first. */
export const codesCounted = [
  ...attendanceCodes.filter(({ category }) => category === 'missing'),
  ...attendanceCodes.filter(({ category }) => category !== 'missing'),
];
codesCounted.forEach(({ character, category }, place) => {
  const unit = character.charCodeAt(0);
  codeOfUnit[unit] = place;
  calledBy[unit] = showsRegisterCalled(character) ? 1 : 0;
  if (category === 'missing') kindOfUnit[unit] = MISSING;
  else if (character === 'L') kindOfUnit[unit] = LATE;
  else if (category === 'attending' || category === 'approved educational activity')
    kindOfUnit[unit] = ATTENDED;
  else if (category === 'authorised absence') kindOfUnit[unit] = AUTHORISED;
  else if (category === 'unauthorised absence') kindOfUnit[unit] = UNAUTHORISED;
});
const kindOfCode = codesCounted.map(({ character }) => kindOfUnit[character.charCodeAt(0)] ?? NOT_POSSIBLE);

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
  const { roll } = registers;
  const { moment } = asked;
  const place = asked.by === 'kind' ? kindOfUnit : codeOfUnit;
  const width = widthOf(asked.by);
  const spans = roll.flat;
  const groups = groupsAsked(roll, asked);
  const today = dayNumber(moment.today);
  const from = dayNumber(asked.from);
  const to = Math.min(dayNumber(asked.to), today);
  const periods = periodsOf(asked, from, to);
  const counts = new Int32Array(Math.max(1, periods.length) * asked.groups * width);
  const perPeriod = asked.groups * width;
  const periodOfDay = new Int32Array(7);

  for (let monday = dayNumber(mondayOf(asked.from)); monday <= to; monday += 7) {
    const wanted = schoolDaysOfWeek(registers.calendar, monday);
    const week = registers.weeks.get(dateOfDayNumber(monday)) ?? emptyWeekOfRegisters;
    let [firstDay, lastDay] = [7, -1];
    for (let day = 0; day < 7; day++) {
      const number = monday + day;
      if (number < from || number > to) continue;
      if (firstDay === 7) firstDay = day;
      lastDay = day;
      periodOfDay[day] =
        asked.split === 'day'
          ? (number - from) * perPeriod
          : asked.split === 'week'
            ? Math.floor((monday - periods.monday) / 7) * perPeriod
            : 0;
    }
    const dueToday = today >= monday && today < monday + 7 ? dueOn(registers, moment, week) : null;
    const { pupils, marks } = week;
    let record = 0;
    for (let pupil = 0; pupil < roll.pupils.length; pupil++) {
      const id = spans.ids[pupil] ?? 0;
      while (record < pupils.length && (pupils[record] ?? 0) < id) record++;
      const base = pupils[record] === id ? record * SESSIONS_PER_WEEK : -1;
      const end = spans.starts[pupil + 1] ?? 0;
      for (let span = spans.starts[pupil] ?? 0; span < end; span++) {
        const group = groups[span] ?? -1;
        if (group < 0) continue;
        const first = Math.max(firstDay, (spans.from[span] ?? 0) - monday);
        const last = Math.min(lastDay, (spans.to[span] ?? 0) - monday);
        for (let day = first; day <= last; day++) {
          const at = (periodOfDay[day] ?? 0) + group * width;
          const am = base < 0 ? NO_MARK_UNIT : (marks[base + day * 2] ?? NO_MARK_UNIT);
          const pm = base < 0 ? NO_MARK_UNIT : (marks[base + day * 2 + 1] ?? NO_MARK_UNIT);
          const isToday = monday + day === today;
          if (
            (am !== NO_MARK_UNIT || wanted[day] === 1) &&
            (!isToday || dueToday?.(spans.group[span] ?? 0, 0))
          ) {
            const index = at + (place[am] ?? 0);
            counts[index] = (counts[index] ?? 0) + 1;
          }
          if (
            (pm !== NO_MARK_UNIT || wanted[day] === 1) &&
            (!isToday || dueToday?.(spans.group[span] ?? 0, 1))
          ) {
            const index = at + (place[pm] ?? 0);
            counts[index] = (counts[index] ?? 0) + 1;
          }
        }
      }
    }
  }
  return new RegisterCounts(asked.by, periods.names, asked.groups, counts);
}

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

/** Whether today's session (0 AM, 1 PM) is due for a group of the roll: closed by the clock, or called by somebody. */
function dueOn(
  registers: SchoolRegisters,
  moment: Moment,
  week: WeekOfRegisters,
): (group: number, session: 0 | 1) => boolean {
  const called = calledOn(registers.roll, moment.today, week);
  const { today } = moment;
  const closed = [
    hasClosed(today, 'AM', registers.closing, moment),
    hasClosed(today, 'PM', registers.closing, moment),
  ] as const;
  const { groups } = registers.roll;
  return (group, session) => closed[session] || called[session].has(groups[group]?.registerGroup ?? '');
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

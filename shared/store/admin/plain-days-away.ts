/** Days away counted mark by mark, sharing nothing with the counting they are compared with but the code table. */
import {
  addDays,
  firstDayOfSchoolYear,
  schoolYearOf,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';
import { SESSIONS_PER_WEEK, dateOfSlot, sessionOfSlot } from '#shared/domain/basics/session.ts';
import { attendanceCodes } from '#shared/domain/registers/attendance-codes.ts';
import type { DaysAway, DisputedMarks } from '#shared/domain/registers/away/days-away.ts';
import { isOnRoll } from '#shared/domain/roll/pupil-groups.ts';
import type { SchoolRoll } from '#shared/domain/roll/school-roll.ts';

export interface RegisterRow {
  pupil_id: number;
  week: SchoolDate;
  marks: string;
}

type Counted = Omit<DaysAway, 'pupilId' | 'notCounted' | 'weekdays'> & {
  notCounted: Map<string, number>;
  weekdays: number[];
};

const codeOf = new Map(attendanceCodes.map((entry) => [entry.character, entry]));

/** By pupil: everybody who was away from the school year's first day until the end of a day. */
export function plainDaysAway(
  rows: readonly RegisterRow[],
  roll: Pick<SchoolRoll, 'pupils'>,
  today: SchoolDate,
  notCounted: readonly string[],
  disputed: DisputedMarks,
): Map<number, Counted> {
  const pupils = new Map(roll.pupils.map((pupil) => [pupil.id, pupil]));
  const first = firstDayOfSchoolYear(schoolYearOf(today));
  const found = new Map<number, Counted>();
  for (const { pupil_id: id, week, marks } of rows) {
    if (week < addDays(first, -6) || week > today) continue;
    const pupil = pupils.get(id);
    for (let slot = 0; pupil && slot < SESSIONS_PER_WEEK; slot++) {
      const entry = codeOf.get(marks[slot] ?? '');
      const date = dateOfSlot(week, slot);
      if (!entry || date < first || date > today || !isOnRoll(pupil, date)) continue;
      if (disputed.has(`${id} ${date} ${sessionOfSlot(slot)}`)) continue;
      const isAway = entry.category === 'authorised absence' || entry.category === 'unauthorised absence';
      if (!isAway) continue;
      const counted = found.get(id) ?? nothingYet();
      found.set(id, counted);
      if (entry.code === 'M') counted.medical += 1;
      else if (entry.category === 'authorised absence' && notCounted.includes(entry.code))
        counted.notCounted.set(entry.code, (counted.notCounted.get(entry.code) ?? 0) + 1);
      else {
        counted.counted += 1;
        counted.weekdays[slot >> 1] = (counted.weekdays[slot >> 1] ?? 0) + 1;
        if (counted.last === null || date > counted.last) counted.last = date;
      }
    }
  }
  return found;
}

/** By pupil: the days on which they came late, from the school year's first day until the end of a day. */
export function plainDaysLate(
  rows: readonly RegisterRow[],
  roll: Pick<SchoolRoll, 'pupils'>,
  today: SchoolDate,
  disputed: DisputedMarks,
): Map<number, ReadonlySet<SchoolDate>> {
  const pupils = new Map(roll.pupils.map((pupil) => [pupil.id, pupil]));
  const first = firstDayOfSchoolYear(schoolYearOf(today));
  const found = new Map<number, Set<SchoolDate>>();
  for (const { pupil_id: id, week, marks } of rows) {
    const pupil = pupils.get(id);
    for (let slot = 0; pupil && slot < SESSIONS_PER_WEEK; slot++) {
      const code = codeOf.get(marks[slot] ?? '')?.code;
      const date = dateOfSlot(week, slot);
      if ((code !== 'L' && code !== 'U') || date < first || date > today || !isOnRoll(pupil, date)) continue;
      if (disputed.has(`${id} ${date} ${sessionOfSlot(slot)}`)) continue;
      found.set(id, (found.get(id) ?? new Set()).add(date));
    }
  }
  return found;
}

const nothingYet = (): Counted => ({
  counted: 0,
  medical: 0,
  notCounted: new Map(),
  weekdays: [0, 0, 0, 0, 0],
  last: null,
});

/** All of it in one line, to compare and to tell. */
export function daysAwayText(away: Pick<DaysAway, keyof Counted> | undefined): string {
  if (!away) return 'nothing';
  const apart = [...away.notCounted].toSorted().map(([code, sessions]) => `, ${sessions} ${code}`);
  const days = away.weekdays.join(' ');
  return `${away.counted} sessions (${days}) until ${away.last ?? 'never'}, ${away.medical} medical${apart.join('')}`;
}

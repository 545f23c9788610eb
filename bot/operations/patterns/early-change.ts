import type { AnswerGiven, EarlyChange } from '#shared/contracts/patterns/early-change.ts';
import { attendanceChanges, type AttendanceChange } from '#shared/domain/patterns/attendance-change.ts';
import { answersTo, countAnswers } from '#shared/domain/patterns/change-answers.ts';
import { expectedByChance } from '#shared/domain/patterns/by-chance.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { maySeePupil, mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import {
  previousSchoolDay,
  schoolDaysBetween,
  type SchoolCalendar,
} from '#shared/domain/basics/school-calendar.ts';
import {
  addDays,
  earlierOf,
  firstDayOfSchoolYear,
  mondayOf,
  schoolYearOf,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';
import { watchedSchool } from '#shared/domain/patterns/watched-school.ts';
import { enoughToCompare } from '#shared/domain/patterns/more-than-before.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { changeAnswers, type StoredChangeAnswer } from '#shared/store/patterns/change-answers.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { pupilsOfSchool, type StoredPupil } from '#shared/store/roll/pupils.ts';
import { registersOf } from '#shared/store/registers/school-registers.ts';
import { cachedCalendars, cachedSchools } from '#shared/store/people/cached-people.ts';
import { changeSentence } from '#shared/wording/patterns/change-text.ts';
import { staffNamed } from '#shared/wording/people/staff-name.ts';
import { nameOf } from '../roll/pupil-name.ts';
import { mustBeAllowed } from '../people/must-be-allowed.ts';
import type { StaffContext } from '../context.ts';

/**
 * The pupils of a school whose attendance is changing, of those the person may see, as it stood at the end of a week
 * (the last whole school week when none is asked; of the week that runs, the days before today).
 */
export async function earlyChange(
  ctx: StaffContext,
  query: { school: string; week?: SchoolDate | undefined },
): Promise<EarlyChange> {
  const { today } = ctx.moment;
  const seesAll = mayUse(ctx.actor, 'see-pupils', query.school);
  const reading = await ctx.reading();
  const school = (await cachedSchools(reading)).find(({ id }) => id === query.school);
  if (seesAll === 'unknown' || !school)
    throw new Problem('not-found', `The school ${query.school} was not found.`);

  const calendar = (await cachedCalendars(reading)).get(school.id) ?? [];
  const week = mondayOf(query.week ?? lastWholeWeek(calendar, today));
  if (week > today) throw new Problem('bad-request', `The week of ${week} has not begun.`);
  const seen = await changesOfSchool(reading, school.id, calendar, week, today);
  const pupils = new Map(
    seen.pupils.filter((pupil) => maySeePupil(ctx.actor, pupil) === 'yes').map((pupil) => [pupil.id, pupil]),
  );
  if (pupils.size === 0) mustBeAllowed(seesAll, 'the pupils of this school');
  const changes = seen.changes.filter(({ change }) => pupils.has(change.pupilId));
  await auditRead(ctx.store, {
    school: school.id,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'early-change.list',
    detail: { week, pupils: [...new Set(changes.map(({ change }) => change.pupilId))] },
  });
  const answers = await answersSoFar(reading, school.id, week, pupils);
  const names = await staffNames(reading.db, [...new Set(answers.map(({ by }) => by))]);
  const view = (one: StoredChangeAnswer | null) => one && answerView(one, names);
  const listed = new Set(changes.map(({ change }) => change.pupilId)).size;
  const tooEarly = !enoughToCompare(seen.days);
  return {
    school: school.id,
    schoolName: school.name,
    week: seen.days === 0 ? null : week,
    pupils: pupils.size,
    tooEarly,
    byChance: tooEarly || listed === 0 ? null : expectedByChance(pupils.size, listed),
    answered: countAnswers(answers),
    items: changes.flatMap(({ change, newThisWeek }) => {
      const pupil = pupils.get(change.pupilId);
      if (!pupil) return [];
      const { answer, earlier } = answersTo(answers, { ...change, newThisWeek }, week);
      return [
        {
          pupil: { id: String(pupil.id), name: nameOf(pupil), tutorGroup: pupil.tutorGroup || null },
          because: changeSentence(change),
          newThisWeek,
          evidence: evidenceOf(change, pupils),
          answer: view(answer),
          earlier: view(earlier),
        },
      ];
    }),
  };
}

/** What was said in the school year up to the week's list, of the pupils named. */
async function answersSoFar(
  reading: Reading,
  school: string,
  week: SchoolDate,
  pupils: ReadonlyMap<number, StoredPupil>,
): Promise<StoredChangeAnswer[]> {
  // The week in which the year begins may do so before its first day.
  const from = mondayOf(firstDayOfSchoolYear(schoolYearOf(addDays(week, 6))));
  const answers = await changeAnswers(reading.db, school, { from, to: week });
  return answers.filter(({ pupilId }) => pupils.has(pupilId));
}

export function answerView(
  { id, answer, week, by, at }: StoredChangeAnswer,
  names: ReadonlyMap<string, string>,
): AnswerGiven {
  return {
    id,
    answer,
    week,
    by: staffNamed(names, by),
    at: londonIso(at),
  };
}

/** The week before this one; after a holiday, the one before it. */
export function lastWholeWeek(calendar: SchoolCalendar, today: SchoolDate): SchoolDate {
  return previousSchoolDay(calendar, mondayOf(today)) ?? addDays(mondayOf(today), -7);
}

export interface EarlyChanges {
  pupils: readonly StoredPupil[];
  /** School days of the year so far. */
  days: number;
  changes: readonly { change: AttendanceChange; newThisWeek: boolean }[];
}

/** All who are on roll today, whoever asks; remembered until the school's registers or calendar change. */
export async function changesOfSchool(
  reading: Reading,
  school: string,
  calendar: SchoolCalendar,
  week: SchoolDate,
  today: SchoolDate,
): Promise<EarlyChanges> {
  const end = earlierOf(addDays(week, 6), addDays(today, -1));
  const read = async (): Promise<EarlyChanges> => {
    const days = schoolDaysBetween(calendar, firstDayOfSchoolYear(schoolYearOf(end)), end);
    const pupils = await pupilsOfSchool(reading.db, school, today);
    const registers = (await registersOf(reading, [school], days[0] ?? end, end)).get(school);
    if (!registers) return { pupils, days: 0, changes: [] };
    const watched = watchedSchool(registers, pupils, days);
    const before = days.filter((day) => day < week).length;
    const earlier = attendanceChanges({
      days: days.slice(0, before),
      pupils: watched.pupils.map((pupil) => ({ ...pupil, marks: pupil.marks.slice(0, 2 * before) })),
    });
    const listedBefore = new Set(earlier.map(({ kind, pupilId }) => `${kind} ${pupilId}`));
    const byName = new Map(pupils.map(({ id }, index) => [id, index]));
    const changes = attendanceChanges(watched).map((change) => ({
      change,
      newThisWeek: !listedBefore.has(`${change.kind} ${change.pupilId}`),
    }));
    // Within a kind by name, as a register is; the kinds stay in their order.
    const kinds = [...new Set(changes.map(({ change }) => change.kind))];
    const inOrder = kinds.flatMap((kind) =>
      changes
        .filter(({ change }) => change.kind === kind)
        .sort((a, b) => (byName.get(a.change.pupilId) ?? 0) - (byName.get(b.change.pupilId) ?? 0)),
    );
    return { pupils, days: days.length, changes: inOrder };
  };
  const found = await reading.ofSchools(
    `early change of ${week} until ${end}, on ${today}`,
    [school],
    async () => {
      const seen = await read();
      return () => seen;
    },
    { withTrust: true },
  );
  return found.get(school) ?? read();
}

/** The numbers of a change; of others only whom the person may see by name. */
function evidenceOf(
  change: AttendanceChange,
  visible: ReadonlyMap<number, StoredPupil>,
): EarlyChange['items'][number]['evidence'] {
  if (change.kind !== 'shared-absence') return change;
  return {
    kind: change.kind,
    days: change.days,
    othersCount: change.others.length,
    others: change.others.flatMap((id) => {
      const other = visible.get(id);
      return other ? [{ id: String(id), name: nameOf(other) }] : [];
    }),
  };
}

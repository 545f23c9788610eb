import type { CodingWatch } from '#shared/contracts/patterns/coding-watch.ts';
import { codeOf } from '#shared/domain/registers/attendance-codes.ts';
import { blankMarks } from '#shared/domain/patterns/blank-marks.ts';
import { codeShares, tallyCodes } from '#shared/domain/patterns/code-shares.ts';
import { byUrgency, type CodingQuestion } from '#shared/domain/patterns/coding-watch.ts';
import { lateRegisters } from '#shared/domain/patterns/late-registers.ts';
import { overwrittenMarks } from '#shared/domain/patterns/overwritten-marks.ts';
import { hasRight, mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { schoolDaysBetween, type SchoolCalendar } from '#shared/domain/basics/school-calendar.ts';
import {
  addDays,
  daysBetween,
  earlierOf,
  mondayOf,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { registerHistory } from '#shared/domain/registers/register-history.ts';
import { watchedRegisters } from '#shared/domain/patterns/watched-registers.ts';
import { daysMarkedLive, weekVersions } from '#shared/store/registers/mark-history.ts';
import { registersOf } from '#shared/store/registers/school-registers.ts';
import type { School } from '#shared/store/people/schools.ts';
import { cachedCalendars, cachedSchools } from '#shared/store/people/cached-people.ts';
import { codingSentence, codingSentenceWithoutNumbers } from '#shared/wording/patterns/coding-text.ts';
import { mustBeAllowed } from '../people/must-be-allowed.ts';
import type { StaffContext } from '../context.ts';
import { mustHaveCome } from '../basics/date-range.ts';

const USUAL_SCHOOL_DAYS = 20;
const LONGEST_RANGE_IN_DAYS = 92;
/** The past a school's codes are compared with: a year of days. */
const PAST_DAYS = 364;

interface Range {
  from: SchoolDate;
  to: SchoolDate;
}

/** Questions about how a school's registers were kept over a range of past days (the last 20 school days). */
export async function codingWatch(
  ctx: StaffContext,
  query: { school: string; from?: SchoolDate | undefined; to?: SchoolDate | undefined },
): Promise<CodingWatch> {
  const { today } = ctx.moment;
  mustBeAllowed(mayUse(ctx.actor, 'see-coding-watch', query.school), `the school ${query.school}`);
  const reading = await ctx.reading();
  const school = (await cachedSchools(reading)).find(({ id }) => id === query.school);
  if (!school) throw new Problem('not-found', `The school ${query.school} was not found.`);
  const calendar = (await cachedCalendars(reading)).get(school.id) ?? [];

  mustHaveCome('from', query.from, today);
  const yesterday = addDays(today, -1); // the day that runs is not whole
  const last = earlierOf(query.to ?? yesterday, yesterday);
  const usual = schoolDaysBetween(calendar, addDays(last, -PAST_DAYS), last).slice(-USUAL_SCHOOL_DAYS);
  const from = query.from ?? usual[0] ?? null;
  const to = (query.to ?? query.from) ? last : (usual.at(-1) ?? last);
  if (from !== null && from > to) throw new Problem('bad-request', `from=${from} is after to=${to}.`);
  if (from !== null && daysBetween(from, to) > LONGEST_RANGE_IN_DAYS)
    throw new Problem('bad-request', 'The range is longer than a term.');
  const questions = from === null ? [] : await questionsOf(reading, school, calendar, { from, to });
  return {
    school: school.id,
    schoolName: school.name,
    from,
    to: from === null ? null : to,
    questions: questions.map((question) => {
      // Of codes and of a tutor group's marks only that there is something to ask: one range of days less another.
      const isOfMarks = question.kind !== 'late-registers';
      const isTold = !isOfMarks || hasRight(ctx.actor, 'see-pupils', query.school);
      return isTold
        ? { asks: codingSentence(question), evidence: evidenceOf(question) }
        : { asks: codingSentenceWithoutNumbers(question), evidence: null };
    }),
  };
}

/** Remembered until the school's registers or calendar change. */
async function questionsOf(
  reading: Reading,
  school: School,
  calendar: SchoolCalendar,
  range: Range,
): Promise<CodingQuestion[]> {
  const found = await reading.ofSchools(
    `coding watch from ${range.from} to ${range.to}`,
    [school.id],
    async () => {
      const questions = await readQuestions(reading, school, calendar, range);
      return () => questions;
    },
    { withTrust: true },
  );
  return found.get(school.id) ?? readQuestions(reading, school, calendar, range);
}

async function readQuestions(
  reading: Reading,
  school: School,
  calendar: SchoolCalendar,
  { from, to }: Range,
): Promise<CodingQuestion[]> {
  const { db } = reading;
  const dayBefore = addDays(from, -1);
  const yearBefore = addDays(from, -PAST_DAYS);
  const registers = (await registersOf(reading, [school.id], yearBefore, to)).get(school.id);
  if (!registers) return [];
  const kept = watchedRegisters(registers, schoolDaysBetween(calendar, yearBefore, to));

  // Late registers are looked for over twice the range, changes are compared with twice the range before it.
  const length = daysBetween(from, to) + 1;
  const changesFrom = addDays(from, -2 * length);
  const lateFrom = addDays(from, -length);
  const history = registerHistory(
    registers.roll,
    schoolDaysBetween(calendar, changesFrom, to),
    await weekVersions(db, school.id, mondayOf(changesFrom), mondayOf(to)),
  );
  const live = [...(await daysMarkedLive(db, school.id, changesFrom, to))];
  const changed = (first: SchoolDate, last: SchoolDate) => ({
    marks: history.overwritten.filter(({ on }) => first <= on && on <= last),
    liveDays: live.filter((date) => first <= date && date <= last).length,
  });
  return byUrgency([
    ...codeShares(tallyCodes(kept.pupilWeeks(from, to)), tallyCodes(kept.pupilWeeks(yearBefore, dayBefore))),
    ...blankMarks(kept.registers(from, to)),
    ...overwrittenMarks(changed(from, to), changed(changesFrom, dayBefore)),
    ...lateRegisters(
      history.came.filter(({ date }) => date >= lateFrom),
      school.closing,
    ),
  ]);
}

function evidenceOf(question: CodingQuestion): CodingWatch['questions'][number]['evidence'] {
  switch (question.kind) {
    case 'code-share':
      return { ...question, code: codeOf(question.character) };
    case 'overwritten':
      return { ...question, from: codeOf(question.from), to: codeOf(question.to) };
    default:
      return question;
  }
}

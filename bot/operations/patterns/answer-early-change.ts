import type { EarlyChangeAnswered } from '#shared/contracts/patterns/early-change.ts';
import { mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { ChangeKind } from '#shared/domain/patterns/change-kinds.ts';
import type { ChangeAnswer } from '#shared/domain/patterns/change-answers.ts';
import { maySeePupil } from '#shared/domain/people/permission.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool, type Tx } from '#shared/store/engine/open-store.ts';
import {
  changeAnswers,
  storeChangeAnswer,
  type ListedChange,
  type StoredChangeAnswer,
} from '#shared/store/patterns/change-answers.ts';
import { cachedCalendars } from '#shared/store/people/cached-people.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { findPupil } from '#shared/store/roll/pupils.ts';
import { changeAnswerLabels } from '#shared/wording/patterns/change-text.ts';
import type { StaffContext } from '../context.ts';
import { answerView, changesOfSchool } from './early-change.ts';

/**
 * Says of a pupil on a week's list what there was to it, changes what was said or takes it back; only of a pupil whom
 * the person may see, and only while nobody else has said something else in the meantime.
 */
export async function answerEarlyChange(
  ctx: StaffContext,
  input: {
    school: string;
    pupil: string;
    kind: ChangeKind;
    week: SchoolDate;
    answer: ChangeAnswer | null;
    replaces: number | null;
  },
): Promise<EarlyChangeAnswered> {
  const { today } = ctx.moment;
  const id = /^\d{1,9}$/.test(input.pupil) ? Number(input.pupil) : 0;
  const pupil = await findPupil(ctx.store.db, id, today);
  if (!pupil || pupil.school !== input.school || maySeePupil(ctx.actor, pupil) !== 'yes')
    throw new Problem('not-found', 'This pupil was not found.');
  const week = mondayOf(input.week);
  if (week > today) throw new Problem('bad-request', `The week of ${week} has not begun.`);
  const about: ListedChange = { school: pupil.school, pupilId: pupil.id, kind: input.kind, week };
  if (input.answer !== null && !(await isListed(ctx, about)))
    throw new Problem('unprocessable', changeAnswerLabels.notListed);
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, about.school);
    const before = await standing(tx, about);
    if ((before?.answer ?? null) === input.answer) return answered(tx, before);
    if ((before?.id ?? null) !== input.replaces)
      throw new Problem('conflict', changeAnswerLabels.saidMeanwhile);
    const { answer } = input;
    await storeChangeAnswer(tx, about, { answer, by: ctx.actor.id, at: ctx.at });
    await audit(tx, {
      school: about.school,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: answer === null ? 'early-change.take-back-answer' : 'early-change.answer',
      pupilId: about.pupilId,
      detail: { kind: about.kind, week, answer, before: before?.answer ?? null },
    });
    return answered(tx, await standing(tx, about));
  });
}

async function isListed(ctx: StaffContext, { school, pupilId, kind, week }: ListedChange): Promise<boolean> {
  const reading = await ctx.reading();
  const calendar = (await cachedCalendars(reading)).get(school) ?? [];
  const { changes } = await changesOfSchool(reading, school, calendar, week, ctx.moment.today);
  return changes.some(({ change }) => change.pupilId === pupilId && change.kind === kind);
}

async function standing(
  tx: Tx,
  { school, pupilId, kind, week }: ListedChange,
): Promise<StoredChangeAnswer | null> {
  const answers = await changeAnswers(tx, school, { from: week, to: week }, pupilId);
  return answers.find((one) => one.kind === kind) ?? null;
}

async function answered(tx: Tx, given: StoredChangeAnswer | null): Promise<EarlyChangeAnswered> {
  if (!given) return { answer: null };
  return { answer: answerView(given, await staffNames(tx, [given.by])) };
}

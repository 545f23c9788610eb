/**
 * Decides what may be said of an early change by those who know the pupil, and what the answers amount to: by them, not
 * by invented pupils, thresholds are judged after half a year (docs/decisions/0015-early-change.md).
 */
import { addDays, type SchoolDate } from '../basics/school-date.ts';
import { changeKinds, type ChangeKind } from './change-kinds.ts';

export const changeAnswerNames = ['knew-already', 'new-and-right', 'nothing-in-it'] as const;
export type ChangeAnswer = (typeof changeAnswerNames)[number];

/** For so long an answer is shown beside a change that has stayed on the list since. */
const DAYS_REMEMBERED = 42;

interface Given {
  pupilId: number;
  kind: ChangeKind;
  week: SchoolDate;
  answer: ChangeAnswer;
}

/** The answer to a change on one week's list, and to the same change before when it has stayed on the list. */
export function answersTo<One extends Given>(
  answers: readonly One[],
  change: Pick<Given, 'pupilId' | 'kind'> & { newThisWeek: boolean },
  week: SchoolDate,
): { answer: One | null; earlier: One | null } {
  const ofChange = answers.filter(({ pupilId, kind }) => pupilId === change.pupilId && kind === change.kind);
  const answer = ofChange.find((one) => one.week === week) ?? null;
  const before = ofChange
    .filter((one) => one.week < week && one.week >= addDays(week, -DAYS_REMEMBERED))
    .sort((a, b) => (a.week < b.week ? 1 : -1));
  return { answer, earlier: (!answer && !change.newThisWeek && before[0]) || null };
}

export interface AnswerCounts {
  kind: ChangeKind;
  knewAlready: number;
  newAndRight: number;
  nothingInIt: number;
}

/** How often each was said, by kind of change; kinds of which nothing was said are left out. */
export function countAnswers(answers: readonly Given[]): AnswerCounts[] {
  return changeKinds.flatMap((kind) => {
    const said = answers.filter((one) => one.kind === kind);
    const count = (answer: ChangeAnswer): number => said.filter((one) => one.answer === answer).length;
    if (said.length === 0) return [];
    return [
      {
        kind,
        knewAlready: count('knew-already'),
        newAndRight: count('new-and-right'),
        nothingInIt: count('nothing-in-it'),
      },
    ];
  });
}

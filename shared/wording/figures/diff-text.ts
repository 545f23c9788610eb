/** The diff to target and what stands beside it: "31 pupil premium pupils absent, 19 allowed: 12 over". */
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { meaningOfDiff, type DiffMeaning } from '../../domain/targets/target.ts';
import { weekdayText } from '../basics/date-text.ts';
import { plural, percentText, signed, targetText } from '../basics/number-text.ts';
import { cohortCount, type Cohort } from '../targets/cohort-text.ts';

export const meaningLabels: Readonly<Record<DiffMeaning, string>> = {
  'on-target': 'on target',
  close: 'close',
  over: 'over',
  'not-known': 'not known yet',
};

/** on target, close, over, not known yet */
export function diffMeaningText(diff: number | null): string {
  return meaningLabels[meaningOfDiff(diff)];
}

/** The number's sentence, for a school or the trust. */
export function diffSentence(figures: {
  absent: number | null;
  allowed: number | null;
  diff: number | null;
  cohort: Cohort;
}): string {
  const { absent, allowed, diff, cohort } = figures;
  if (allowed === null) return noFigureToldText;
  if (absent === null || diff === null) return `Not known yet. ${cohortCount(allowed, cohort)} may be absent`;
  const end = diff < 0 ? `${-diff} over` : diff === 0 ? 'just on target' : `${diff} to spare`;
  return `${cohortCount(absent, cohort)} absent, ${allowed} allowed: ${end}`;
}

/** 1 pupil = 0.35 % */
export function onePupilText(percent: number | null): string {
  return percent === null ? '' : `1 pupil = ${percentText(percent, 2)}`;
}

/** "12 back in and we meet 93 %"; "93 % is met". */
export function returnsText(returnsNeeded: number | null, target: number): string {
  if (returnsNeeded === null) return '';
  if (returnsNeeded === 0) return `${targetText(target)} is met`;
  return `${returnsNeeded} back in and we meet ${targetText(target)}`;
}

/** "7 better than Tuesday"; '' when there is no day to compare with. */
export function diffChangeText(change: number | null, previousDay: SchoolDate | null): string {
  if (change === null) return '';
  const than = previousDay ? weekdayText(previousDay) : 'the school day before';
  if (change === 0) return `the same as ${than}`;
  return `${Math.abs(change)} ${change > 0 ? 'better' : 'worse'} than ${than}`;
}

/** "1 mark missing (−12 to −10)": the worst and the best diff the missing marks could give; '' when none is. */
export function missingText(figures: {
  /** Null: not told. */
  missingMarks: number | null;
  registersMissing: number | null;
  diffIfMissingAbsent: number | null;
  diffIfMissingPresent: number | null;
}): string {
  const { missingMarks, registersMissing, diffIfMissingAbsent, diffIfMissingPresent } = figures;
  if (!missingMarks) return '';
  const registers = registersMissing ? `, ${plural(registersMissing, 'whole register')}` : '';
  const range =
    diffIfMissingAbsent === null || diffIfMissingPresent === null
      ? ''
      : ` (${signed(diffIfMissingAbsent)} to ${signed(diffIfMissingPresent)})`;
  return `${plural(missingMarks, 'mark')} missing${registers}${range}`;
}

/** "sum of 3 of 4 schools" */
export function schoolsCountedText(counted: number, total: number): string {
  return `sum of ${counted} of ${total === 1 ? '1 school' : `${total} schools`}`;
}

/** Said where a cohort of fewer than ten gives way to all pupils, so that no child is pointed at. */
export const smallCohortText =
  'The group’s own figures could point at fewer than 10 pupils, so these are the figures of all pupils.';
export const smallSideText =
  'Where fewer than 10 pupils are of one side, or could be worked out, all pupils stand in their place.';
export const tooFewToTellText = 'not told here: it could point at fewer than 10 pupils';
export const noFigureToldText = 'Fewer than 10 pupils, so no figure is told here';
export const notToldLabel = 'not told: fewer than 10 pupils';

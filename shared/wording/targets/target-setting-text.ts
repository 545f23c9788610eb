/** Text and labels of the targets' page, of "what if", and of what keeps a target from being set. */
import type { SchoolPhase } from '../../domain/basics/year-group.ts';
import { schoolYearOf, type SchoolDate } from '../../domain/basics/school-date.ts';
import type { TargetPurpose, TargetScope } from '../../domain/targets/target-settings.ts';
import type { YearsFault } from '../../domain/targets/target-years.ts';
import { schoolYearText, fullDateText, momentText } from '../basics/date-text.ts';
import { cohortText, yearsText } from './cohort-text.ts';
import { sentenceCase, signed, targetText } from '../basics/number-text.ts';

export const targetPageLabels = {
  title: 'Targets',
  says: 'A school’s own target holds, else its phase’s, else the trust’s.',
  noSchools: 'There is no school whose targets you may see yet.',
  table: 'The targets in force at each school',
  columns: {
    school: 'School',
    target: 'Target',
    cohort: 'For',
    from: 'Where it comes from',
    minimum: 'Department’s minimum',
    keyMeasure: 'Key measure',
    post16: 'Post-16',
  },
  none: 'none yet',
  underMinimum: 'target lies under it',
  change: 'Change a target',
  whose: 'Whose',
  what: 'What',
  percent: 'Percentage',
  percentSays: 'From 0 to 100, with at most 2 decimals.',
  cohort: 'For',
  years: 'Years',
  usualYears: 'the usual ones',
  from: 'From',
  changePast: 'Figures already shown since then change too. That is meant.',
  schoolYear: 'School year',
  save: 'Set this target',
  saving: 'Setting it',
  saved: 'Set. What held before stays in the history.',
  end: 'End',
  takeAway: 'Take away',
  sure: 'Yes, end it today',
  sureTakeAway: 'Yes, take it away',
  keep: 'Keep it',
  preview: 'What it would do today',
  previewing: 'Working it out',
  reachesNobody: 'No school would follow it: each has a more specific target.',
  unknownToday: 'No register counts today, so only the number allowed can be told.',
  history: 'What was set, newest first',
  noHistory:
    'Nobody has changed a target yet: 93 % of pupil premium pupils, years 7–10 in secondary schools.',
  readOnly: 'Administrators and trust leads change targets.',
};

export const whatIfLabels = {
  disclosure: 'What if the target were …?',
  percent: 'Target',
  cohort: 'For',
  ownCohort: 'as it is now',
  table: 'Schools as they stand, and as they would',
  columns: {
    school: 'School',
    now: 'As it stands',
    then: 'With this target',
    allowed: 'Allowed',
    absent: 'Absent',
    diffNow: 'Diff now',
    diffThen: 'Diff then',
    meaning: 'Meaning then',
  },
  says: 'Worked out from the same figures. Nothing is saved.',
  trust: 'The trust',
};

export const purposeLabels: Readonly<Record<TargetPurpose, string>> = {
  daily: 'the daily diff',
  'key-measure': 'the key measure',
  'department-minimum': 'the Department’s minimum',
  'post-16': 'post-16',
};

const phaseNames: Readonly<Record<SchoolPhase, string>> = {
  primary: 'primary',
  secondary: 'secondary',
  'all-through': 'all-through',
  special: 'special',
  post16: 'post-16',
};

/** primary schools, post-16 schools */
function phaseText(phase: SchoolPhase): string {
  return `${phaseNames[phase]} schools`;
}

/** "the trust", "secondary schools", "Birch Academy" */
export function scopeText(scope: TargetScope, nameOf: (school: string) => string): string {
  if (scope.kind === 'trust') return 'the trust';
  return scope.kind === 'phase' ? phaseText(scope.phase) : nameOf(scope.school);
}

/** "set for secondary schools from 1 Sep 2026 by Tru Lead"; what holds before anybody sets one says so. */
export function sourceText(
  from: { scope: TargetScope; starts: SchoolDate; setBy: string | null } | null,
  nameOf: (school: string) => string,
): string {
  if (from === null) return 'the usual one: nobody has set another';
  const whose = from.scope.kind === 'school' ? 'this school' : scopeText(from.scope, nameOf);
  return `set for ${whose} from ${fullDateText(from.starts)}${from.setBy ? ` by ${from.setBy}` : ''}`;
}

/** "93 % of pupil premium pupils, years 7–10" */
function targetSays(target: { percent: number; cohort: 'pp' | 'all'; years: string | null }): string {
  return `${targetText(target.percent)} of ${cohortText(target.cohort)}${target.years ? `, ${yearsText(target.years)}` : ''}`;
}

/** "12 over", "3 to spare", "just on target" */
function standingText(diff: number | null): string {
  if (diff === null) return 'not known yet';
  if (diff === 0) return 'just on target';
  return diff < 0 ? `${-diff} over` : `${diff} to spare`;
}

/** "12 over becomes 5 over"; without marks "19 allowed becomes 24 allowed". */
export function becomesText(
  now: { allowed: number | null; diff: number | null },
  then: { allowed: number | null; diff: number | null },
): string {
  const bothKnown = now.diff !== null && then.diff !== null;
  const [before, after] = bothKnown
    ? [standingText(now.diff), standingText(then.diff)]
    : [`${now.allowed} allowed`, `${then.allowed} allowed`];
  return before === after ? `${before}, as now` : `${before} becomes ${after}`;
}

/** "Together −12 becomes −5" */
export function togetherText(now: number | null, then: number | null): string {
  return `Together: ${trustBecomesText(now, then)}`;
}

/** "under 95 %"; for an all-through school "under 96 % primary, 95 % secondary" */
export function keyMeasureText(measures: readonly { phase: SchoolPhase; percent: number }[]): string {
  const [first] = measures;
  if (!first) return '–';
  if (measures.every(({ percent }) => percent === first.percent)) return `under ${targetText(first.percent)}`;
  return `under ${measures.map(({ phase, percent }) => `${targetText(percent)} ${phaseNames[phase]}`).join(', ')}`;
}

/** "key measure under 95 %, post-16 94 %" */
export function otherTargetsText(school: {
  keyMeasure: readonly { phase: SchoolPhase; percent: number }[];
  post16: { percent: number } | null;
}): string {
  return [
    school.keyMeasure.length > 0 ? `key measure ${keyMeasureText(school.keyMeasure)}` : '',
    school.post16 ? `post-16 ${targetText(school.post16.percent)}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

type Entry = {
  scope: TargetScope;
  purpose: TargetPurpose;
  starts: SchoolDate;
  target: { percent: number; cohort: 'pp' | 'all'; years: string | null } | null;
  setBy: string | null;
  setAt: string;
  state: 'planned' | 'in-force' | 'past';
};

/** "Secondary schools, the daily diff: 94 % of pupil premium pupils, years 7–10" */
export function entryText(entry: Entry, nameOf: (school: string) => string): string {
  const whose = sentenceCase(scopeText(entry.scope, nameOf));
  const what = entry.target ? targetSays(entry.target) : 'no target of its own any more';
  return `${whose}, ${purposeLabels[entry.purpose]}: ${what}`;
}

/** "In force from 1 Sep 2026 · set by Tru Lead, 31 Aug, 15:20" */
export function entryStateText(entry: Entry, today: SchoolDate): string {
  const state = { planned: 'planned from', 'in-force': 'in force since', past: 'from' }[entry.state];
  const when =
    entry.purpose === 'department-minimum'
      ? `for the school year ${schoolYearText(schoolYearOf(entry.starts))}`
      : `${state} ${fullDateText(entry.starts)}`;
  const by = entry.setBy ? ` · set by ${entry.setBy}, ${momentText(entry.setAt, today)}` : '';
  return `${sentenceCase(when)}${by}`;
}

/** "−12 becomes −5" */
export function trustBecomesText(now: number | null, then: number | null): string {
  return now === then ? `${signed(now)}, as now` : `${signed(now)} becomes ${signed(then)}`;
}

/** "The target lies under the Department’s minimum of 94.5 %"; '' when it does not. */
export function underMinimumText(minimum: { percent: number; aboveTarget: boolean } | null): string {
  return minimum?.aboveTarget
    ? `The target lies under the Department’s minimum of ${targetText(minimum.percent)}`
    : '';
}

export const targetFaultLabels = {
  notAPercentage: 'A target is a percentage from 0 to 100, with at most 2 decimals. Nothing was changed.',
  minimumIsOfASchool:
    'The Department sets its minimum school by school. Name the school. Nothing was changed.',
  'not-years': 'Years are two of R and 1 to 13 in order, like 7-10. Nothing was changed.',
  'post-16-apart':
    'Years 12 and 13 are post-16, and no part of this figure. They have a target of their own. Nothing was changed.',
  'post-16-only': 'Post-16 is years 12 and 13. Nothing was changed.',
  'not-in-this-school': 'There are no such years in a school of this phase. Nothing was changed.',
  nothingToEnd: 'There is no target of its own to end on that day. Nothing was changed.',
  notTheTrusts: 'Administrators and trust leads set the targets of the trust and of a phase.',
  notTheSchools: 'The school’s administrator sets its own targets.',
  notTheMinimum: 'An administrator enters the Department’s minimum.',
  pastChanges: (starts: SchoolDate) =>
    `${fullDateText(starts)} has passed: figures already shown since then would change. Say that this is meant (changePast). Nothing was changed.`,
} satisfies Record<YearsFault, string> & Record<string, string | ((starts: SchoolDate) => string)>;

/** Text and labels of the trust's printed tables. */
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { dayText } from '../basics/date-text.ts';
import { plural } from '../basics/number-text.ts';

/** "15 missing marks on Wed 19 Apr" */
export function missingOnText({ date, missingMarks }: { date: SchoolDate; missingMarks: number }): string {
  return `${plural(missingMarks, 'missing mark')} on ${dayText(date)}`;
}

export const trustPages = {
  daily: 'Today',
  days: 'Day by day',
  gaps: 'Gaps',
  bands: 'Bands',
  'daily-targets': 'Targets of the day',
  'key-measures': 'Key measures',
  'post-16': 'Post-16',
  groups: 'Groups',
  registers: 'Registers',
  'first-day-back': 'First day back',
  results: 'Results',
} as const;
export type TrustPageName = keyof typeof trustPages;

export const trustTableLabels = {
  pages: 'The trust’s tables',
  phase: 'Phase',
  everyPhase: 'Every phase',
  days: {
    title: 'Diff to target, day by day',
    label: 'The diff of the last school days: academies across, days down',
    day: 'Day',
    figure: 'Figure',
    more: 'Show ten days',
    fewer: 'Show five days',
  },
  gaps: {
    title: 'Sharing the gaps',
    label: 'Schools with the attendance of pupil premium and other pupils, the trust at the foot',
    none: 'No session has been possible in these days, so there is no gap to tell of.',
    less: (points: string) => `Pupil premium pupils attended ${points} less than other pupils.`,
    more: (points: string) => `Pupil premium pupils attended ${points} more than other pupils.`,
    missingPp: (marks: number) =>
      marks === 0
        ? 'None of them is a pupil premium pupil’s.'
        : `${marks} of them are of pupil premium pupils.`,
    same: 'Pupil premium and other pupils attended alike.',
    chart: 'Attendance week by week, in percent',
    week: 'Week from',
  },
  bands: {
    title: 'Bands of attendance',
    label: 'Schools with the share of pupils in each band, the trust at the foot',
    persistent: (share: string, pupils: string) => `${share} of pupils are persistently absent (${pupils}).`,
    persistentAtRisk: (share: string, pupils: string) =>
      `${share} of pupils are at risk of persistent absence (${pupils}): the year is young.`,
    none: 'No session has been possible in these days.',
    paRule: 'Persistently absent: a tenth of possible sessions missed, or more.',
    severeRule: 'Severely absent: half of possible sessions missed, or more.',
    rule: 'Exactly 90.0 % is persistent absence, and lies in the band 90–95. Shares are rounded, so a row may add up to 99 or 101.',
    pupils: 'Pupils',
    pa: 'PA',
    severeShort: 'Severe',
  },
  targets: {
    title: 'Targets of the day',
    label: 'How many pupils each school may have absent at each target',
    lead: 'How many pupils may be absent on a day, at each target.',
    cohort: 'Cohort',
    cohorts: { pp: 'Pupil premium', all: 'All pupils' },
    size: 'Pupils',
    onePupil: '1 pupil counts for',
    onePupilReached: (cohort: number) => `100 ÷ ${cohort}, rounded to two decimals.`,
    reached: (cohort: number, percent: string, allowed: number) =>
      `${cohort} pupils × (100 − ${percent}) ÷ 100, rounded down: ${allowed}.`,
  },
  measures: {
    title: 'Key measures',
    label: 'Schools with the number of pupil premium pupils under the measure',
    lead: (below: string, pupils: string) =>
      `${below} of ${pupils} pupil premium pupils are under their phase’s measure.`,
    better: (change: number) => `${change} fewer than a week before.`,
    worse: (change: number) => `${change} more than a week before.`,
    same: 'As many as a week before.',
    under: 'Under',
    pupils: 'PP pupils',
    below: 'Under it',
    before: 'A week before',
    change: 'Change',
    missing: 'Missing marks',
    reached: (below: number, pupils: number, under: string) =>
      `${below} of ${pupils} pupil premium pupils with a possible session this school year attended less than ${under}.`,
  },
  postSixteen: {
    title: 'Post-16',
    label: 'Schools with the attendance of years 12 and 13, the trust at the foot',
    basis: { session: 'Counted by session (half a school day).', lesson: 'Counted by lesson.' },
    none: 'There is nobody in years 12 and 13 at the schools you see.',
    pupils: 'Pupils',
    rate: 'Attendance',
    target: 'Target',
    noTarget: 'not set',
    notes: 'Notes',
  },
  groups: {
    title: 'Groups',
    label: 'Groups with their attendance',
    by: 'By',
    bys: {
      school: 'School',
      cluster: 'Cluster',
      phase: 'Phase',
      year: 'Year group',
      premium: 'Pupil premium',
      send: 'SEND',
    },
    everybody: 'Everybody',
  },
  registers: {
    title: 'Registers',
    label: 'Schools with registers and marks that have not come in',
    lead: (registers: string, marks: string) => `${registers} and ${marks} have not come in.`,
    leadRegisters: (registers: string) => `${registers} have not come in.`,
    none: 'Every register of the last two weeks is complete. Thank you.',
    registersMissing: 'Registers',
    missingMarks: 'Marks',
    fromThree: 'N, 3 days or more',
    overFive: 'N, over 5 days',
    explained: 'Absences whose reason is not known yet (N), in school days',
  },
  firstDay: {
    title: 'First day back',
    label: 'Schools with who was back on the first day after the last holiday',
    lead: (notBack: string) => `${notBack} not back on the first day after the holiday.`,
    none: 'No first day back is known yet: the term dates have not been brought in.',
    day: 'First day',
    onRoll: 'Pupils',
    back: 'Back',
    notBack: 'Not back',
    notKnown: 'Not known',
  },
};

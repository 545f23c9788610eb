/** Titles and notes of tables of figures that leave as files. */
import { dayText } from '../basics/date-text.ts';
import type { SchoolDate } from '../../domain/basics/school-date.ts';

export const sheetLabels = {
  trust: 'Trust',
  all: 'All',
  daily: (date: SchoolDate) => `Daily diff to target, ${dayText(date)}`,
  gaps: (from: SchoolDate, to: SchoolDate) => `Sharing the gaps, ${dayText(from)} to ${dayText(to)}`,
  bands: (from: SchoolDate, to: SchoolDate) =>
    `Pupils by band of attendance, ${dayText(from)} to ${dayText(to)}`,
  dailyTargets: 'Daily targets: how many pupils may be absent',
  figures: (from: SchoolDate, to: SchoolDate) => `Attendance, ${dayText(from)} to ${dayText(to)}`,
  codes: (from: SchoolDate, to: SchoolDate) => `Register codes, ${dayText(from)} to ${dayText(to)}`,
  days: 'Daily diff to target, day by day',
  keyMeasures: (date: SchoolDate) =>
    `Pupil premium pupils under the key measure, the school year up to ${dayText(date)}`,
  postSixteen: (from: SchoolDate, to: SchoolDate) => `Post-16, ${dayText(from)} to ${dayText(to)}`,
  basis: 'Counted by session (half a school day).',
  firstDaysBack: 'First day back',
  absenceOf: 'Persistently and severely absent: of the school year up to the last day.',
};

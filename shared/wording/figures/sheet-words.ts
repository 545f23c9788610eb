/** Titles and notes of tables of figures that leave as files. */
import { dayWords } from '../basics/date-words.ts';
import type { SchoolDate } from '../../domain/basics/school-date.ts';

export const sheetWords = {
  trust: 'Trust',
  all: 'All',
  daily: (date: SchoolDate) => `Daily diff to target, ${dayWords(date)}`,
  gaps: (from: SchoolDate, to: SchoolDate) => `Sharing the gaps, ${dayWords(from)} to ${dayWords(to)}`,
  bands: (from: SchoolDate, to: SchoolDate) =>
    `Pupils by band of attendance, ${dayWords(from)} to ${dayWords(to)}`,
  dailyTargets: 'Daily targets: how many pupils may be absent',
  figures: (from: SchoolDate, to: SchoolDate) => `Attendance, ${dayWords(from)} to ${dayWords(to)}`,
  codes: (from: SchoolDate, to: SchoolDate) => `Register codes, ${dayWords(from)} to ${dayWords(to)}`,
  days: 'Daily diff to target, day by day',
  keyMeasures: (date: SchoolDate) =>
    `Pupil premium pupils under the key measure, the school year up to ${dayWords(date)}`,
  postSixteen: (from: SchoolDate, to: SchoolDate) => `Post-16, ${dayWords(from)} to ${dayWords(to)}`,
  basis: 'Counted by session (half a school day).',
  firstDaysBack: 'First day back',
  absenceOf: 'Persistently and severely absent: of the school year up to the last day.',
};

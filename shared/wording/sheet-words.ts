/** Titles, headings and notes of tables that leave as files. */
import { dayWords, dataFromWords } from './date-words.ts';
import { counted } from './number-words.ts';
import type { SchoolDate } from '../domain/school-date.ts';

export const sheetWords = {
  trust: 'Trust',
  daily: (date: SchoolDate) => `Daily diff to target, ${dayWords(date)}`,
  gaps: (from: SchoolDate, to: SchoolDate) => `Sharing the gaps, ${dayWords(from)} to ${dayWords(to)}`,
  bands: (from: SchoolDate, to: SchoolDate) =>
    `Pupils by band of attendance, ${dayWords(from)} to ${dayWords(to)}`,
  dailyTargets: 'Daily targets: how many pupils may be absent',
  figures: (from: SchoolDate, to: SchoolDate) => `Attendance, ${dayWords(from)} to ${dayWords(to)}`,
  owed: (from: SchoolDate, to: SchoolDate) =>
    `Registers and marks owed, ${dayWords(from)} to ${dayWords(to)}`,
  firstDaysBack: 'First day back',
  keyGroup: (name: string, school: string) => `${name}, ${school}`,
  dataFrom: (asOf: string | null, date: SchoolDate) => {
    const words = dataFromWords(asOf, date);
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  },
  missing: (marks: number) =>
    marks === 0 ? 'No marks are missing.' : `Provisional: ${counted(marks, 'mark')} missing.`,
  columns: {
    school: 'School',
    group: 'Group',
    pupils: 'Pupils',
    pp: 'PP %',
    all: 'All %',
    nonPp: 'Non-PP %',
    gap: 'Gap',
    gapSend: 'SEND gap',
    cohort: 'Cohort',
    onePupil: '1 pupil counts for %',
    allowed: 'Allowed',
    absent: 'Absent',
    diff: 'Diff',
    change: 'Change',
    target: 'Target %',
    missingMarks: 'Missing marks',
    dataFrom: 'Data from',
    registersMissing: 'Registers missing',
    unexplainedFromThree: 'N of 3 school days or more',
    unexplainedOverFive: 'N over 5 school days',
    attended: 'Attended',
    possible: 'Possible',
    rate: 'Attendance %',
    authorised: 'Authorised %',
    unauthorised: 'Unauthorised %',
    late: 'Late %',
    persistent: 'Persistently absent',
    severe: 'Severely absent',
    name: 'Name',
    year: 'Year',
    tutorGroup: 'Tutor group',
    flags: 'Known',
    missed: 'Sessions missed',
    left: 'Sessions left before persistent absence',
    am: 'AM',
    pm: 'PM',
    date: 'Date',
    session: 'Session',
    owedBy: 'Owed by',
    onRoll: 'On roll',
    marked: 'Marked',
    back: 'Back',
    notBack: 'Not back',
    notKnown: 'Not known',
    backOn: 'Back on',
  },
};

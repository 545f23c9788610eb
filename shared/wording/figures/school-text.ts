/** Text and labels of a school's pages: its figures by group and code, its key groups, what is owed. */
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { dayText } from '../basics/date-text.ts';
import { plural } from '../basics/number-text.ts';

/** Said of any list of pupils. */
export const pupilListLabels = {
  notShown: (count: number, shown: number) =>
    `${plural(count, shown > 0 ? 'more pupil' : 'pupil')} of this group ${count === 1 ? 'is' : 'are'} not yours to see.`,
  forStaff: 'For staff who work with these pupils. Please keep it safe, and shred it when it is done with.',
};

export const schoolLabels = {
  pagesLabel: 'The school’s pages',
  pages: {
    today: 'Today',
    groups: 'Groups',
    codes: 'Codes',
    'key-groups': 'Key groups',
    registers: 'Registers',
    'first-day-back': 'First day back',
    'early-change': 'Early change',
    questions: 'Questions',
  },
  noSuchPage: 'There is no such page of this school.',
  by: 'By',
  groupings: {
    year: 'Year',
    house: 'House',
    'tutor-group': 'Tutor group',
    premium: 'Pupil premium',
    send: 'SEND',
  },
  /** What a table's lines are, by what it is broken down by. */
  firstHeadings: {
    year: 'Year',
    house: 'House',
    'tutor-group': 'Tutor group',
    premium: 'Pupil premium',
    send: 'SEND',
    pupil: 'Name',
  },
  tables: {
    year: 'Attendance by year',
    house: 'Attendance by house',
    'tutor-group': 'Attendance by tutor group',
    premium: 'Attendance by pupil premium',
    send: 'Attendance by SEND',
    pupil: 'Attendance by pupil',
  },
  yearsByTheWeek: 'Your role sees the years of a school by the week.',
  toYears: 'Attendance by year',
  todayByYear: 'Today by year',
  allOf: (name: string) => `All of ${name}`,
  backTo: (name: string) => `Back to ${name}`,
  years: 'all years',
  tutorGroups: 'all tutor groups',
  keyGroups: 'key groups',
  columns: {
    pupils: 'Pupils',
    rate: 'Attendance %',
    change: 'Change',
    authorised: 'Auth. %',
    unauthorised: 'Unauth. %',
    late: 'Late %',
    gap: 'PP gap',
    pp: 'PP %',
    nonPp: 'Others %',
    persistent: 'PA',
    severe: 'Severe',
    missing: 'Missing',
    missed: 'Missed',
  },
  explains: {
    change: { week: 'Change since the week before', day: 'Change since the last school day' },
    authorised: 'Authorised absence',
    unauthorised: 'Unauthorised absence',
    gap: 'Other pupils less pupil premium',
    persistent: 'Persistently absent this school year',
    severe: 'Severely absent this school year',
    missing: 'Missing marks',
    missed: 'Sessions missed',
  },
  noPupilsHere: 'No pupil was on roll here in these days.',
};

export const knownAtLabels = {
  disclosure: 'As it was known at …',
  date: 'Day',
  time: 'Time',
  show: 'Show as known then',
  now: 'Back to what is known now',
  says: 'Marks as imports had brought them by that moment; groups and roll as they stand now.',
  of: (moment: string) => `These figures are as they were known at ${moment}, not as they stand now.`,
};

export const trendLabels = {
  title: 'Attendance by week',
  table: 'Attendance by week, as a table',
  week: 'Week of',
  all: 'All pupils',
  pp: 'Pupil premium',
  others: 'Other pupils',
};

export const codesPageLabels = {
  title: 'By register code',
  first: 'Code',
  columns: { meaning: 'Meaning', counts: 'Counts as', sessions: 'Sessions', share: 'Of possible %' },
  shareOf: 'Of possible sessions; codes that are not possible are set beside them',
  reached: (sessions: string, possible: string) => `${sessions} of ${possible} possible sessions.`,
  beside: (sessions: string, possible: string) =>
    `${sessions}, none of them possible, beside ${possible} possible sessions.`,
};

export const firstDayLabels = {
  title: (day: SchoolDate | null) => (day ? `First day back: ${dayText(day)}` : 'First day back'),
  none: 'No first day after a holiday is known yet. It comes with the term dates.',
  everybody: 'Everybody of whom something is known was back.',
  sentence: (back: number, onRoll: number) => `${back} of ${plural(onRoll, 'pupil')} back on the first day`,
  notBack: (count: number) => `${count} not back`,
  notKnown: (count: number) =>
    count === 0 ? '' : `of ${plural(count, 'pupil')} no mark says whether they were back`,
  pupil: 'Pupil',
  columns: { group: 'Tutor group', marks: 'That day', backOn: 'Back on' },
  notYet: 'not yet',
  notYours: (count: number, shown: number) =>
    `${plural(count, shown > 0 ? 'more pupil' : 'pupil')} who ${count === 1 ? 'was' : 'were'} not back ${count === 1 ? 'is' : 'are'} not yours to see.`,
};

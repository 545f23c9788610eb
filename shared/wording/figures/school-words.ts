/** The words of a school's pages: its figures by group and code, its key groups, what is owed. */
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { dayWords } from '../basics/date-words.ts';
import { counted } from '../basics/number-words.ts';

export const schoolWords = {
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

export const knownAtWords = {
  disclosure: 'As it was known at …',
  date: 'Day',
  time: 'Time',
  show: 'Show as known then',
  now: 'Back to what is known now',
  says: 'Marks as imports had brought them by that moment; groups and roll as they stand now.',
  of: (moment: string) => `These figures are as they were known at ${moment}, not as they stand now.`,
};

export const trendWords = {
  title: 'Attendance by week',
  table: 'Attendance by week, as a table',
  week: 'Week of',
  all: 'All pupils',
  pp: 'Pupil premium',
  others: 'Other pupils',
};

export const codesPageWords = {
  title: 'By register code',
  first: 'Code',
  columns: { meaning: 'Meaning', counts: 'Counts as', sessions: 'Sessions', share: 'Of possible %' },
  shareOf: 'Of possible sessions; codes that are not possible are set beside them',
  reached: (sessions: string, possible: string) => `${sessions} of ${possible} possible sessions.`,
  beside: (sessions: string, possible: string) =>
    `${sessions}, none of them possible, beside ${possible} possible sessions.`,
};

export const keyGroupPageWords = {
  title: 'Key groups today',
  first: 'Group',
  columns: { pupils: 'Pupils', share: 'Of roll', rate: 'This year %' },
  says: 'A pupil may be in several groups.',
  noNames: 'You see how many. Names are for those who work with these pupils.',
  reached: (pupils: number, onRoll: number) => `${pupils} of ${counted(onRoll, 'pupil')} on roll today.`,
  notShown: (count: number, shown: number) =>
    `${counted(count, shown > 0 ? 'more pupil' : 'pupil')} of this group ${count === 1 ? 'is' : 'are'} not yours to see.`,
  nobody: 'Nobody is in this group today.',
  listOf: (name: string) => `Target list: ${name}`,
  name: 'Name',
  forStaff: 'For staff who work with these pupils. Please keep it safe, and shred it when it is done with.',
  list: {
    year: 'Year',
    group: 'Tutor group',
    flags: 'Known',
    rate: 'This year %',
    missed: 'Missed',
    left: 'Left before PA',
    today: 'Today',
  },
  missedOf: 'Sessions missed this year',
  leftOf: 'Sessions that can still be missed this school year without persistent absence',
};

export const owedWords = {
  title: 'Registers that are owed',
  none: 'Every register is in.',
  noneSays: 'Thank you: nothing is missing from these days.',
  says: 'Each is one small thing to put right in your MIS; it comes in here with the next file.',
  first: 'Register',
  columns: { missing: 'Missing', owedBy: 'Whose it is' },
  whole: 'whole register',
  ofMarks: (missing: number, onRoll: number) => `${missing} of ${onRoll}`,
  nobodyNamed: 'nobody named yet',
  unexplained: 'Absence without a reason yet',
  unexplainedSays:
    'N is to be explained within five school days; after that the school decides on O. A person changes the register in the MIS.',
  explained: 'Every absence of three school days ago or more has its reason.',
  sum: (fromThree: number, overFive: number) =>
    `${counted(fromThree, 'day')} of N ${fromThree === 1 ? 'is' : 'are'} three school days old or more${overFive > 0 ? `, ${overFive} of them over five` : ''}.`,
  overFive: 'Over five school days',
  fromThree: 'Three to five school days',
  younger: (count: number) =>
    `${counted(count, 'day')} of N ${count === 1 ? 'is' : 'are'} younger than three school days: today’s and yesterday’s calls are about ${count === 1 ? 'it' : 'them'}.`,
  pupil: 'Pupil',
  absent: { group: 'Tutor group', day: 'Day', age: 'School days ago' },
  notYours: (count: number) =>
    `${counted(count, 'more day')} of N from three school days on ${count === 1 ? 'is' : 'are'} of pupils who are not yours to see.`,
};

export const firstDayWords = {
  title: (day: SchoolDate | null) => (day ? `First day back: ${dayWords(day)}` : 'First day back'),
  none: 'No first day after a holiday is known yet. It comes with the term dates.',
  everybody: 'Everybody of whom something is known was back.',
  sentence: (back: number, onRoll: number) => `${back} of ${counted(onRoll, 'pupil')} back on the first day`,
  notBack: (count: number) => `${count} not back`,
  notKnown: (count: number) =>
    count === 0 ? '' : `of ${counted(count, 'pupil')} no mark says whether they were back`,
  pupil: 'Pupil',
  columns: { group: 'Tutor group', marks: 'That day', backOn: 'Back on' },
  notYet: 'not yet',
  notYours: (count: number, shown: number) =>
    `${counted(count, shown > 0 ? 'more pupil' : 'pupil')} who ${count === 1 ? 'was' : 'were'} not back ${count === 1 ? 'is' : 'are'} not yours to see.`,
};

/** Headings of tables that leave as files, and the notes that stand on each. */
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { dataFromText } from './date-text.ts';
import { tooFewText } from './told-text.ts';
import { plural } from './number-text.ts';

export const sheetNotes = {
  dataFrom: (asOf: string | null, date: SchoolDate) => {
    const text = dataFromText(asOf, date);
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  },
  missing: (marks: number | null) =>
    marks === null
      ? tooFewText
      : marks === 0
        ? 'No marks are missing.'
        : `Provisional: ${plural(marks, 'mark')} missing.`,
};

export const sheetColumns = {
  school: 'School',
  figure: 'Figure',
  phase: 'Phase',
  under: 'Under %',
  below: 'Pupils under it',
  weekBefore: 'A week before',
  notes: 'Notes',
  notTold: 'Why not told',
  group: 'Group',
  pupils: 'Pupils',
  pp: 'PP %',
  all: 'All %',
  nonPp: 'Non-PP %',
  gap: 'Gap',
  gapSend: 'SEND gap',
  cohort: 'Cohort',
  targetOf: 'Target of',
  ppPupils: 'PP pupils',
  allPupils: 'All pupils',
  onePupil: '1 pupil counts for %',
  allowed: 'Allowed',
  absent: 'Absent',
  diff: 'Diff',
  change: 'Change',
  target: 'Target %',
  missingMarks: 'Missing marks',
  from: 'From',
  to: 'To',
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
  upn: 'UPN',
  year: 'Year',
  tutorGroup: 'Tutor group',
  flags: 'Known',
  missed: 'Sessions missed',
  left: 'Sessions left before persistent absence',
  am: 'AM',
  pm: 'PM',
  date: 'Date',
  session: 'Session',
  weekday: 'Day',
  amMeaning: 'Morning',
  pmMeaning: 'Afternoon',
  owedBy: 'Owed by',
  onRoll: 'On roll',
  marked: 'Marked',
  back: 'Back',
  notBack: 'Not back',
  notKnown: 'Not known',
  backOn: 'Back on',
  code: 'Code',
  meaning: 'Meaning',
  sessions: 'Sessions',
  ofPossible: 'Of possible sessions %',
};

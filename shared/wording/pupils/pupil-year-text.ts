/** Text and labels of a pupil's school year: its calendar, its sums, its trend. */
import { findCode } from '../../domain/registers/attendance-codes.ts';
import type { SessionKind } from '../../domain/registers/pupil-sessions.ts';
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import type { Session } from '../../domain/basics/session.ts';
import { dayText, shortDayText } from '../basics/date-text.ts';
import { plural, countText, percentText, sentenceCase } from '../basics/number-text.ts';

export const sessionKindLabels: Readonly<Record<SessionKind, string>> = {
  attended: 'in',
  late: 'late',
  authorised: 'absent, authorised',
  unauthorised: 'absent, not authorised or not explained',
  'not-possible': 'not counted',
  missing: 'no mark',
  'not-due': 'still to come',
  'no-school': 'no school',
  'not-on-roll': 'not at this school',
};

/** What a session's mark says: "I, illness"; "V, educational visit or trip, entered ahead"; "no mark". */
export function sessionText(code: string, kind: SessionKind, date: SchoolDate): string {
  if (code === '' || code === '-') return sessionKindLabels[kind];
  const found = findCode(code, date);
  const meaning = typeof found === 'string' ? code : `${code}, ${found.meaning.toLowerCase()}`;
  return kind === 'not-due' ? `${meaning}, entered ahead` : meaning;
}

const halves: Readonly<Record<Session, string>> = { AM: 'morning', PM: 'afternoon' };

/** "Wed 16 Sep, morning: I, illness" */
export function squareText(date: SchoolDate, session: Session, code: string, kind: SessionKind): string {
  return `${dayText(date)}, ${halves[session]}: ${sessionText(code, kind, date)}`;
}

/** "Late 9 times, 84 minutes in all"; what has no minutes is said; '' for somebody never late. */
export function latenessText(late: {
  times: number;
  afterClose: number;
  minutes: number;
  withoutMinutes: number;
}): string {
  if (late.times === 0) return 'Never late';
  const times = `Late ${oftenText(late.times)}`;
  const withMinutes = late.times - late.withoutMinutes;
  const parts = [times];
  if (late.afterClose > 0) parts.push(`${late.afterClose} after the register closed`);
  if (withMinutes > 0) parts.push(`${plural(late.minutes, 'minute')} in all`);
  if (late.withoutMinutes > 0)
    parts.push(
      withMinutes === 0 ? 'minutes not noted' : `${plural(late.withoutMinutes, 'time')} without minutes`,
    );
  return parts.join(', ');
}

const oftenText = (times: number): string =>
  times === 1 ? 'once' : times === 2 ? 'twice' : `${countText(times)} times`;

/** "7 more sessions can be missed this year before persistent absence" */
export function sessionsLeftText(left: number | null, persistent: boolean): string {
  if (left === null) return '';
  if (left === 0) return 'No more sessions can be missed this year without persistent absence';
  return persistent
    ? `Out of persistent absence by the end of the year if at most ${plural(left, 'more session')} ${left === 1 ? 'is' : 'are'} missed`
    : `${plural(left, 'more session')} can be missed this year before persistent absence`;
}

export function provisionalText(missing: number): string {
  return missing === 0 ? '' : `Provisional: ${plural(missing, 'mark')} missing`;
}

export const halfText = (session: Session): string => sentenceCase(halves[session]);

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** September; of 2026-09 */
export const monthText = (month: string): string => months[Number(month.slice(5, 7)) - 1] ?? '';

export const pupilYearLabels = {
  sheet: (name: string, year: string) => `${name}, school year ${year}`,
  schoolYear: 'School year',
  calendar: 'The year, session by session',
  calendarSays: 'Each square is a session, morning above afternoon. Move with the arrow keys.',
  weekdayLetters: ['M', 'T', 'W', 'T', 'F'],
  hint: 'Point at a square, or tap it, to read it.',
  asTable: 'As a table',
  asSquares: 'As squares',
  asChart: 'As a chart',
  legend: 'What the squares mean',
  weekend: (text: string) => `At weekends: ${text}`,
  codes: 'By code',
  code: 'Code',
  meaning: 'What it means',
  sessions: 'Sessions',
  trend: 'Week by week',
  trendWeek: 'Week of',
  trendYear: (year: string) => `All of ${year}`,
  attended: 'Attended',
  ofPossible: (attended: number, possible: number) => `${attended} of ${possible}`,
  stage: 'Stage',
  meetingView: 'Meeting view',
  meetingSays:
    'For a talk with the family: notes, flags, calls, contacts and everything about other pupils are hidden.',
  print: 'Print',
  noYear: 'No register of this school year has come in for this pupil.',
  noMarks: 'No mark yet: the register has not come in.',
  joinedOn: (date: string) => `Joined ${date}`,
  leftOn: (date: string) => `Left: last day ${date}`,
  startsOn: (date: string) => `Starts ${date}`,
};

interface RateShown {
  attended: number;
  possible: number;
  percent: number | null;
}

/** "Week of 7 Sep: 8 of 10 sessions, 80.0 %; all of Year 8 94.1 %" */
export function weekText(
  { week, pupil, yearGroup }: { week: SchoolDate; pupil: RateShown; yearGroup: RateShown | null },
  ofYear: string | null,
): string {
  const own = `${pupil.attended} of ${plural(pupil.possible, 'session')}, ${percentText(pupil.percent)}`;
  const beside =
    ofYear && yearGroup
      ? `; ${ofYear.charAt(0).toLowerCase()}${ofYear.slice(1)} ${percentText(yearGroup.percent)}`
      : '';
  return `Week of ${shortDayText(week)}: ${own}${beside}`;
}

/** How a change in a pupil's attendance is said: the reason and its numbers, never blame, never a score. */
import type { AttendanceChange, ChangeKind } from '../../domain/patterns/attendance-change.ts';
import { MOST_YEARS, type SharedAbsence } from '../../domain/patterns/shared-absence.ts';
import { yearGroupCode } from '../../domain/basics/year-group.ts';
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { shortDayText, weekdayName } from '../basics/date-text.ts';
import { joined, plural } from '../basics/number-text.ts';
import { yearText } from '../roll/pupil-facts.ts';

export const changeListLabels = {
  title: 'Early change',
  says: 'Pupils whose last weeks differ from their own earlier weeks, and from what the school did on the same days. A question to somebody who knows them: nothing starts by itself.',
  counts:
    'A day is counted as absent when a morning or an afternoon was missed through illness or without a reason. Holidays, leave, appointments, exclusions and missing marks count for nothing.',
  nobody: 'No changes to tell',
  nobodySays: 'Nobody’s last weeks differ from their own earlier weeks by more than chance.',
  fresh: 'new this week',
  tooEarly:
    'More absence and more lates can be told from the seventh week of the year on, when there are weeks enough to compare.',
};

export const changeKindLabels: Readonly<Record<ChangeKind, string>> = {
  'more-absence': 'More absence than before',
  'weekday-pattern': 'A day of the week',
  'shared-absence': 'Absent on the same days as others',
  'single-day-illness': 'Single days of illness',
  'more-lates': 'Late more often than before',
};

/** "Absent 5 of the last 15 days; before that 2 of 40." */
export function changeSentence(change: AttendanceChange): string {
  switch (change.kind) {
    case 'more-absence':
      return `Absent ${ofLast(change.recent)}; before that ${change.before.found} of ${change.before.days}.`;
    case 'more-lates':
      return `Late ${plural(change.recent.found, 'time')} in the last ${plural(change.recent.days, 'day')}; before that ${change.before.found} of ${change.before.days}.`;
    case 'weekday-pattern':
      return `Missed ${change.on.missed === change.on.days ? 'all' : change.on.missed} of the last ${change.on.days} ${weekdayName(change.weekday)}s; ${change.other.missed} of ${plural(change.other.days, 'other day')}.`;
    case 'single-day-illness':
      return `${plural(change.times, 'single day')} of illness since ${shortDayText(change.since)}${mostlyText(change)}.`;
    case 'shared-absence':
      return sharedSentence(change);
  }
}

/** What is said in somebody's own chat once a week: how many, never who. */
export function earlyChangeMessage(list: {
  schoolName: string;
  pupils: number;
  fresh: number;
  link: string;
}): string {
  const { schoolName, pupils, fresh, link } = list;
  const news = fresh === 0 ? '' : fresh === pupils ? ', new this week' : `, ${fresh} of them new this week`;
  return `Early change at ${schoolName}: ${plural(pupils, 'pupil')} whose last weeks differ from their own before${news}. Open the list: ${link}`;
}

/** "With 1 other of year 9: both away from the start on 4, 11 and 18 Nov; by chance about one day in a year." */
function sharedSentence({ days, others, yearGroup, byChance }: SharedAbsence): string {
  const among = others.length === 1 ? 'both' : 'all';
  const each = others.length === 1 ? 'by chance' : 'by chance, two of them';
  return `With ${plural(others.length, 'other')} of ${yearInSentence(yearGroup)}: ${among} away from the start on ${sharedDaysText(days)}; ${each} ${byChanceText(byChance)}.`;
}

const MOST_DAYS_NAMED = 4;

/** "4, 11 and 18 Nov"; of more "7 days from 7 to 28 Sep". */
function sharedDaysText(days: readonly SchoolDate[]): string {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  if (days.length > MOST_DAYS_NAMED)
    return `${plural(days.length, 'day')} from ${dayWithout(first, last)} to ${shortDayText(last)}`;
  return joined(days.map((day, index) => dayWithout(day, days[index + 1])));
}

/** The month is said once, with the last of its days. */
const dayWithout = (day: SchoolDate, next: SchoolDate | undefined): string =>
  day.slice(0, 7) === next?.slice(0, 7) ? String(Number(day.slice(8, 10))) : shortDayText(day);

function byChanceText({ days, years }: SharedAbsence['byChance']): string {
  if (years >= MOST_YEARS) return `one day in ${MOST_YEARS} years, or less`;
  const inYears = years === 1 ? 'a year' : `${years} years`;
  return `about ${days === 1 ? 'one day' : plural(days, 'day')} in ${inYears}`;
}

const ofLast = ({ found, days }: { found: number; days: number }): string =>
  `${found} of the last ${plural(days, 'day')}`;

const yearInSentence = (yearGroup: number): string =>
  yearGroup === 0 ? 'Reception' : yearText(yearGroupCode(yearGroup)).toLowerCase();

function mostlyText({ mostly, times }: AttendanceChange & { kind: 'single-day-illness' }): string {
  if (!mostly) return '';
  const name = `${weekdayName(mostly.weekday)}s`;
  return mostly.times === times ? `, all of them ${name}` : `, ${mostly.times} of them ${name}`;
}

/** "Week of 14 Sep, 970 pupils looked at" */
export function changeWeekText(week: SchoolDate, pupils: number): string {
  return `Week of ${shortDayText(week)}, ${plural(pupils, 'pupil')} looked at`;
}

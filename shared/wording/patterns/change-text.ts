/** How a change in a pupil's attendance is said: the reason and its numbers, never blame, never a score. */
import type { AttendanceChange, ChangeKind } from '../../domain/patterns/attendance-change.ts';
import { yearGroupCode } from '../../domain/basics/year-group.ts';
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { shortDayText, weekdayName } from '../basics/date-text.ts';
import { plural } from '../basics/number-text.ts';
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
      return `${change.on.missed} of ${change.on.days} ${weekdayName(change.weekday)}s missed, ${change.other.missed} of ${plural(change.other.days, 'other day')}.`;
    case 'single-day-illness':
      return `${plural(change.times, 'single day')} of illness since ${shortDayText(change.since)}${mostlyText(change)}.`;
    case 'shared-absence':
      return `Absent on the same ${plural(change.days.length, 'day')} as ${plural(change.others.length, 'other')} of ${yearInSentence(change.yearGroup)}.`;
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

/** How a change in a pupil's attendance is said: the reason and its numbers, never blame, never a score. */
import type { AttendanceChange } from '../../domain/patterns/attendance-change.ts';
import type { ChangeKind } from '../../domain/patterns/change-kinds.ts';
import { listedByChance, type ExpectedByChance } from '../../domain/patterns/by-chance.ts';
import type { ChangeAnswer } from '../../domain/patterns/change-answers.ts';
import { MOST_YEARS, type SharedAbsence } from '../../domain/patterns/shared-absence.ts';
import { yearGroupCode } from '../../domain/basics/year-group.ts';
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { dayText, shortDayText, weekdayName } from '../basics/date-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';
import { countText, joined, plural } from '../basics/number-text.ts';
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

export const changeAnswerTexts: Readonly<Record<ChangeAnswer, string>> = {
  'knew-already': 'Knew already',
  'new-and-right': 'New and right',
  'nothing-in-it': 'Nothing in it',
};

export const changeAnswerLabels = {
  /** Of the buttons beside a name, as a listener hears them. */
  group: (name: string) => `What there is to it: ${name}`,
  title: 'What was said this school year',
  why: 'Say of each whether you knew, whether it was new and right, or whether there is nothing in it: after half a year that shows which reasons are worth reading. It starts nothing.',
  notListed: 'This pupil is not on the list of that week for this any more. Nothing was saved.',
  saidMeanwhile:
    'Somebody else has said something else of this in the meantime. Look at the list again; nothing was saved.',
};

/** "Nothing in it, of Noah Sampleton"; what is said when it is done. */
export function answerDoneText(answer: ChangeAnswer | null, name: string): string {
  return answer === null ? `Answer taken back: ${name}` : `${changeAnswerTexts[answer]}: ${name}`;
}

/** "Olu Officer, Mon 9 Nov"; "Knew already, said of the week of 2 Nov (Olu Officer)." */
export function answeredByText({ by, at }: { by: { name: string }; at: string }): string {
  return `${nameInSentence(by.name)}, ${dayText(at.slice(0, 10))}`;
}

export function earlierAnswerText(given: {
  answer: ChangeAnswer;
  week: SchoolDate;
  by: { name: string };
}): string {
  return `${changeAnswerTexts[given.answer]}, said of the week of ${shortDayText(given.week)} (${nameInSentence(given.by.name)})`;
}

/** "3 knew already, 2 new and right, 1 nothing in it" */
export function answerCountsText(counts: {
  knewAlready: number;
  newAndRight: number;
  nothingInIt: number;
}): string {
  const { knewAlready, newAndRight, nothingInIt } = counts;
  return `${knewAlready} knew already, ${newAndRight} new and right, ${nothingInIt} nothing in it`;
}

/** How many of ten names chance alone would bring, and where that is known from. */
export function byChanceSentence(
  { expected, ofTen }: ExpectedByChance,
  pupils: number,
  listed: number,
): string {
  const rate = Math.round((listedByChance.pupils * 1000) / listedByChance.of);
  const here = expected === 0 ? 'fewer than one' : `about ${countText(expected)}`;
  const names = ofTen === 0 ? 'fewer than one' : ofTen === 10 ? 'as many as all ten' : `about ${ofTen}`;
  return `In invented years in which nobody changed, ${rate} in 1,000 pupils stood on this list in a week: that would be ${here} of the ${countText(pupils)} looked at here. ${countText(listed)} ${listed === 1 ? 'is' : 'are'} listed, so of ten such names expect ${names} to have nothing in them.`;
}

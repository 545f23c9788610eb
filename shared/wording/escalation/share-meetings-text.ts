/** Giving planned meetings to colleagues, spreading them, and covering somebody who is away. */
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import type { WhyStays } from '../../domain/escalation/share-meetings.ts';
import { dayText } from '../basics/date-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';
import { joined, plural } from '../basics/number-text.ts';

export const shareMeetingsFaults = {
  notFound: 'One of these meetings was not found.',
  movedOn:
    'One of these meetings was held or is no longer needed by now. Nothing was changed: look again and choose anew.',
  otherwise:
    'The week has changed meanwhile, so this would go otherwise than it was shown. Nothing was changed: look at it again.',
  noColleague: 'This person does not work at this school. Nothing was changed.',
  daysTurned: 'to: the last day away is not before the first. Nothing was changed.',
  daysPast: 'to: the days away are over. Nothing was changed.',
};

export const shareMeetingsText = {
  begin: 'Give or spread',
  end: 'Leave choosing',
  chooseAll: 'Choose all',
  chosen: (count: number) => `${plural(count, 'meeting')} chosen`,
  give: 'Give to …',
  spread: 'Spread',
  cover: 'Cover a colleague',
  giveTitle: 'Who holds them?',
  spreadTitle: 'Spread over colleagues',
  coverTitle: 'Who is away?',
  away: 'Away',
  nobodyChosen: 'Choose',
  first: 'First day',
  last: 'Last day',
  find: 'Find by name, role or tutor group',
  nobodyFound: 'Nobody by that name, role or tutor group may hold them.',
  over: 'Over whom',
  overSome: (ticked: number, all: number) =>
    ticked === all ? `Over whom: all ${all}` : `Over whom: ${ticked} of ${all}`,
  hasToHold: (who: string, count: number) => `${who}: ${count} to hold`,
  fromTo: (from: { name: string } | null, to: { name: string }) =>
    `${from ? nameInSentence(from.name) : shareMeetingsText.nobodyHolds} → ${nameInSentence(to.name)}`,
  nobodyHas: 'Nobody has a meeting that is planned and not yet held.',
  which: 'Which go where',
  noneFound: 'No meetings are planned for these days.',
  overNobody: 'Choose somebody they may go to.',
  cancel: 'Cancel',
  done: (count: number) => `Give ${plural(count, 'meeting')}`,
  nothingToDo: 'Nothing to give',
  noDay: 'no day yet',
  nobodyHolds: 'nobody yet',
};

/** "2 of 6 this week" */
export const holdsText = ({ planned, canHold }: { planned: number; canHold: number }): string =>
  canHold > 0 ? `${planned} of ${canHold} this week` : `${planned} this week`;

const whyText: Readonly<Record<WhyStays, (count: number) => string>> = {
  'no-room': (count) => `${stay(count)}: no room`,
  nobody: (count) => `${stay(count)}: nobody else may hold ${count === 1 ? 'it' : 'them'}`,
  theirs: (count) => `${stay(count)} where ${count === 1 ? 'it is' : 'they are'}`,
  'not-yours': (count) => `${stay(count)}: not yours to give`,
};
const stay = (count: number): string => `${count} ${count === 1 ? 'stays' : 'stay'}`;
const whyOrder = Object.keys(whyText) as WhyStays[];

interface Shared {
  moves: readonly unknown[];
  stays: readonly { why: WhyStays }[];
  gets: readonly { person: { name: string }; meetings: number; has: number; canHold: number }[];
}

/** "4 to Molly Shaw and 3 to Tom Tane. 1 stays: no room." */
const partsText = ({ stays, gets }: Shared): string => {
  const to = joined(gets.map(({ person, meetings }) => `${meetings} to ${nameInSentence(person.name)}`));
  const left = whyOrder
    .map((why) => [why, stays.filter((one) => one.why === why).length] as const)
    .filter(([, count]) => count > 0)
    .map(([why, count]) => whyText[why](count));
  return [to, ...left]
    .filter(Boolean)
    .map((part) => `${part}.`)
    .join(' ');
};

/** "7 meetings: 4 to Molly Shaw and 3 to Tom Tane. 1 stays: no room." */
export const shareText = (shared: Shared): string => {
  const all = plural(shared.moves.length + shared.stays.length, 'meeting');
  return `${all}${shared.gets.length > 0 ? ':' : '.'} ${partsText(shared)}`;
};

/** The same, once it is done. */
export const sharedText = (shared: Shared): string => `Given: ${partsText(shared)}`;

/** "Molly Shaw then has 5 of 6", and that it is more than they can hold. */
export const thenHasText = ({ person, has, canHold }: Shared['gets'][number]): string => {
  if (canHold === 0) return `${nameInSentence(person.name)} then has ${has} in a week`;
  const beyond = has > canHold ? ', more than they can hold' : '';
  return `${nameInSentence(person.name)} then has ${has} of ${canHold} in a week${beyond}`;
};

/** Of one meeting that stays: "no room". */
export const staysText = (why: WhyStays): string => whyOfOne[why];
const whyOfOne: Readonly<Record<WhyStays, string>> = {
  'no-room': 'no room',
  nobody: 'nobody else may hold it',
  theirs: 'stays where it is',
  'not-yours': 'not yours to give',
};

export function takenBackText({ back, left }: { back: number; left: number }): string {
  if (left === 0) return `Taken back: ${plural(back, 'meeting')}.`;
  const others = left === 1 ? 'The other one has' : 'The others have';
  if (back === 0) return `Nothing was taken back: they have been held, planned anew or given again since.`;
  return `Taken back: ${back} of ${plural(back + left, 'meeting')}. ${others} been held, planned anew or given again since.`;
}

/** "Wed 25 Nov, 12:40" */
export const plannedWhenText = (plannedFor: SchoolDate | null, plannedTime: string | null): string =>
  plannedFor === null
    ? shareMeetingsText.noDay
    : [dayText(plannedFor), plannedTime].filter(Boolean).join(', ');

/** What waits outside the product, as an administrator is told of it: what, where, since when, what to do. */
import type { JobName } from '../../domain/admin/job-names.ts';
import type { MessageKind } from '../../domain/messages/delivery.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { dayText, momentText } from '../basics/date-text.ts';
import { plural } from '../basics/number-text.ts';

export const waitingLabels = {
  title: 'What waits',
  allDone: 'Nothing waits',
  allDoneSays: 'Every card is in its channel, Planner and the calls agree, and everybody can be written to.',
  says: 'What has gone wrong outside is tried again by itself. Your marks, calls and outcomes are all kept here meanwhile.',
  alerts: 'Safeguarding alerts that nobody has been told of',
  alertsSays:
    'They stand open on the page of whoever handles them. Ring the school’s safeguarding lead now, and see that the staff list names one who has written to the bot.',
  alertPeople: 'Schools where a safeguarding alert might find nobody in time',
  alertPeopleSays:
    'Under Safeguarding a school names its lead, deputy and head, with their numbers. Somebody Teams cannot tell writes one word to the bot; until then the next person is told in their place.',
  work: 'Work not done yet',
  channels: 'Channels without their card',
  people: 'People the bot may not write to',
  peopleSays: 'They see their calls in the tab. A word from them to the bot puts it right.',
  posts: 'Posts that wait for an object id',
  postsSays:
    'A school’s administrator named these people’s object ids, so they hold at that school alone. An administrator of the trust lets a post begin with a staff file that names the object id.',
  folders: 'Folders that others can open',
  foldersSays:
    'Files with pupils’ data wait here until they are brought in. Whoever made the folder can close it.',
  planner: 'Planner and the calls differ',
  plannerSays: 'The tab is right. Planner follows as soon as it answers.',
  cards: 'Cards that may stand twice',
  cardsSays:
    'Teams did not say whether it had taken the first one. If two stand there, delete the older one.',
  messages: 'Messages that may not have arrived',
  messagesSays: 'Teams did not say whether it had taken them. The tab shows the same.',
  tryAgain: 'Try again',
  tryingAgain: 'Asked again',
};

/** "Ola Head, Birch Academy" */
export const waitingPostText = (name: string, schoolName: string): string => `${name}, ${schoolName}`;

/** "the object id holds at BA" */
export const idHoldsText = (holdsAt: readonly string[]): string =>
  `the object id holds at ${holdsAt.join(', ')}`;

/** "Every account of the machine can open the drop folder …" */
export function dropFolderText({ openTo }: { openTo: 'others' | 'group' }): string {
  const who = openTo === 'others' ? 'Every account of the machine' : 'A group of the machine’s accounts';
  return `${who} can open the drop folder (IMPORT_DIR), and the files that wait in it. Only the product’s account and the one that drops the files should: mode 2770, with a group of these two.`;
}

/** "The daily card of Birch Academy" */
export function workText(work: JobName, schoolName: string): string {
  const text: Record<JobName, string> = {
    'revise-day': `Looking through the day’s calls of ${schoolName}`,
    'revise-proposals': `Looking which meetings are due at ${schoolName}`,
    'post-daily-card': `The daily card of ${schoolName}`,
    'sync-planner': `Planner’s tasks of ${schoolName}`,
    'tell-alert': `Telling the safeguarding lead of ${schoolName} of an alert`,
    'tell-alert-taken-back': `Telling people at ${schoolName} that what raised an alert was taken back`,
    'escalate-alerts': `Telling the next person at ${schoolName} of an alert that nobody has taken`,
    'tell-callers': `Telling colleagues at ${schoolName} how many families they have to ring`,
    'tell-early-change': `Telling of this week’s early change at ${schoolName}`,
    'tell-withdrawn': `Telling somebody at ${schoolName} that a call is no longer needed`,
  };
  return text[work];
}

export function workStateText(
  work: { state: 'waiting' | 'trying-again' | 'given-up'; tries: number; since: string },
  today: SchoolDate,
): string {
  const since = `since ${momentText(work.since, today)}`;
  if (work.state === 'waiting') return `on its way, ${since}`;
  const tries = `tried ${plural(work.tries, 'time')}`;
  return work.state === 'given-up' ? `rests, ${tries}, ${since}` : `is tried again, ${tries}, ${since}`;
}

/** "Attendance, Birch Academy"; a channel whose name Teams did not tell has none. */
export function channelText(name: string | null, schoolName: string): string {
  return name ? `${name}, ${schoolName}` : `A channel with the card of ${schoolName}`;
}

export function channelStateText(
  channel: { state: 'unreachable' | 'removed'; since: string },
  today: SchoolDate,
): string {
  const since = momentText(channel.since, today);
  return channel.state === 'removed'
    ? `The bot has not been in it since ${since}. Add it again, or say something to it there: cards come back by themselves.`
    : `Not reached since ${since}. It is tried again each minute of a school day.`;
}

export function plannerText(tasks: number, lastTried: string, today: SchoolDate): string {
  return `${plural(tasks, 'task')} behind, last tried ${momentText(lastTried, today)}`;
}

export function cardTwiceText(card: { date: SchoolDate; at: string }, today: SchoolDate): string {
  return `The card of ${dayText(card.date)}, sent again ${momentText(card.at, today)}`;
}

/** "The week’s early change at Birch Academy, to Olu Adeyemi" */
export function messageText(message: { kind: MessageKind; to: string; schoolName: string }): string {
  return `${messageKindLabels[message.kind]} at ${message.schoolName}, to ${message.to}`;
}

const messageKindLabels: Readonly<Record<MessageKind, string>> = {
  'calls-to-make': 'How many families there are to ring',
  'early-change': 'The week’s early change',
  'call-withdrawn': 'That a call is no longer needed',
  'alert-taken-back': 'That what raised an alert was taken back',
  'safeguarding-alert': 'That a safeguarding alert is open',
};

export const messageStateText = (message: { tries: number; at: string }, today: SchoolDate): string =>
  `tried ${plural(message.tries, 'time')}, last ${momentText(message.at, today)}`;

/** "3 things wait" */
export function waitingCountText(count: number): string {
  return count === 0 ? waitingLabels.allDone : `${plural(count, 'thing')} ${count === 1 ? 'waits' : 'wait'}`;
}

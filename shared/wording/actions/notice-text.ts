/** Text and labels of what people know of an absence. */
import type { NoticeWay } from '#shared/domain/actions/absence-notice.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { dayText, momentText } from '../basics/date-text.ts';
import type { ExpectedBack } from '#shared/domain/actions/call.ts';
import { sentenceCase } from '../basics/number-text.ts';
import { expectedBackText, reasonText } from './call-text.ts';

/** Whoever believes a child in school who is not there is a matter of minutes. */
export const markWrongTodayText =
  'Of an earlier day only. Where a family believes their child in school today, say so as the outcome of the call: safeguarding hears at once. Nothing was saved.';

export const noMarkDisputedText = (days: number): string =>
  `There is no mark of these sessions to put right, or they are more than ${days} days. Nothing was saved.`;

export const notOnRollText = 'One of these pupils is not on roll on these days. Nothing was saved.';

export const backBeforeAwayText = (date: string): string =>
  `expectedBack: ${date} lies before the absence. Nothing was saved.`;
export const noticeTakenBackText = 'Somebody has taken this back already.';

export const wayLabels: Readonly<Record<NoticeWay, string>> = {
  line: 'Absence line',
  telephone: 'Telephone',
  mail: 'Mail',
  message: 'Message',
  gate: 'At the gate',
  'in-person': 'In person',
};
/** A notice that stands. `givenAt`: ISO, with London's offset. */
export interface Told {
  from: SchoolDate;
  to: SchoolDate;
  sessions: readonly string[];
  reason: string;
  heardFrom: string | null;
  way: NoticeWay;
  conversation: boolean;
  expectedBack: ExpectedBack | null;
  givenAt: string;
}

/** "Appointment, today, morning only, back today at 11:00"; "Trip, Wed 16 Sep to Fri 18 Sep" */
export function knownAbsenceText(told: Told, today: SchoolDate): string {
  const first = told.from === today ? 'today' : dayText(told.from);
  const days = told.from === told.to ? first : `${first} to ${dayText(told.to)}`;
  const part =
    told.sessions.length === 2 ? null : told.sessions[0] === 'AM' ? 'morning only' : 'afternoon only';
  const back = told.expectedBack && expectedBackText(told.expectedBack, today, told.givenAt.slice(0, 10));
  return [sentenceCase(reasonText(told.reason)), days, part, back].filter(Boolean).join(', ');
}

/** "Came in on Tue 15 Sep; was told to be away until Thu 17 Sep: illness." */
export const cameInText = (
  { to, reason }: Pick<Told, 'to' | 'reason'>,
  cameIn: SchoolDate,
  today: SchoolDate,
): string =>
  `${cameIn === today ? 'Came in today' : `Came in on ${dayText(cameIn)}`}; was told to be away ${to === today ? 'today' : `until ${dayText(to)}`}: ${reasonText(reason)}.`;

/** "mother, absence line, 08:10"; "spoken to: father, telephone, 08:20". */
export function toldByText(
  notice: Pick<Told, 'heardFrom' | 'way' | 'conversation' | 'givenAt'>,
  today: SchoolDate,
): string {
  const way = wayLabels[notice.way].toLowerCase();
  const when = momentText(notice.givenAt, today);
  return [notice.heardFrom, way, when, notice.conversation ? 'spoken to' : 'not spoken to']
    .filter(Boolean)
    .join(', ');
}

/** Text and labels of what people know of an absence. */
import type { NoticeWay } from '#shared/domain/actions/absence-notice.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { dayText, momentText } from '../basics/date-text.ts';
import type { ExpectedBack } from '#shared/domain/actions/call.ts';
import { sentenceCase } from '../basics/number-text.ts';
import { choices, expectedBackText, reasonText, type Choice } from './call-text.ts';

/** Known to a school without a call, too: of these no family is rung back. */
const noticeReasonLabels = {
  illness: 'Illness',
  appointment: 'Appointment',
  'leave-granted': 'Leave granted',
  trip: 'Trip or visit',
  exam: 'Exam or interview',
  bereavement: 'Bereavement',
  family: 'Family',
  travel: 'Travel',
  'religious-observance': 'Religious observance',
  holiday: 'Holiday',
  'worried-about-school': 'Worried about school',
  other: 'Something else',
} as const;
export const noticeReasonChoices = choices(noticeReasonLabels);

export const noticeTakenBackText = 'Somebody has taken this back already.';

export const wayLabels: Readonly<Record<NoticeWay, string>> = {
  line: 'Absence line',
  telephone: 'Telephone',
  mail: 'Mail',
  message: 'Message',
  gate: 'At the gate',
  'in-person': 'In person',
};
export const noticeWayChoices: Choice<NoticeWay>[] = (Object.keys(wayLabels) as NoticeWay[]).map((value) => ({
  value,
  label: wayLabels[value],
}));

export const noticeLabels = {
  title: 'Add what we know',
  who: 'Who is away',
  find: 'Find a pupil by three letters of the name',
  another: 'Add another pupil',
  takeOut: (name: string) => `Leave out ${name}`,
  reason: 'Why',
  change: 'Change this',
  from: 'From',
  to: 'To',
  sessions: 'Sessions',
  bothSessions: 'Morning and afternoon',
  morning: 'Morning only',
  afternoon: 'Afternoon only',
  way: 'How we know',
  heardFrom: 'Who told us, for example “mother”',
  spokenTo: 'Somebody spoke to the family',
  expectedAt: 'Expected in school today at',
  note: 'What colleagues should know',
  correct: 'Change',
  correctTitle: 'Change what we know',
  makeOne: (notices: number) => `Make these ${notices} one`,
  takeBack: 'Take back',
  tookBack: 'Taken back.',
  known: 'What we were told',
  nothingKnown: 'Nobody has told us anything of today or later.',
  add: 'Add what we know',
  answer: 'Answer',
  thePupil: 'the pupil',
  comments: 'In the register',
  save: 'Save',
  cancel: 'Cancel',
  saved: (names: string, reason: string) => `${names}: ${reason}`,
  nobodyFound: 'Nobody by that name whom you work with.',
};

/** What a notice will say, before it is saved: "Today, morning and afternoon. Absence line, not spoken to: the family is rung back." */
export function noticeSentence(notice: {
  from: SchoolDate;
  to: SchoolDate;
  today: SchoolDate;
  sessions: readonly string[];
  way: NoticeWay;
  conversation: boolean;
}): string {
  const { from, to, today } = notice;
  const first = from === today ? 'Today' : dayText(from);
  const days = from === to ? first : `${first} to ${dayText(to)}`;
  const part =
    notice.sessions.length === 2
      ? 'morning and afternoon'
      : notice.sessions[0] === 'AM'
        ? 'morning only'
        : 'afternoon only';
  const ring = notice.conversation ? 'spoken to: nobody rings' : 'not spoken to: the family is rung back';
  return `${days}, ${part}. ${wayLabels[notice.way]}, ${ring}.`;
}

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

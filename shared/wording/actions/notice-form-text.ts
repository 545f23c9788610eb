/** Text and labels of adding and changing what people know of an absence. */
import { MARK_WRONG, type NoticeWay } from '#shared/domain/actions/absence-notice.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { dayText } from '../basics/date-text.ts';
import { plural } from '../basics/number-text.ts';
import { choices, type Choice } from './call-text.ts';
import { wayLabels } from './notice-text.ts';

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
  'mark-wrong': 'The mark is wrong',
} as const;
export const noticeReasonChoices = choices(noticeReasonLabels);
/** A mark of today is no family's to dispute: who believes their child in school says so in the call. */
export const noticeReasonsOfToday = noticeReasonChoices.filter(({ value }) => value !== MARK_WRONG);

export const noticeWayChoices: Choice<NoticeWay>[] = (Object.keys(wayLabels) as NoticeWay[]).map((value) => ({
  value,
  label: wayLabels[value],
}));

export const noticeLabels = {
  title: 'Add what we know',
  who: 'Who is away',
  moreFound: 'There are more: type another letter, or the forename and the surname.',
  find: 'Find a pupil by three letters of the name',
  another: 'Add another pupil',
  goOn: 'Enter goes on to the reason.',
  enter: 'Enter',
  found: (first: string, pupils: number) =>
    `${plural(pupils, 'pupil')} found. Enter chooses ${first}; arrow keys move through the list.`,
  takeOut: (name: string) => `Leave out ${name}`,
  reason: 'Why',
  reasonNow: (reason: string) => `Why: ${reason} until now. A reason saves.`,
  more: (pupils: number) => `and ${plural(pupils, 'pupil')} more`,
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
  takeBackOf: (about: string) => `Take back: ${about}`,
  known: 'What we were told',
  nothingKnown: 'Nobody has told us anything of today or later.',
  add: 'Add what we know',
  thePupil: 'the pupil',
  comments: 'In the register',
  save: 'Save',
  cancel: 'Cancel',
  saved: (names: string, reason: string) => `${names}: ${reason}`,
  nobodyFound: 'Nobody by that name whom you work with.',
};

/** What a notice will say, before it is saved: "Today, morning and afternoon. Absence line, not spoken to: the family is rung back, unless it was planned." */
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
  const ring = notice.conversation
    ? 'spoken to: nobody rings'
    : 'not spoken to: the family is rung back, unless it was planned';
  return `${days}, ${part}. ${wayLabels[notice.way]}, ${ring}.`;
}

export const pasteLabels = {
  open: 'Paste a list',
  list: 'One pupil a line',
  hint: 'Names with the class, or UPNs, as copied from a sheet.',
  read: 'Read the list',
  found: (certain: number, open: number): string =>
    [`${plural(certain, 'pupil')} found`, open > 0 && `${plural(open, 'line')} to look at`]
      .filter(Boolean)
      .join(', '),
  line: (line: number, text: string) => `Line ${line}: ${text}`,
  nobody: 'Nobody by that name whom you work with.',
};

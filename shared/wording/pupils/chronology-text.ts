/** What happened in a pupil's school year, in words: "Absent Thu 10 Sep to Mon 14 Sep, morning: 5 sessions". */
import { findCode } from '#shared/domain/registers/attendance-codes.ts';
import type { ActionKind, ActionStatus } from '#shared/domain/actions/action-kinds.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { sessions as halves, type Session } from '#shared/domain/basics/session.ts';
import { actionKindLabels, actionStatusLabels, doneLabel } from '../actions/action-text.ts';
import { knownAbsenceText, toldByText, type Told } from '../actions/notice-text.ts';
import { signedText, type Signed } from '../actions/signing-text.ts';
import { reasonText } from '../actions/call-text.ts';
import { checkInLabels } from './check-in-text.ts';
import { dayText } from '../basics/date-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';
import { plural, joined, sentenceCase } from '../basics/number-text.ts';
import { byWhomText, outcomeText, type Outcome } from '../actions/outcome-text.ts';
import { yearText } from '../roll/pupil-facts.ts';

interface SessionOfDay {
  date: SchoolDate;
  session: Session;
}
interface Groups {
  yearGroup: string;
  tutorGroup: string | null;
  house: string | null;
  pupilPremium: boolean;
  sen: 'N' | 'K' | 'E';
}
type Said = Outcome & { nextStep: string | null; note: string | null; restricted: boolean };

export type Happened = { date: SchoolDate } & (
  | {
      kind: 'absence';
      first: SessionOfDay;
      last: SessionOfDay;
      sessions: number;
      codes: readonly { code: string; sessions: number }[];
      missing: number;
      goesOn: boolean;
    }
  | { kind: 'late'; session: Session; code: string; minutes: number | null }
  | { kind: 'marks-changed'; from: string; to: string; sessions: readonly SessionOfDay[] }
  | { kind: 'call'; outcome: Said }
  | {
      kind: 'action';
      action: ActionKind;
      status: ActionStatus;
      raisedFor: SchoolDate;
      because: string;
      outcome: Said | null;
    }
  | { kind: 'notice'; notice: Told & { note: string | null } }
  | { kind: 'signing'; signing: Signed; by: { name: string } }
  | { kind: 'check-in'; by: { name: string } }
  | { kind: 'joined' }
  | { kind: 'left' }
  | { kind: 'groups'; before: Groups; after: Groups }
);

export interface HappenedTexts {
  what: string;
  /** What is said beside it, most telling first. */
  beside: string[];
  /** What somebody wrote. */
  notes: string[];
}

export const chronologyLabels = {
  title: 'What happened',
  kinds: 'Show',
  all: 'Everything',
  none: 'Nothing has happened yet that would stand here.',
  noneOfKind: 'Nothing of this kind.',
  more: (left: number) => `Show more (${left} left)`,
  older: (older: number) => `${plural(older, 'older entry', 'older entries')} of this year not shown.`,
  restricted: 'There is a restricted note.',
};

/** The kinds somebody may look at by themselves, in the order they stand. */
export const chronologyFilters = [
  { name: 'absence', label: 'Absence', kinds: ['absence'] },
  { name: 'late', label: 'Lates', kinds: ['late'] },
  { name: 'call', label: 'Calls', kinds: ['call'] },
  { name: 'known', label: 'What we were told', kinds: ['notice', 'signing'] },
  { name: 'action', label: 'Meetings, check-ins, praise', kinds: ['action', 'check-in'] },
  { name: 'changed', label: 'Marks changed later', kinds: ['marks-changed'] },
  { name: 'roll', label: 'Joining, leaving, groups', kinds: ['joined', 'left', 'groups'] },
] as const satisfies readonly { name: string; label: string; kinds: readonly Happened['kind'][] }[];

const halfLabels: Readonly<Record<Session, string>> = { AM: 'morning', PM: 'afternoon' };

/** One entry as a line, with what stands beside it. */
export function happenedTexts(entry: Happened, today: SchoolDate): HappenedTexts {
  const textsOf = (what: string, beside: string[] = [], notes: string[] = []): HappenedTexts => ({
    what,
    beside: beside.filter(Boolean),
    notes: notes.filter(Boolean),
  });
  switch (entry.kind) {
    case 'absence':
      return textsOf(absenceText(entry), [
        joined(entry.codes.map(({ code, sessions }) => codeText(code, entry.first.date, sessions))),
        entry.missing > 0 ? `${plural(entry.missing, 'mark')} missing in between` : '',
        entry.goesOn ? 'not back yet' : '',
      ]);
    case 'late':
      return textsOf(`${lateText(entry)}, ${halfLabels[entry.session]}`);
    case 'marks-changed':
      return textsOf(`${changedText(entry.from)} became ${changedText(entry.to)}`, [
        sessionsText(entry.sessions),
      ]);
    case 'call':
      return textsOf(
        outcomeText(entry.outcome, today),
        [byWhomText(entry.outcome, today)],
        notesOf(entry.outcome),
      );
    case 'action':
      return textsOf(
        actionText(entry),
        [entry.because, entry.outcome ? byWhomText(entry.outcome, today) : ''],
        entry.outcome ? notesOf(entry.outcome) : [],
      );
    case 'notice': {
      const { notice } = entry;
      return textsOf(knownAbsenceText(notice, today), [toldByText(notice, today)], notesOfNotice(notice));
    }
    case 'signing':
      return textsOf(
        sentenceCase(signedText(entry.signing)),
        [entry.signing.reason ? reasonText(entry.signing.reason) : '', nameInSentence(entry.by.name)],
        entry.signing.kind === 'out' ? notesOfNotice(entry.signing) : [],
      );
    case 'check-in':
      return textsOf(checkInLabels.done, [nameInSentence(entry.by.name)]);
    case 'joined':
      return textsOf('Joined the school');
    case 'left':
      return textsOf('Left the school: the last day');
    case 'groups':
      return textsOf(groupsText(entry.before, entry.after));
  }
}

const notesOfNotice = ({ note }: { note: string | null }): string[] => (note ? [note] : []);

/** Beside its last day: "Absent in the morning", "Absent all day", "Absent Thu 10 Sep to Mon 14 Sep, morning: 5 sessions". */
function absenceText({ first, last, sessions, goesOn }: Extract<Happened, { kind: 'absence' }>): string {
  if (first.date !== last.date) {
    const days = goesOn ? `since ${fromText(first)}` : `${fromText(first)} to ${toText(last)}`;
    return `Absent ${days}: ${plural(sessions, 'session')}`;
  }
  if (first.session !== last.session) return 'Absent all day';
  return `Absent in the ${halfLabels[first.session]}`;
}

const fromText = ({ date, session }: SessionOfDay): string =>
  session === 'AM' ? dayText(date) : `${dayText(date)}, ${halfLabels.PM}`;
const toText = ({ date, session }: SessionOfDay): string =>
  session === 'PM' ? dayText(date) : `${dayText(date)}, ${halfLabels.AM}`;

function lateText({ code, minutes }: { code: string; minutes: number | null }): string {
  const late = minutes === null ? 'late, minutes not noted' : `${plural(minutes, 'minute')} late`;
  return code === 'U' ? `After the register closed (U), ${late}` : sentenceCase(late);
}

const codeText = (code: string, date: SchoolDate, sessions: number): string => {
  const found = findCode(code, date);
  return `${code}${typeof found === 'string' ? '' : `, ${found.meaning.toLowerCase()}`}${sessions > 1 ? ` (${sessions})` : ''}`;
};

const changedText = (code: string): string => (code === '-' ? 'no mark' : code);

/** "Mon 14 Sep and Tue 15 Sep, morning"; many days as "Mon 14 Sep to Fri 18 Sep, 10 sessions". */
function sessionsText(sessions: readonly SessionOfDay[]): string {
  const days = [...Map.groupBy(sessions, ({ date }) => date)];
  const [first, last] = [days[0]?.[0] ?? '', days.at(-1)?.[0] ?? ''];
  if (days.length > 2) return `${dayText(first)} to ${dayText(last)}, ${plural(sessions.length, 'session')}`;
  return joined(
    days.map(([date, ofDay]) => {
      const half = halves.filter((one) => ofDay.some(({ session }) => session === one));
      return half.length === 1 ? `${dayText(date)}, ${halfLabels[half[0] ?? 'AM']}` : dayText(date);
    }),
  );
}

/** "Tutor meeting, done"; "Welcome back, to do". */
function actionText({ action, status, raisedFor, date }: Extract<Happened, { kind: 'action' }>): string {
  const state = status === 'done' ? doneLabel(action).toLowerCase() : actionStatusLabels[status];
  const raisedText = raisedFor === date ? '' : `, raised ${dayText(raisedFor)}`;
  return `${actionKindLabels[action]}, ${state}${raisedText}`;
}

const notesOf = ({ nextStep, note, restricted }: Said): string[] => [
  nextStep ?? '',
  note ?? (restricted ? chronologyLabels.restricted : ''),
];

/** "From 7A to 7B"; "Now in Year 8, before in Year 7"; what changed alone. */
function groupsText(before: Groups, after: Groups): string {
  const parts: string[] = [];
  if (before.yearGroup !== after.yearGroup)
    parts.push(`${yearText(before.yearGroup)} to ${yearText(after.yearGroup)}`);
  if (before.tutorGroup !== after.tutorGroup)
    parts.push(`tutor group ${before.tutorGroup ?? 'none'} to ${after.tutorGroup ?? 'none'}`);
  if (before.house !== after.house) parts.push(`house ${before.house ?? 'none'} to ${after.house ?? 'none'}`);
  if (before.pupilPremium !== after.pupilPremium)
    parts.push(after.pupilPremium ? 'pupil premium from now on' : 'no longer pupil premium');
  if (before.sen !== after.sen) parts.push(senLabels[after.sen]);
  return `Change of groups: ${parts.length > 0 ? joined(parts) : 'nothing that is shown'}`;
}

const senLabels = {
  N: 'no special educational need noted any more',
  K: 'special educational needs support',
  E: 'an education, health and care plan',
} as const;

/** Whether a change of groups is one that a family is shown: year, tutor group, house. */
export function isChangeOfClass({ before, after }: { before: Groups; after: Groups }): boolean {
  return (
    before.yearGroup !== after.yearGroup ||
    before.tutorGroup !== after.tutorGroup ||
    before.house !== after.house
  );
}

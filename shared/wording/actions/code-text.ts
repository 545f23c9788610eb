/** Text and labels of codes to enter in the MIS. */
import type { NoticeWay } from '#shared/domain/actions/absence-notice.ts';
import type { ExpectedBack } from '#shared/domain/actions/call.ts';
import type { CodeState } from '#shared/domain/actions/codes-to-enter.ts';
import { londonWallClock } from '#shared/domain/basics/london-time.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Session } from '#shared/domain/basics/session.ts';
import { dayText } from '../basics/date-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';
import { plural, sentenceCase } from '../basics/number-text.ts';
import { reasonText } from './call-text.ts';
import { wayLabels } from './notice-text.ts';

interface Said {
  reason: string;
  at: Date;
  expectedBack: ExpectedBack | null;
  note: string | null;
}

/** What was said, as it is put into the MIS and read there years later: no "today", one line. */
export function noticeComment(notice: Said & { heardFrom: string | null; way: NoticeWay }): string {
  const way = notice.way === 'telephone' ? 'telephone' : wayLabels[notice.way].toLowerCase();
  return comment(notice, [notice.heardFrom, way]);
}

export const outcomeComment = (outcome: Said & { by: string }): string =>
  comment(outcome, [`rung by ${nameInSentence(outcome.by)}`]);

function comment({ reason, at, expectedBack, note }: Said, told: (string | null)[]): string {
  const { date, time } = londonWallClock(at);
  return [
    reasonText(reason),
    [...told, dayText(date), time].filter(Boolean).join(', '),
    expectedBack && backText(expectedBack),
    note,
  ]
    .filter((part): part is string => Boolean(part))
    .map((part) => sentenceCase(part.replace(/\s+/g, ' ').trim()).replace(/[^.!?]$/, '$&.'))
    .join(' ');
}

function backText(back: ExpectedBack): string | null {
  if (back.kind === 'unknown') return null;
  return back.kind === 'today' ? `back at ${back.time}` : `back on ${dayText(back.date)}`;
}

const sessionNames: Readonly<Record<Session, string>> = { AM: 'morning', PM: 'afternoon' };
/** "Wed 16 Sep, morning" */
export const sessionOfDayText = (date: SchoolDate, session: Session): string =>
  `${dayText(date)}, ${sessionNames[session]}`;

/** What is to be done about a row, in words beside its sign. */
export function codeStateText(row: {
  state: CodeState;
  code: string | null;
  stands: string | null;
  ageInSchoolDays: number;
  enteredBy: string | null;
  enteredCode: string | null;
}): string {
  const shows = row.stands ? `the register shows ${row.stands}` : 'the register shows no mark';
  switch (row.state) {
    case 'to-enter':
      return row.code ? 'To enter' : 'Choose a code';
    case 'differs':
      return row.enteredBy
        ? `Entered as ${row.code} by ${row.enteredBy}, and ${shows}`
        : `${sentenceCase(shows)}; what was said speaks for ${row.code}`;
    case 'disputed':
      return `The family says that ${row.stands ?? 'this'} is wrong`;
    case 'entered':
      return `Entered by ${row.enteredBy}; the next file will show it`;
    case 'taken-back':
      return `Entered as ${row.enteredCode} by ${row.enteredBy}, and what was said is taken back since: what stands in the MIS?`;
    case 'stands':
      return 'In the register';
    case 'not-known':
      return `Reason not known yet, ${ageText(row.ageInSchoolDays)}`;
  }
}

const ageText = (age: number): string =>
  age === 0 ? 'today' : age === 1 ? '1 school day ago' : `${age} school days ago`;

/** What is known and not to be entered again: why nothing stands in the list. */
export function nothingToEnterText(known: {
  schoolDay: boolean;
  stale: boolean;
  dataAge: string;
  registersMissing: readonly string[];
}): { title: string; says: string } {
  const missing = known.registersMissing.length;
  if (!known.schoolDay || (!known.stale && missing === 0))
    return {
      title: 'Nothing to enter.',
      says: 'What people know and what the registers show agree. Thank you.',
    };
  const why = [
    known.stale && sentenceCase(known.dataAge),
    missing > 0 &&
      `${plural(missing, 'register')} of today not complete: ${known.registersMissing.join(', ')}`,
  ].filter(Boolean);
  return {
    title: 'Nothing to enter as far as we know.',
    says: `${why.join('. ')}.`,
  };
}

export const codesText = {
  title: 'Codes to enter',
  says: 'Copy these into your MIS, in the order of its registers. The next file that comes in shows what stands.',
  sheet: (schoolName: string, date: SchoolDate) => `Codes to enter, ${schoolName}, ${dayText(date)}`,
  withOffice: 'Codes are entered by the office.',
  school: 'School',
  count: (open: number) => `${open} to enter`,
  counts: (differing: number, takenBack: number, entered: number, unknown: number) =>
    [
      differing > 0 && `${differing} of them ${differing === 1 ? 'differs' : 'differ'} from the register`,
      takenBack > 0 && `${takenBack} of them entered, and taken back since`,
      entered > 0 && `${entered} entered, not seen yet`,
      unknown > 0 && `${unknown} without a reason yet`,
    ]
      .filter(Boolean)
      .map((part) => `${part} · `)
      .join(''),
  registersMissing: (groups: readonly string[]) =>
    `${plural(groups.length, 'register')} not complete: ${groups.join(', ')}`,
  columns: { comment: 'What was said', state: 'Where it stands', age: 'School days ago' },
  selectAll: (rows: number) => `Select all ${rows}`,
  selectOne: (name: string, session: string) => `Select ${name}, ${session}`,
  codeOf: (name: string, session: string) => `Code of ${name}, ${session}`,
  choose: 'Choose',
  copyAll: 'Copy all',
  copySelected: (count: number) => `Copy ${count}`,
  copyOneOf: (name: string, session: string) => `Copy ${name}, ${session}`,
  copied: (rows: number) => `${plural(rows, 'line')} copied.`,
  notCopied: 'This browser does not let us copy. Use “Keep as a file” instead.',
  entered: 'I entered these',
  enteredCount: (count: number) => `I entered these (${count})`,
  noneSelected: 'Select the rows that you have entered.',
  noCode: (count: number) =>
    `${plural(count, 'selected row')} ${count === 1 ? 'has' : 'have'} no code yet: choose one first.`,
  said: (count: number) => `${plural(count, 'code')} entered.`,
  keys: 'Arrow keys move through the rows, Space selects, Ctrl+A selects all.',
  unknown: 'Reason not known yet',
  unknownSays:
    'N is to be explained within five school days; after that the school decides on O. Near five days come first, over five last.',
  itStands: 'The mark stands',
  itStandsOf: (name: string, session: string) => `The mark of ${name}, ${session}, stands`,
  answered: (name: string) => `${name}: answered, the mark stands.`,
  done: (count: number) => `In the register by now (${count})`,
  reasons: 'Which code a reason proposes',
  reasonsSays: 'A proposal only: whoever enters it decides. It holds from today, for this school.',
  noProposal: 'none: a person chooses',
  save: 'Save',
  saved: 'Saved.',
  notEntered: (code: string) => `${code} is no code that can be entered for that day. Nothing was saved.`,
  notListed: 'One of these sessions is no longer to be entered, or was never. Nothing was saved.',
  enteredByOther: (entered: { by: string; code: string; session: string; at: string }) =>
    `${nameInSentence(entered.by)} has entered ${entered.code} for ${entered.session}, at ${entered.at}. Speak with them if it is wrong. Nothing was changed.`,
  notTakenBack: 'This can no longer be taken back here.',
  noSuchReason: (reason: string) => `No reason is called ${reason}. Nothing was saved.`,
};

/** A row for a spreadsheet or the MIS: cells between tabs. */
export const copiedLine = (row: {
  pupil: { name: string };
  yearGroup: string;
  tutorGroup: string | null;
  date: SchoolDate;
  session: Session;
  code: string | null;
  comment: string;
}): string =>
  [row.pupil.name, row.tutorGroup ?? row.yearGroup, row.date, row.session, row.code ?? '', row.comment]
    .map((cell) => cell.replace(/[\t\r\n]+/g, ' '))
    .join('\t');

/** What an import did, in sentences. */
import type { ImportKind } from '../../domain/people/import-kinds.ts';
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { dayText } from '../basics/date-text.ts';
import { plural, countText } from '../basics/number-text.ts';

export const importKindLabels = {
  marks: 'Register marks',
  pupils: 'Pupils',
  contacts: 'Contacts',
  staff: 'Staff',
  terms: 'Terms and holidays',
  schools: 'Schools',
  minimums: 'The Department’s minimums',
  results: 'Results of year 11',
} as const satisfies Record<ImportKind, string>;

export const importPageLabels = {
  title: 'Bring in a file',
  says: 'A CSV file as your MIS exports it. Rows are added or changed; nothing is removed because it is not in the file.',
  kind: 'What is in the file?',
  file: 'The file',
  choose: 'Choose a CSV file',
  chosen: (name: string, size: string) => `${name}, ${size}`,
  drop: 'or drop it here',
  bringIn: 'Bring it in',
  sending: (share: number) => `Sending: ${Math.floor(share * 100)} %`,
  checking: 'Sent. Reading and checking each row.',
  notRead: 'The file could not be read',
  safeAgain: 'Bring it in again: a file brought in twice changes nothing the second time.',
  another: 'Bring in another file',
  rejected: 'Rows not taken',
  rejectedSays: 'All other rows are in. Put these right in the MIS or the file, and bring it in again.',
  explainCodes: 'Say what the unknown codes mean, and their marks can come in',
  noneTaken: 'No row could be taken, so nothing was changed.',
  moreRejected: (count: number) => `and ${countText(count)} more`,
  warnings: 'Worth a look',
  cleared: 'Cleared by blank cells (rows)',
  columns: { line: 'Line', column: 'Column', found: 'Found', expected: 'Expected' },
  blank: '(blank)',
};

interface ImportCounts {
  rows: number;
  accepted: number;
  changed: number;
  unchanged: number;
  rejectedCount: number;
}

/** "1,240 rows read: 311 changed, 925 as before, 4 not taken." */
export function importSummaryText(report: ImportCounts): string {
  const parts = [`${countText(report.changed)} changed`, `${countText(report.unchanged)} as before`];
  if (report.rejectedCount > 0) parts.push(`${countText(report.rejectedCount)} not taken`);
  return `${plural(report.rows, 'row')} read: ${parts.join(', ')}.`;
}

const MOST_DAYS_NAMED = 5;

/** "12 marks of BA lie on days without school (Sun 15 Nov): they count in sums. Check the calendar." */
export function withoutSchoolText(school: string, marks: number, days: readonly SchoolDate[]): string {
  const more = days.length - MOST_DAYS_NAMED;
  const named = days.slice(0, MOST_DAYS_NAMED).map(dayText).join(', ');
  const lie = marks === 1 ? 'lies on a day' : 'lie on days';
  const count = marks === 1 ? 'it counts' : 'they count';
  return `${plural(marks, 'mark')} of ${school} ${lie} without school (${named}${more > 0 ? ` and ${plural(more, 'other day')}` : ''}): ${count} in sums. Check the calendar.`;
}

/** A mark in the holidays, with how many more the file has of that day. */
export function outsideTermsText(school: string, date: SchoolDate, rows: number): string {
  const others = rows > 1 ? ` (and ${rows - 1} more like it)` : '';
  return `${date} is outside every term of ${school}; the mark was taken${others}.`;
}

/** 340 kB, 12.3 MB */
export function fileSizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${countText(Math.max(1, Math.round(bytes / 1_000)))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Why a person's name or object id is not what the file says. */
export function identityKeptText(kept: readonly ('name' | 'entraObjectId')[]): string {
  const what = kept.map((part) => (part === 'name' ? 'name' : 'object id')).join(' and ');
  return `This person’s ${what} stays as it is: they have a post elsewhere, or had an object id before. The post is taken. An administrator of the trust can change who they are.`;
}

/** "This post waits: the object id was named at BA and holds there alone. …" */
export function postWaitsText(holdsAt: readonly string[]): string {
  const where = holdsAt.join(', ');
  return `This post is taken and waits: the person’s object id was named by an administrator of ${where} and holds there alone. It begins when an administrator of the trust brings in a staff file that names the person’s object id.`;
}

const MOST_LINES_NAMED = 20;

/** What a blank cell of a column that protects somebody took away, with the lines. */
export function protectedClearedText(column: string, lines: readonly number[]): string {
  const named = [...lines].sort((a, b) => a - b).slice(0, MOST_LINES_NAMED);
  const more = lines.length - named.length;
  const where = `${lines.length === 1 ? 'line' : 'lines'} ${named.join(', ')}${more > 0 ? ` and ${plural(more, 'other')}` : ''}`;
  return `${column} is blank in ${where}, so what stood there is cleared. If that is not meant, take this file back.`;
}

export const anothersBarKeptText =
  'This contact has the name or telephone number of one who is not to be contacted, so this contact is not to be contacted either. A column doNotContact with N lifts that.';

/** "A contact who is not to be contacted is not in the file, and stays as they are." */
export const barredKeptText = (contacts: number): string =>
  contacts === 1
    ? 'A contact of this pupil who is not to be contacted is not in the file, and stays so.'
    : `${contacts} contacts of this pupil who are not to be contacted are not in the file, and stay so.`;

/** "A contact of this pupil is not in the rows that were taken, and stays: …" */
export const unsureKeptText = (contacts: number): string =>
  contacts === 1
    ? 'A contact of this pupil is not in the rows that were taken, and stays: a row that was not taken may be theirs.'
    : `${contacts} contacts of this pupil are not in the rows that were taken, and stay: rows that were not taken may be theirs.`;

/** "premium 6, tutorGroup 2" */
export const clearedText = (cleared: readonly { column: string; rows: number }[]): string =>
  cleared.map(({ column, rows }) => `${column} ${countText(rows)}`).join(', ');

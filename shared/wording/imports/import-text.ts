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

/** Rows that were not taken, codes nobody knows yet, and what a school's own codes mean. */
import { attendanceCodes, NO_MARK, type AttendanceCode } from '#shared/domain/registers/attendance-codes.ts';
import { meaningsBetween, nationalCode, type NoCode } from '#shared/domain/imports/local-codes.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { momentText, shortDayText } from '../basics/date-text.ts';
import { importKindLabels } from './import-text.ts';
import { plural, countText, sentenceCase } from '../basics/number-text.ts';

export const refusedLabels = {
  title: 'What was refused',
  nothing: 'Nothing was refused',
  nothingSays: 'Every code is known, and every row of the last 30 days’ files is in.',
  says: 'All other rows are in, and earlier marks stay as they were. Nothing here is counted as present.',
  codes: 'Codes we don’t know',
  means: 'It means',
  choose: 'Choose a national code',
  from: 'From (left empty: always)',
  keep: 'Keep this meaning',
  letGo: 'Let these go',
  change: 'Change the meaning',
  others: 'Other rows not taken',
  othersSays: 'Put these right in the MIS or the file, and bring it in again. Shown for 30 days.',
  meanings: 'What your own codes mean',
  takeBack: 'It means nothing any more',
  askOfficer: 'An attendance officer or an administrator can say what it means.',
  blank: '(blank)',
  more: (count: number) => `and ${countText(count)} more`,
};

const knownCodes = attendanceCodes
  .map(({ code }) => code)
  .filter((code) => code !== NO_MARK)
  .join(' ');

/** Why a file's code was not taken. */
export function noCodeText(code: string, date: SchoolDate, { because, means }: NoCode): string {
  if (means !== null)
    return `${code} means ${means} at this school, which was not in use on ${date}; the earlier mark stays.`;
  return because === 'unknown'
    ? `This code is not known; the earlier mark stays. Known codes: ${knownCodes}.`
    : `This code was not in use on ${date}; the earlier mark stays.`;
}

/** "2 codes to explain, 1 to bring in, 5 rows to put right" */
export function refusedCountText(counts: { toExplain: number; toBringIn: number; rows: number }): string {
  const { toExplain, toBringIn, rows } = counts;
  const parts = [
    toExplain > 0 ? `${plural(toExplain, 'code')} to explain` : '',
    toBringIn > 0 ? `${toExplain > 0 ? countText(toBringIn) : plural(toBringIn, 'code')} to bring in` : '',
    rows > 0 ? `${plural(rows, 'row')} to put right` : '',
  ].filter(Boolean);
  return parts.length === 0 ? refusedLabels.nothing : parts.join(', ');
}

interface CodeRefused {
  code: string;
  schoolName: string;
  marks: number;
  first: SchoolDate;
  last: SchoolDate;
  means: string | null;
}

/** "Code BM: 12 marks at Brook Academy, 14–18 Sep." */
export function codeRefusedText(
  { code, schoolName, marks, first, last }: CodeRefused,
  today: SchoolDate,
): string {
  return `Code ${code}: ${plural(marks, 'mark')} at ${schoolName}, ${daysText(first, last, today)}.`;
}

/** What is asked, or what is known already. */
export const codeQuestionText = ({ means, marks }: CodeRefused): string =>
  means === null
    ? 'What does it mean?'
    : `It means ${meaningText(means)}. ${marks === 1 ? 'It' : 'They'} can come in now.`;

/** "Bring in 12 marks" */
export const bringInText = (marks: number): string => `Bring in ${plural(marks, 'mark')}`;

/** "B (Other approved educational activity)" */
function meaningText(code: string): string {
  const entry = nationalCode(code);
  return entry ? `${code} (${entry.meaning})` : code;
}

/** The choices for marks of these days, under the headings of the national list. */
export function meaningChoices(
  first: SchoolDate,
  last: SchoolDate,
): { heading: string; codes: { code: string; text: string }[] }[] {
  const groups = new Map<AttendanceCode['category'], { code: string; text: string }[]>();
  for (const { code, meaning, category } of meaningsBetween(first, last))
    groups.set(category, [...(groups.get(category) ?? []), { code, text: `${code}  ${meaning}` }]);
  return [...groups].map(([category, codes]) => ({ heading: sentenceCase(category), codes }));
}

/** "14–18 Sep", "28 Sep – 2 Oct", "16 Sep", with the year where it is not this one. */
function daysText(first: SchoolDate, last: SchoolDate, today: SchoolDate): string {
  const ownYear = [first, last].every((date) => date.slice(0, 4) === today.slice(0, 4));
  const day = (date: SchoolDate) =>
    ownYear ? shortDayText(date) : `${shortDayText(date)} ${date.slice(0, 4)}`;
  if (first === last) return day(first);
  return first.slice(0, 7) === last.slice(0, 7)
    ? `${Number(first.slice(8))}–${day(last)}`
    : `${day(first)} – ${day(last)}`;
}

/** What a press brought: "12 marks came in. 2 stay as they are: a later file has said something else of them." */
export function broughtInText(
  code: string,
  done: { broughtIn: number; stayed: number; stillRefused: number },
): string {
  const parts = [`Code ${code}: ${plural(done.broughtIn, 'mark')} came in.`];
  if (done.stayed > 0)
    parts.push(
      `${countText(done.stayed)} ${done.stayed === 1 ? 'stays as it is' : 'stay as they are'}: a later file has said something else of ${done.stayed === 1 ? 'it' : 'them'}.`,
    );
  if (done.stillRefused > 0)
    parts.push(
      `${countText(done.stillRefused)} still ${done.stillRefused === 1 ? 'waits' : 'wait'}: the meaning was not in use that day, or we don’t know the pupil’s UPN.`,
    );
  return parts.join(' ');
}

/** "Code BM: 12 marks let go. What stood before stays." */
export const letGoText = (code: string, letGo: number): string =>
  `Code ${code}: ${plural(letGo, 'mark')} let go. What stood before stays.`;

/** "Register marks at Brook Academy, column upn" */
export function groupTitleText(group: {
  kind: keyof typeof importKindLabels;
  schoolName: string | null;
  column: string;
}): string {
  const where = group.schoolName === null ? '' : ` at ${group.schoolName}`;
  return `${importKindLabels[group.kind]}${where}${group.column === '' ? '' : `, column ${group.column}`}`;
}

/** "3 rows, the last yesterday, 15:20" */
export const groupCountText = (rows: number, at: string, today: SchoolDate): string =>
  `${plural(rows, 'row')}, ${rows === 1 ? '' : 'the last '}${momentText(at, today)}`;

/** "Line 5, 09:31" */
export const lineText = (line: number, at: string, today: SchoolDate): string =>
  `Line ${countText(line)}, ${momentText(at, today)}`;

interface Meaning {
  code: string;
  schoolName: string;
  means: string;
  from: SchoolDate | null;
  saidBy: string;
  saidAt: string;
}

/** "BM means B (Other approved educational activity) at Brook Academy" */
export const meaningTitleText = ({ code, means, schoolName }: Meaning): string =>
  `${code} means ${meaningText(means)} at ${schoolName}`;

/** "From 14 Sep 2026. Said by Olu Adeyemi, yesterday, 15:20" */
export function meaningSaidText({ from, saidBy, saidAt }: Meaning, today: SchoolDate): string {
  const since = from === null ? '' : `From ${shortDayText(from)} ${from.slice(0, 4)}. `;
  return `${since}Said by ${saidBy}, ${momentText(saidAt, today)}`;
}

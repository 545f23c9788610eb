/**
 * Decides what each register code means and whether it counts.
 * Source: Working together to improve school attendance (19 August 2024) and the codes in force before it.
 */
import type { SchoolDate } from '../basics/school-date.ts';

export type CodeCategory =
  | 'attending'
  | 'approved educational activity'
  | 'authorised absence'
  | 'unauthorised absence'
  | 'not possible'
  | 'administrative'
  | 'missing';

export interface AttendanceCode {
  code: string;
  /** The one-character form a packed register week holds; no other module knows these. */
  character: string;
  meaning: string;
  category: CodeCategory;
  /** First and last day of use, both included. */
  from?: SchoolDate;
  to?: SchoolDate;
}

const SINCE_2024: SchoolDate = '2024-08-19';
const UNTIL_2024: SchoolDate = '2024-08-18';

type CodeRow = [code: string, character: string, meaning: string, from?: SchoolDate, to?: SchoolDate];

function codes(category: CodeCategory, rows: readonly CodeRow[]): AttendanceCode[] {
  return rows.map(([code, character, meaning, from, to]) => ({
    code,
    character,
    meaning,
    category,
    ...(from && { from }),
    ...(to && { to }),
  }));
}

export const attendanceCodes: readonly AttendanceCode[] = [
  ...codes('attending', [
    ['/', '/', 'Present in the morning'],
    ['\\', '\\', 'Present in the afternoon'],
    ['L', 'L', 'Late, before the register closed'],
  ]),
  ...codes('approved educational activity', [
    ['B', 'B', 'Other approved educational activity'],
    ['K', 'K', 'Education provision arranged by the local authority', SINCE_2024],
    ['P', 'P', 'Approved sporting activity'],
    ['V', 'V', 'Educational visit or trip'],
    ['W', 'W', 'Work experience'],
  ]),
  ...codes('authorised absence', [
    ['C', 'C', 'Leave of absence, exceptional circumstance'],
    ['C1', 'c', 'Leave for a regulated performance or employment abroad', SINCE_2024],
    ['C2', 'd', 'Part-time timetable', SINCE_2024],
    ['E', 'E', 'Suspended or excluded, no provision made'],
    ['I', 'I', 'Illness'],
    ['J1', 'j', 'Interview for employment or another school', SINCE_2024],
    ['M', 'M', 'Medical or dental appointment'],
    ['R', 'R', 'Religious observance'],
    ['S', 'S', 'Study leave'],
    ['T', 'T', 'Parent travelling for occupational purposes'],
  ]),
  ...codes('unauthorised absence', [
    ['G', 'G', 'Holiday not granted'],
    ['N', 'N', 'Reason not yet established'],
    ['O', 'O', 'Absent in other or unknown circumstances'],
    ['U', 'U', 'Arrived after the register closed'],
  ]),
  ...codes('not possible', [
    ['D', 'D', 'Dual registered, at the other school'],
    ['Q', 'Q', 'Lack of access arrangements', SINCE_2024],
    ['X', 'X', 'Not of compulsory school age, not required'],
    ['Y1', '1', 'Unable to attend: Normal transport not available', SINCE_2024],
    ['Y2', '2', 'Unable to attend: Widespread disruption to travel', SINCE_2024],
    ['Y3', '3', 'Unable to attend: Part of the premises closed', SINCE_2024],
    ['Y4', '4', 'Unable to attend: Whole site unexpectedly closed', SINCE_2024],
    ['Y5', '5', 'Unable to attend: Criminal justice detention', SINCE_2024],
    ['Y6', '6', 'Unable to attend: Public health guidance or law', SINCE_2024],
    ['Y7', '7', 'Unable to attend: Other unavoidable cause', SINCE_2024],
  ]),
  ...codes('administrative', [
    ['Z', 'Z', 'Prospective pupil, not on the register'],
    ['#', '#', 'Planned whole school closure'],
  ]),
  ...codes('missing', [['-', '-', 'No mark entered']]),
  ...codes('authorised absence', [['F', 'F', 'Extended family holiday granted', undefined, UNTIL_2024]]),
  ...codes('authorised absence', [['H', 'H', 'Family holiday granted', undefined, UNTIL_2024]]),
  ...codes('approved educational activity', [['J', 'J', 'Interview', undefined, UNTIL_2024]]),
  ...codes('not possible', [
    ['Y', 'Y', 'Unable to attend, exceptional circumstances', undefined, UNTIL_2024],
  ]),
];

/** The character of a session without a mark. */
export const NO_MARK = '-';
/** Counts as absent, and the pupil is here. */
export const ARRIVED_AFTER_CLOSING = 'U';

const byCode = new Map(attendanceCodes.map((entry) => [entry.code, entry]));
const byCharacter = new Map(attendanceCodes.map((entry) => [entry.character, entry]));

/** The code's entry when it is in force on the date; otherwise why not. A blank is no mark. */
export function findCode(code: string, date: SchoolDate): AttendanceCode | 'unknown' | 'not-in-force' {
  const entry = byCode.get(code === '' ? NO_MARK : code);
  if (!entry) return 'unknown';
  return isInForce(entry, date) ? entry : 'not-in-force';
}

export const isInForce = ({ from, to }: AttendanceCode, date: SchoolDate): boolean =>
  !(from && date < from) && !(to && date > to);

export function codeOfCharacter(character: string): AttendanceCode {
  const entry = byCharacter.get(character);
  if (!entry) throw new Error(`No attendance code has the character ${JSON.stringify(character)}`);
  return entry;
}

/** The register code a person reads (C1, not the character a week is packed with); '-' for no mark. */
export function codeOf(character: string): string {
  return codeOfCharacter(character).code;
}

/** What a mark counts as, wherever marks are counted. */
export type MarkKind = 'missing' | 'attended' | 'late' | 'authorised' | 'unauthorised' | 'not-possible';

/** Late before the register closed counts as attended, and is told apart. */
const LATE_CODE = 'L';

const kindOfCategory: Readonly<Record<CodeCategory, MarkKind>> = {
  attending: 'attended',
  'approved educational activity': 'attended',
  'authorised absence': 'authorised',
  'unauthorised absence': 'unauthorised',
  'not possible': 'not-possible',
  administrative: 'not-possible',
  missing: 'missing',
};

export const markKindOfCode = ({ code, category }: AttendanceCode): MarkKind =>
  code === LATE_CODE ? 'late' : kindOfCategory[category];

const kindOfCharacter = new Map(attendanceCodes.map((entry) => [entry.character, markKindOfCode(entry)]));

/** By the character a packed week holds; one that is no code counts as nothing. */
export const markKindOf = (character: string): MarkKind => kindOfCharacter.get(character) ?? 'not-possible';

export const isMissing = (character: string): boolean => character === NO_MARK;

export function isPresent(character: string): boolean {
  const kind = markKindOf(character);
  return kind === 'attended' || kind === 'late';
}

export function isAbsent(character: string): boolean {
  const kind = markKindOf(character);
  return kind === 'authorised' || kind === 'unauthorised';
}

const GIVEN_WHEN_CALLED = new Set(['/', '\\', 'L', 'N', 'U']);

/**
 * Whether a mark shows that the register itself was called. Trips, appointments and illness may be entered
 * beforehand, so they alone do not make a session due.
 */
export function showsRegisterCalled(character: string): boolean {
  return GIVEN_WHEN_CALLED.has(character);
}

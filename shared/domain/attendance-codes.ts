/**
 * Decides what each register code means and whether it counts.
 * Source: Working together to improve school attendance (19 August 2024) and the codes in force before it.
 */
import type { SchoolDate } from './school-date.ts';

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

export const attendanceCodes: readonly AttendanceCode[] = [
  { code: '/', character: '/', meaning: 'Present in the morning', category: 'attending' },
  { code: '\\', character: '\\', meaning: 'Present in the afternoon', category: 'attending' },
  { code: 'L', character: 'L', meaning: 'Late, before the register closed', category: 'attending' },
  {
    code: 'B',
    character: 'B',
    meaning: 'Other approved educational activity',
    category: 'approved educational activity',
  },
  {
    code: 'K',
    character: 'K',
    meaning: 'Education provision arranged by the local authority',
    category: 'approved educational activity',
    from: SINCE_2024,
  },
  {
    code: 'P',
    character: 'P',
    meaning: 'Approved sporting activity',
    category: 'approved educational activity',
  },
  {
    code: 'V',
    character: 'V',
    meaning: 'Educational visit or trip',
    category: 'approved educational activity',
  },
  { code: 'W', character: 'W', meaning: 'Work experience', category: 'approved educational activity' },
  {
    code: 'C',
    character: 'C',
    meaning: 'Leave of absence, exceptional circumstance',
    category: 'authorised absence',
  },
  {
    code: 'C1',
    character: 'c',
    meaning: 'Leave for a regulated performance or employment abroad',
    category: 'authorised absence',
    from: SINCE_2024,
  },
  {
    code: 'C2',
    character: 'd',
    meaning: 'Part-time timetable',
    category: 'authorised absence',
    from: SINCE_2024,
  },
  {
    code: 'E',
    character: 'E',
    meaning: 'Suspended or excluded, no provision made',
    category: 'authorised absence',
  },
  { code: 'I', character: 'I', meaning: 'Illness', category: 'authorised absence' },
  {
    code: 'J1',
    character: 'j',
    meaning: 'Interview for employment or another school',
    category: 'authorised absence',
    from: SINCE_2024,
  },
  { code: 'M', character: 'M', meaning: 'Medical or dental appointment', category: 'authorised absence' },
  { code: 'R', character: 'R', meaning: 'Religious observance', category: 'authorised absence' },
  { code: 'S', character: 'S', meaning: 'Study leave', category: 'authorised absence' },
  {
    code: 'T',
    character: 'T',
    meaning: 'Parent travelling for occupational purposes',
    category: 'authorised absence',
  },
  { code: 'G', character: 'G', meaning: 'Holiday not granted', category: 'unauthorised absence' },
  { code: 'N', character: 'N', meaning: 'Reason not yet established', category: 'unauthorised absence' },
  {
    code: 'O',
    character: 'O',
    meaning: 'Absent in other or unknown circumstances',
    category: 'unauthorised absence',
  },
  {
    code: 'U',
    character: 'U',
    meaning: 'Arrived after the register closed',
    category: 'unauthorised absence',
  },
  { code: 'D', character: 'D', meaning: 'Dual registered, at the other school', category: 'not possible' },
  {
    code: 'Q',
    character: 'Q',
    meaning: 'Lack of access arrangements',
    category: 'not possible',
    from: SINCE_2024,
  },
  {
    code: 'X',
    character: 'X',
    meaning: 'Not of compulsory school age, not required',
    category: 'not possible',
  },
  {
    code: 'Y1',
    character: '1',
    meaning: 'Unable to attend: Normal transport not available',
    category: 'not possible',
    from: SINCE_2024,
  },
  {
    code: 'Y2',
    character: '2',
    meaning: 'Unable to attend: Widespread disruption to travel',
    category: 'not possible',
    from: SINCE_2024,
  },
  {
    code: 'Y3',
    character: '3',
    meaning: 'Unable to attend: Part of the premises closed',
    category: 'not possible',
    from: SINCE_2024,
  },
  {
    code: 'Y4',
    character: '4',
    meaning: 'Unable to attend: Whole site unexpectedly closed',
    category: 'not possible',
    from: SINCE_2024,
  },
  {
    code: 'Y5',
    character: '5',
    meaning: 'Unable to attend: Criminal justice detention',
    category: 'not possible',
    from: SINCE_2024,
  },
  {
    code: 'Y6',
    character: '6',
    meaning: 'Unable to attend: Public health guidance or law',
    category: 'not possible',
    from: SINCE_2024,
  },
  {
    code: 'Y7',
    character: '7',
    meaning: 'Unable to attend: Other unavoidable cause',
    category: 'not possible',
    from: SINCE_2024,
  },
  {
    code: 'Z',
    character: 'Z',
    meaning: 'Prospective pupil, not on the register',
    category: 'administrative',
  },
  { code: '#', character: '#', meaning: 'Planned whole school closure', category: 'administrative' },
  { code: '-', character: '-', meaning: 'No mark entered', category: 'missing' },
  {
    code: 'F',
    character: 'F',
    meaning: 'Extended family holiday granted',
    category: 'authorised absence',
    to: UNTIL_2024,
  },
  {
    code: 'H',
    character: 'H',
    meaning: 'Family holiday granted',
    category: 'authorised absence',
    to: UNTIL_2024,
  },
  {
    code: 'J',
    character: 'J',
    meaning: 'Interview',
    category: 'approved educational activity',
    to: UNTIL_2024,
  },
  {
    code: 'Y',
    character: 'Y',
    meaning: 'Unable to attend, exceptional circumstances',
    category: 'not possible',
    to: UNTIL_2024,
  },
];

/** The character of a session without a mark. */
export const NO_MARK = '-';

const byCode = new Map(attendanceCodes.map((entry) => [entry.code, entry]));
const byCharacter = new Map(attendanceCodes.map((entry) => [entry.character, entry]));

/** The code's entry when it is in force on the date; otherwise why not. A blank is no mark. */
export function findCode(code: string, date: SchoolDate): AttendanceCode | 'unknown' | 'not-in-force' {
  const entry = byCode.get(code === '' ? NO_MARK : code);
  if (!entry) return 'unknown';
  if ((entry.from && date < entry.from) || (entry.to && date > entry.to)) return 'not-in-force';
  return entry;
}

export function codeOfCharacter(character: string): AttendanceCode {
  const entry = byCharacter.get(character);
  if (!entry) throw new Error(`No attendance code has the character ${JSON.stringify(character)}`);
  return entry;
}

/** The register code a person reads (C1, not the character a week is packed with); '-' for no mark. */
export function codeOf(character: string): string {
  return codeOfCharacter(character).code;
}

export const isMissing = (character: string): boolean => character === NO_MARK;

export function isPresent(character: string): boolean {
  const { category } = codeOfCharacter(character);
  return category === 'attending' || category === 'approved educational activity';
}

export function isAbsent(character: string): boolean {
  const { category } = codeOfCharacter(character);
  return category === 'authorised absence' || category === 'unauthorised absence';
}

const GIVEN_WHEN_CALLED = new Set(['/', '\\', 'L', 'N', 'U']);

/**
 * Whether a mark shows that the register itself was called. Trips, appointments and illness may be entered
 * beforehand, so they alone do not make a session due.
 */
export function showsRegisterCalled(character: string): boolean {
  return GIVEN_WHEN_CALLED.has(character);
}

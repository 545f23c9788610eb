/** Decides how marks become counts: possible = attended + authorised + unauthorised, always. */
import { attendanceCodes } from './attendance-codes.ts';

export interface AttendanceCount {
  possible: number;
  attended: number;
  authorised: number;
  unauthorised: number;
  /** Marks L; part of attended. */
  late: number;
}

export const noSessions = (): AttendanceCount => ({
  possible: 0,
  attended: 0,
  authorised: 0,
  unauthorised: 0,
  late: 0,
});

type Kind = 0 | 1 | 2 | 3;
const ATTENDED: Kind = 1;
const AUTHORISED: Kind = 2;
const UNAUTHORISED: Kind = 3;
const kindOfCharacter = new Uint8Array(128);
for (const { character, category } of attendanceCodes) {
  const kind =
    category === 'attending' || category === 'approved educational activity'
      ? ATTENDED
      : category === 'authorised absence'
        ? AUTHORISED
        : category === 'unauthorised absence'
          ? UNAUTHORISED
          : 0;
  kindOfCharacter[character.charCodeAt(0)] = kind;
}
const LATE = 'L'.charCodeAt(0);

/** Whether a packed week's character is a possible session. */
export const isPossibleMark = (character: string): boolean => !!kindOfCharacter[character.charCodeAt(0)];

export const isAttendedMark = (character: string): boolean =>
  kindOfCharacter[character.charCodeAt(0)] === ATTENDED;

/** Adds one mark (times 1, or −1 to take it back) to a count, in place. */
export function addMark(count: AttendanceCount, character: string, times: 1 | -1 = 1): void {
  const unit = character.charCodeAt(0);
  const kind = kindOfCharacter[unit];
  if (!kind) return;
  count.possible += times;
  if (kind === ATTENDED) count.attended += times;
  else if (kind === AUTHORISED) count.authorised += times;
  else count.unauthorised += times;
  if (unit === LATE) count.late += times;
}

export function countMarks(marks: Iterable<string>): AttendanceCount {
  const count = noSessions();
  for (const character of marks) addMark(count, character);
  return count;
}

export function sumCounts(counts: Iterable<AttendanceCount>): AttendanceCount {
  const sum = noSessions();
  for (const count of counts) {
    sum.possible += count.possible;
    sum.attended += count.attended;
    sum.authorised += count.authorised;
    sum.unauthorised += count.unauthorised;
    sum.late += count.late;
  }
  return sum;
}

export const absentSessions = (count: Pick<AttendanceCount, 'possible' | 'attended'>): number =>
  count.possible - count.attended;

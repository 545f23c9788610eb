/** Decides how marks become counts: possible = attended + authorised + unauthorised, always. */
import { ATTENDED, AUTHORISED, LATE, NOT_POSSIBLE, UNAUTHORISED, kindOfUnit } from './mark-kinds.ts';

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

/** Adds one mark (times 1, or −1 to take it back) to a count, in place. */
export function addMark(count: AttendanceCount, character: string, times: 1 | -1 = 1): void {
  const kind = kindOfUnit[character.charCodeAt(0)] ?? NOT_POSSIBLE;
  if (kind === ATTENDED || kind === LATE) count.attended += times;
  else if (kind === AUTHORISED) count.authorised += times;
  else if (kind === UNAUTHORISED) count.unauthorised += times;
  else return;
  count.possible += times;
  if (kind === LATE) count.late += times;
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

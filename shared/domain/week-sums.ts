/**
 * Decides what each pupil's whole week adds up to, six kinds of sessions in two numbers: weeks are then added, not
 * marks. Worked out once for each week that is read.
 */
import {
  ATTENDED,
  AUTHORISED,
  KINDS,
  LATE,
  MISSING,
  NO_MARK_UNIT,
  NOT_POSSIBLE,
  UNAUTHORISED,
  kindOfUnit,
} from './mark-kinds.ts';
import type { WeekOfRegisters } from './register-counts.ts';
import { SESSIONS_PER_WEEK } from './session.ts';

/** Ten bits for each kind: 1,023 sessions, which no range of up to 73 weeks passes. */
const BITS = 10;
const MOST = (1 << BITS) - 1;
export const MOST_WEEKS_ADDED = 73;

const LOW_KINDS = [MISSING, ATTENDED, LATE] as const;
const HIGH_KINDS = [AUTHORISED, UNAUTHORISED, NOT_POSSIBLE] as const;
const lowUnit = new Uint32Array(KINDS);
const highUnit = new Uint32Array(KINDS);
LOW_KINDS.forEach((kind, place) => (lowUnit[kind] = 1 << (BITS * place)));
HIGH_KINDS.forEach((kind, place) => (highUnit[kind] = 1 << (BITS * place)));

export interface WeekSums {
  low: Uint32Array;
  high: Uint32Array;
  /** Of a pupil without a row in the week. */
  lowOfNoMarks: number;
}

const known = new WeakMap<WeekOfRegisters, { wanted: Uint8Array; sums: WeekSums }>();

/** @param wanted which of the seven days are school days: only there is a missing mark missing */
export function weekSums(week: WeekOfRegisters, wanted: Uint8Array): WeekSums {
  const held = known.get(week);
  if (held?.wanted === wanted) return held.sums;
  const { pupils, marks } = week;
  const low = new Uint32Array(pupils.length);
  const high = new Uint32Array(pupils.length);
  for (let record = 0; record < pupils.length; record++) {
    let [lowSum, highSum] = [0, 0];
    for (let slot = 0; slot < SESSIONS_PER_WEEK; slot++) {
      const unit = marks[record * SESSIONS_PER_WEEK + slot] ?? NO_MARK_UNIT;
      if (unit === NO_MARK_UNIT && wanted[slot >> 1] === 0) continue;
      const kind = kindOfUnit[unit] ?? NOT_POSSIBLE;
      lowSum += lowUnit[kind] ?? 0;
      highSum += highUnit[kind] ?? 0;
    }
    low[record] = lowSum;
    high[record] = highSum;
  }
  const lowOfNoMarks = 2 * wanted.reduce((days, day) => days + day, 0) * (lowUnit[MISSING] ?? 0);
  const sums = { low, high, lowOfNoMarks };
  known.set(week, { wanted, sums });
  return sums;
}

/** Adds what two numbers hold to the counts of a group. */
export function addSums(counts: Int32Array, at: number, low: number, high: number): void {
  LOW_KINDS.forEach((kind, place) => {
    counts[at + kind] = (counts[at + kind] ?? 0) + ((low >>> (BITS * place)) & MOST);
  });
  HIGH_KINDS.forEach((kind, place) => {
    counts[at + kind] = (counts[at + kind] ?? 0) + ((high >>> (BITS * place)) & MOST);
  });
}

/**
 * Decides what each pupil's whole weeks add up to, week after week of a school year, six kinds of sessions in two
 * numbers: any weeks in a row are then one subtraction, however many they are.
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
import {
  schoolDaysOfWeek,
  weekFrom,
  type SchoolRegisters,
  type WeekOfRegisters,
} from './school-registers.ts';
import { SESSIONS_PER_WEEK } from '../basics/session.ts';

/** Ten bits for each kind: 1,023 sessions, more than the weeks of a school year can hold. */
const BITS = 10;
const MOST = (1 << BITS) - 1;

const lowUnit = new Uint32Array(KINDS);
const highUnit = new Uint32Array(KINDS);
[MISSING, ATTENDED, LATE].forEach((kind, index) => (lowUnit[kind] = 1 << (BITS * index)));
[AUTHORISED, UNAUTHORISED, NOT_POSSIBLE].forEach((kind, index) => (highUnit[kind] = 1 << (BITS * index)));

/** By weeks, then by pupils in the order of the roll: all that came before the week. */
export interface SumsBefore {
  low: readonly Uint32Array[];
  high: readonly Uint32Array[];
}

/** What a pupil of a school year's sums weighs, in bytes. */
export const BYTES_OF_A_PUPILS_SUMS = 45 * 8;

/**
 * The sums of one roll's weeks of one school year. They are worked out when asked for, and kept for as long as the
 * weeks are the same.
 */
export class RunningSums {
  /** The Monday of the first week, as a day number. */
  #first = 0;
  /** Of each week, what its sums were made of. */
  readonly #made: { week: WeakRef<WeekOfRegisters>; wanted: Uint8Array }[] = [];
  /** One more than weeks. */
  readonly #low: Uint32Array[] = [];
  readonly #high: Uint32Array[] = [];

  /**
   * What came before each of some weeks, and before the week after them.
   * @param first the first week's Monday, as a day number
   */
  before(registers: SchoolRegisters, first: number, weeks: number): SumsBefore {
    let index = (first - this.#first) / 7;
    if (this.#low.length === 0 || index < 0 || index > this.#made.length) {
      this.#beginAt(first, registers.roll.pupils.length);
      index = 0;
    }
    for (let week = 0; week < weeks; week++) this.#have(registers, first + 7 * week, index + week);
    const [from, to] = [index, index + weeks + 1];
    return { low: this.#low.slice(from, to), high: this.#high.slice(from, to) };
  }

  #beginAt(first: number, pupils: number): void {
    this.#first = first;
    this.#made.length = 0;
    this.#low.splice(0, Infinity, new Uint32Array(pupils));
    this.#high.splice(0, Infinity, new Uint32Array(pupils));
  }

  #have(registers: SchoolRegisters, monday: number, index: number): void {
    const week = weekFrom(registers, monday);
    const wanted = schoolDaysOfWeek(registers.calendar, monday);
    const made = this.#made[index];
    if (made && made.week.deref() === week && made.wanted.every((day, at) => day === wanted[at])) return;
    const [low, high] = [this.#low[index], this.#high[index]];
    if (!low || !high) throw new Error('The sums of the weeks before are missing');
    const nothing = week.pupils.length === 0 && !wanted.includes(1);
    const after = nothing ? { low, high } : addWeek({ low, high }, registers.roll.flat.ids, week, wanted);
    this.#made.splice(index, Infinity, { week: new WeakRef(week), wanted });
    this.#low.splice(index + 1, Infinity, after.low);
    this.#high.splice(index + 1, Infinity, after.high);
  }
}

interface Sums {
  low: Uint32Array;
  high: Uint32Array;
}

/** @param wanted which of the seven days are school days: only there is a missing mark missing */
function addWeek(
  before: Sums,
  ids: Uint32Array,
  { pupils, marks }: WeekOfRegisters,
  wanted: Uint8Array,
): Sums {
  const [low, high] = [before.low.slice(), before.high.slice()];
  const lowOfNoMarks = 2 * wanted.reduce((days, day) => days + day, 0) * (lowUnit[MISSING] ?? 0);
  let record = 0;
  for (let pupil = 0; pupil < ids.length; pupil++) {
    const id = ids[pupil] ?? 0;
    while (record < pupils.length && (pupils[record] ?? 0) < id) record++;
    if (pupils[record] !== id) {
      low[pupil] = (low[pupil] ?? 0) + lowOfNoMarks;
      continue;
    }
    let [lowSum, highSum] = [0, 0];
    const at = record * SESSIONS_PER_WEEK;
    for (let slot = 0; slot < SESSIONS_PER_WEEK; slot++) {
      const unit = marks[at + slot] ?? NO_MARK_UNIT;
      if (unit === NO_MARK_UNIT && wanted[slot >> 1] === 0) continue;
      const kind = kindOfUnit[unit] ?? NOT_POSSIBLE;
      lowSum += lowUnit[kind] ?? 0;
      highSum += highUnit[kind] ?? 0;
    }
    low[pupil] = (low[pupil] ?? 0) + lowSum;
    high[pupil] = (high[pupil] ?? 0) + highSum;
  }
  return { low, high };
}

/** Adds what two numbers hold to the counts of a group; written out, as this is done for every pupil. */
export function addSums(counts: Int32Array, at: number, low: number, high: number): void {
  add(counts, at + MISSING, low & MOST);
  add(counts, at + ATTENDED, (low >>> BITS) & MOST);
  add(counts, at + LATE, low >>> (2 * BITS));
  add(counts, at + AUTHORISED, high & MOST);
  add(counts, at + UNAUTHORISED, (high >>> BITS) & MOST);
  add(counts, at + NOT_POSSIBLE, high >>> (2 * BITS));
}

function add(counts: Int32Array, at: number, sessions: number): void {
  counts[at] = (counts[at] ?? 0) + sessions;
}

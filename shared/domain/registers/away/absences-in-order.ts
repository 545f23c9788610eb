/** Walks through marks of a school's pupils, such as absences: a pupil's own in order of time. */
import { AUTHORISED, UNAUTHORISED, kindOfUnit } from '../mark-kinds.ts';
import { dueOn } from '../registers-called.ts';
import { weekFrom, type SchoolRegisters } from '../school-registers.ts';
import type { Moment } from '../../basics/london-time.ts';
import { dayNumber, mondayOf, type SchoolDate } from '../../basics/school-date.ts';
import { SESSIONS_PER_WEEK } from '../../basics/session.ts';

/** A mark that has come, of a pupil who was on roll. */
export type SeeMark = (pupil: number, day: number, half: 0 | 1, unit: number) => void;

const absences = kindOfUnit.map((kind) => (kind === AUTHORISED || kind === UNAUTHORISED ? 1 : 0));

/** Every absence. */
export const absencesInOrder = (
  registers: SchoolRegisters,
  query: { from: SchoolDate; to: SchoolDate; moment: Moment },
  see: SeeMark,
): void => marksInOrder(registers, query, absences, see);

/**
 * @param wanted 1 at the character code of each mark that is seen
 * @param see is given the pupil's index in the roll, the day's number, 0 for the morning, and the mark's character code;
 * weeks come in order, in each week pupil by pupil
 */
export function marksInOrder(
  registers: SchoolRegisters,
  query: { from: SchoolDate; to: SchoolDate; moment: Moment },
  wanted: Uint8Array,
  see: SeeMark,
): void {
  const { ids, starts, from: begins, to: ends, group } = registers.roll.flat;
  const today = dayNumber(query.moment.today);
  const [first, last] = [dayNumber(query.from), Math.min(dayNumber(query.to), today)];
  const due = last === today ? dueOn(registers, query.moment) : null;
  for (let monday = dayNumber(mondayOf(query.from)); monday <= last; monday += 7) {
    const { pupils, marks } = weekFrom(registers, monday);
    let pupil = 0;
    for (let record = 0; record < pupils.length; record++) {
      const id = pupils[record] ?? 0;
      while (pupil < ids.length && (ids[pupil] ?? 0) < id) pupil++;
      if (ids[pupil] !== id) continue;
      const at = record * SESSIONS_PER_WEEK;
      let span = starts[pupil] ?? 0;
      const afterSpans = starts[pupil + 1] ?? 0;
      for (let slot = 0; slot < SESSIONS_PER_WEEK; slot++) {
        const unit = marks[at + slot] ?? 0;
        if (wanted[unit] !== 1) continue;
        const day = monday + (slot >> 1);
        if (day < first || day > last) continue;
        while (span < afterSpans && (ends[span] ?? 0) < day) span++;
        if (span >= afterSpans || (begins[span] ?? 0) > day) continue;
        const half = (slot & 1) as 0 | 1;
        if (day === today && !due?.(group[span] ?? 0)[half]) continue;
        see(pupil, day, half, unit);
      }
    }
  }
}

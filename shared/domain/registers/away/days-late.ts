/**
 * Decides on how many days each pupil of a school came late since September: before the register closed (`L`) or after it
 * (`U`). Source: the field's rules on escalation: days late have a rule of their own.
 */
import type { Moment } from '../../basics/london-time.ts';
import { dateOfDayNumber, type SchoolDate } from '../../basics/school-date.ts';
import { LATE, kindOfUnit } from '../mark-kinds.ts';
import type { SchoolRegisters } from '../school-registers.ts';
import { marksInOrder, type SeeMark } from './absences-in-order.ts';
import { codeAt, disputes, type DisputedMarks } from './days-away.ts';

export interface DaysLate {
  pupilId: number;
  /** Late in the morning and in the afternoon is one day. */
  days: number;
  last: SchoolDate;
}

const LATE_AFTER_CLOSING = 'U';
const lateMarks = kindOfUnit.map((kind, unit) =>
  kind === LATE || codeAt(unit) === LATE_AFTER_CLOSING ? 1 : 0,
);

/** Of one pupil at several schools of the trust, one after the other. */
export const daysLateTogether = (pupilId: number, parts: readonly DaysLate[]): DaysLate => ({
  pupilId,
  days: parts.reduce((sum, { days }) => sum + days, 0),
  last:
    parts
      .map(({ last }) => last)
      .toSorted()
      .at(-1) ?? '',
});

/** Every mark of somebody who came late. */
export const latesInOrder = (
  registers: SchoolRegisters,
  query: { from: SchoolDate; to: SchoolDate; moment: Moment },
  see: SeeMark,
): void => marksInOrder(registers, query, lateMarks, see);

/** Everybody on the roll who was late, by id; a mark that a family says is wrong stands outside until it is answered. */
export function daysLate(
  registers: SchoolRegisters,
  query: { from: SchoolDate; to: SchoolDate; moment: Moment },
  disputed: DisputedMarks = new Set(),
): Map<number, DaysLate> {
  const { ids } = registers.roll.flat;
  const isDisputed = disputes(disputed);
  const found = new Map<number, { days: number; lastDay: number }>();
  latesInOrder(registers, query, (index, day, half) => {
    const id = ids[index] ?? 0;
    if (isDisputed(id, day, half)) return;
    const pupil = found.get(id);
    if (!pupil) found.set(id, { days: 1, lastDay: day });
    else if (pupil.lastDay !== day) {
      pupil.days += 1;
      pupil.lastDay = day;
    }
  });
  return new Map(
    [...found].map(([id, { days, lastDay }]) => [id, { pupilId: id, days, last: dateOfDayNumber(lastDay) }]),
  );
}

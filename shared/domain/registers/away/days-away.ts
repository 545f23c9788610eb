/**
 * Decides how many sessions each pupil of a school has been away since September, as the policy of escalation counts
 * them, and when it was last. Absences that a family says are no absences stand outside until that is answered.
 */
import type { Moment } from '../../basics/london-time.ts';
import type { EscalationPolicy } from '../../people/escalation-policy.ts';
import { sessionOfSlot } from '../../basics/session.ts';
import { dateOfDayNumber, type SchoolDate } from '../../basics/school-date.ts';
import { absencesInOrder } from './absences-in-order.ts';
import { missedByCode, type MissedAs } from './days-missed.ts';
import { codeOfUnit, countedCodes } from '../mark-kinds.ts';
import type { SchoolRegisters } from '../school-registers.ts';

/** Of a pupil, in sessions; two are a day. */
export interface DaysAway {
  pupilId: number;
  counted: number;
  /** Shown apart. */
  medical: number;
  /** By register code: leave, suspension and whatever else the policy does not count. */
  notCounted: ReadonlyMap<string, number>;
  /** Sessions counted from Monday to Friday. */
  weekdays: readonly number[];
  /** The last absence that counts. */
  last: SchoolDate | null;
}

/** What a mark is to the policy, by its character code. */
export function kindsOfPolicy({
  notCounted,
}: Pick<EscalationPolicy, 'notCounted'>): (unit: number) => MissedAs | null {
  const missedAs = missedByCode(notCounted);
  const byUnit = new Map<number, MissedAs | null>();
  return (unit) => {
    let found = byUnit.get(unit);
    if (found === undefined) byUnit.set(unit, (found = missedAs(codeAt(unit))));
    return found;
  };
}

/** The register code of a mark's character code. */
export const codeAt = (unit: number): string => countedCodes[codeOfUnit[unit] ?? 0]?.code ?? '';

/** By pupil and session ("12 2026-09-16 AM"). */
export type DisputedMarks = ReadonlySet<string>;

/** Whether a pupil's mark of a day's number and half is among them. */
export const disputes =
  (disputed: DisputedMarks) =>
  (id: number, day: number, half: number): boolean =>
    disputed.size > 0 && disputed.has(`${id} ${dateOfDayNumber(day)} ${sessionOfSlot(half)}`);

/** Everybody on the roll who has been away, by id. */
export function daysAway(
  registers: SchoolRegisters,
  query: { from: SchoolDate; to: SchoolDate; moment: Moment },
  policy: Pick<EscalationPolicy, 'notCounted'>,
  disputed: DisputedMarks = new Set(),
): Map<number, DaysAway> {
  const missedAs = kindsOfPolicy(policy);
  const { ids } = registers.roll.flat;
  const found = new Map<number, DaysAwayInHand>();
  const isDisputed = disputes(disputed);
  absencesInOrder(registers, query, (index, day, half, unit) => {
    const id = ids[index] ?? 0;
    if (isDisputed(id, day, half)) return;
    let pupil = found.get(id);
    if (!pupil) found.set(id, (pupil = nothingYet(id)));
    const as = missedAs(unit);
    if (as === 'medical') pupil.medical += 1;
    else if (as === 'not-counted')
      pupil.notCounted.set(codeAt(unit), (pupil.notCounted.get(codeAt(unit)) ?? 0) + 1);
    else if (as === 'missed') {
      pupil.counted += 1;
      pupil.lastDay = day;
      const weekday = (day + 3) % 7;
      pupil.weekdays[weekday] = (pupil.weekdays[weekday] ?? 0) + 1;
    }
  });
  return new Map(
    [...found].map(([id, { lastDay, ...pupil }]) => [
      id,
      { ...pupil, last: lastDay === null ? null : dateOfDayNumber(lastDay) },
    ]),
  );
}

/** Of one pupil at several schools of the trust, one after the other. */
export function daysAwayTogether(pupilId: number, parts: readonly DaysAway[]): DaysAway {
  const notCounted = new Map<string, number>();
  for (const part of parts)
    for (const [code, sessions] of part.notCounted)
      notCounted.set(code, (notCounted.get(code) ?? 0) + sessions);
  const sum = (numberOf: (part: DaysAway) => number): number =>
    parts.reduce((total, part) => total + numberOf(part), 0);
  return {
    pupilId,
    counted: sum(({ counted }) => counted),
    medical: sum(({ medical }) => medical),
    notCounted,
    weekdays: [0, 1, 2, 3, 4].map((day) => sum(({ weekdays }) => weekdays[day] ?? 0)),
    last:
      parts
        .flatMap(({ last }) => last ?? [])
        .toSorted()
        .at(-1) ?? null,
  };
}

interface DaysAwayInHand extends Omit<DaysAway, 'last'> {
  notCounted: Map<string, number>;
  weekdays: number[];
  lastDay: number | null;
}

const nothingYet = (pupilId: number): DaysAwayInHand => ({
  pupilId,
  counted: 0,
  medical: 0,
  notCounted: new Map(),
  weekdays: [0, 0, 0, 0, 0],
  lastDay: null,
});

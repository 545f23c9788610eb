/** Decides what a policy would propose over a school's registers of some days: how many, in which week, of which years. */
import type { Moment } from '../basics/london-time.ts';
import { policyTermOf, type PolicyTerm } from '../basics/school-calendar.ts';
import { dateOfDayNumber, mondayOf, type SchoolDate } from '../basics/school-date.ts';
import { meetingStages, type EscalationPolicy, type MeetingStage } from '../people/escalation-policy.ts';
import { daysOf } from '../people/escalation-policy.ts';
import { absencesInOrder } from '../registers/away/absences-in-order.ts';
import { kindsOfPolicy } from '../registers/away/days-away.ts';
import type { SchoolRegisters } from '../registers/school-registers.ts';
import { rolledOn } from '../roll/school-roll.ts';

type ByStage = Record<MeetingStage, number>;

export interface Simulated {
  /** By the week's Monday; weeks in which nothing would be proposed are left out. */
  weeks: { week: SchoolDate; byStage: ByStage }[];
  /** By year group. */
  byYear: Map<number, ByStage>;
}

const none = (): ByStage => ({ 2: 0, 3: 0, 4: 0 });

/**
 * As if each meeting were held before the next absence: a pupil is proposed at the absence that reaches a stage, again at
 * a later term's threshold of the same stage, and never for a lower one.
 */
export function simulatePolicy(
  registers: SchoolRegisters,
  query: { from: SchoolDate; to: SchoolDate; moment: Moment },
  policy: Pick<EscalationPolicy, 'stages' | 'notCounted'>,
): Simulated {
  const missedAs = kindsOfPolicy(policy);
  const termOf = termsByDay(registers);
  const thresholds = ([1, 2, 3] as const).map((term) =>
    meetingStages.map((stage) => 2 * daysOf(policy, stage, term)),
  );
  const pupils = registers.roll.pupils.length;
  const counted = new Uint16Array(pupils);
  /** The highest stage proposed, and the term in which it was. */
  const stageAt = new Uint8Array(pupils);
  const termAt = new Uint8Array(pupils);
  const weeks = new Map<SchoolDate, ByStage>();
  const byYear = new Map<number, ByStage>();
  absencesInOrder(registers, query, (index, day, _half, unit) => {
    if (missedAs(unit) !== 'missed') return;
    const sessions = (counted[index] = (counted[index] ?? 0) + 1);
    const term = termOf(day);
    const stage =
      meetingStages.findLast((_, at) => sessions >= (thresholds[term - 1]?.[at] ?? Infinity)) ?? 0;
    if (stage === 0 || stage < (stageAt[index] ?? 0)) return;
    if (stage === stageAt[index] && term === termAt[index]) return;
    stageAt[index] = stage;
    termAt[index] = term;
    const date = dateOfDayNumber(day);
    count(weeks, mondayOf(date), stage);
    const pupil = registers.roll.pupils[index];
    const year = pupil && rolledOn(pupil, date)?.yearGroup;
    if (year !== undefined) count(byYear, year, stage);
  });
  return {
    weeks: [...weeks].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([week, byStage]) => ({ week, byStage })),
    byYear,
  };
}

function count<Key>(counts: Map<Key, ByStage>, key: Key, stage: MeetingStage): void {
  const found = counts.get(key) ?? none();
  found[stage] += 1;
  counts.set(key, found);
}

function termsByDay({ calendar }: SchoolRegisters): (day: number) => PolicyTerm {
  const terms = new Map<number, PolicyTerm>();
  return (day) => {
    let term = terms.get(day);
    if (term === undefined) terms.set(day, (term = policyTermOf(calendar, dateOfDayNumber(day))));
    return term;
  };
}

/**
 * Decides what a policy would propose over a school's registers of some days: how many, in which week, of which years. As
 * if each meeting were held, and each message written, on the day it is proposed.
 */
import type { Moment } from '../basics/london-time.ts';
import { policyTermOf, type PolicyTerm } from '../basics/school-calendar.ts';
import { dateOfDayNumber, mondayOf, type SchoolDate } from '../basics/school-date.ts';
import {
  daysOf,
  meetingStages,
  stagesOfRule,
  type EscalationPolicy,
  type MeetingStage,
  type StagePolicy,
} from '../people/escalation-policy.ts';
import { absencesInOrder } from '../registers/away/absences-in-order.ts';
import { kindsOfPolicy } from '../registers/away/days-away.ts';
import { latesInOrder } from '../registers/away/days-late.ts';
import type { SchoolRegisters } from '../registers/school-registers.ts';
import { rolledOn } from '../roll/school-roll.ts';
import { schoolDaysOf, simulateWritten, type PupilWritten } from './simulate-written.ts';

export interface Proposed {
  byStage: Record<MeetingStage, number>;
  /** By days late: conversations (2) and meetings (3). */
  late: Record<2 | 3, number>;
  /** Families that would be written to before anybody meets. */
  messages: number;
}

export interface Simulated {
  /** By the week's Monday; weeks in which nothing would be proposed are left out. */
  weeks: ({ week: SchoolDate } & Proposed)[];
  /** By year group. */
  byYear: Map<number, Proposed>;
}

export type SimulatedRules = Pick<EscalationPolicy, 'stages' | 'lateness' | 'textFirst' | 'notCounted'>;

/** What is proposed of a pupil, by the pupil's index in the roll. */
type See = (index: number, day: number, what: keyof Proposed, stage: MeetingStage) => void;

/** @param overTenLastYear ids of pupils who are met first where others are written to */
export function simulatePolicy(
  registers: SchoolRegisters,
  query: { from: SchoolDate; to: SchoolDate; moment: Moment },
  policy: SimulatedRules,
  overTenLastYear: ReadonlySet<number> = new Set(),
): Simulated {
  const weeks = new Map<SchoolDate, Proposed>();
  const byYear = new Map<number, Proposed>();
  const see: See = (index, day, what, stage) => {
    const date = dateOfDayNumber(day);
    count(weeks, mondayOf(date), what, stage);
    const pupil = registers.roll.pupils[index];
    const year = pupil && rolledOn(pupil, date)?.yearGroup;
    if (year !== undefined) count(byYear, year, what, stage);
  };
  simulateAway(registers, query, policy, { overTenLastYear, see });
  if (policy.lateness.length > 0) simulateLate(registers, query, policy, see);
  return {
    weeks: [...weeks]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([week, proposed]) => ({ week, ...proposed })),
    byYear,
  };
}

function simulateAway(
  registers: SchoolRegisters,
  query: { from: SchoolDate; to: SchoolDate; moment: Moment },
  policy: SimulatedRules,
  { overTenLastYear, see }: { overTenLastYear: ReadonlySet<number>; see: See },
): void {
  const missedAs = kindsOfPolicy(policy);
  const { ids } = registers.roll.flat;
  const reach = stepper(registers, policy.stages);
  const written = new Map<number, PupilWritten>();
  absencesInOrder(registers, query, (index, day, _half, unit) => {
    if (missedAs(unit) !== 'missed') return;
    if (policy.textFirst && !overTenLastYear.has(ids[index] ?? 0)) {
      const pupil = written.get(index) ?? new Map<number, number>();
      written.set(index, pupil.set(day, (pupil.get(day) ?? 0) + 1));
      return;
    }
    const stage = reach(index, day, 1);
    if (stage !== null) see(index, day, 'byStage', stage);
  });
  const days = written.size > 0 ? schoolDaysOf(registers.calendar, query) : [];
  for (const [index, missed] of written)
    for (const { day, what, stage } of simulateWritten(days, policy, missed)) see(index, day, what, stage);
}

function simulateLate(
  registers: SchoolRegisters,
  query: { from: SchoolDate; to: SchoolDate; moment: Moment },
  policy: SimulatedRules,
  see: See,
): void {
  const reach = stepper(registers, stagesOfRule(policy, 'lateness'));
  const lastDay = new Map<number, number>();
  latesInOrder(registers, query, (index, day) => {
    if (lastDay.get(index) === day) return;
    lastDay.set(index, day);
    const stage = reach(index, day, 2);
    if (stage !== null) see(index, day, 'late', stage);
  });
}

/**
 * Adds up each pupil's sessions and says which stage is proposed by that: at the absence that reaches one, again at a
 * later term's threshold of the same stage, and never a lower one.
 */
function stepper(
  registers: SchoolRegisters,
  stages: readonly StagePolicy[],
): (index: number, day: number, sessions: number) => MeetingStage | null {
  const termOf = termsByDay(registers);
  const thresholds = ([1, 2, 3] as const).map((term) =>
    meetingStages.map((stage) => 2 * daysOf({ stages }, stage, term)),
  );
  const pupils = registers.roll.pupils.length;
  const counted = new Uint16Array(pupils);
  /** The highest stage proposed, and the term in which it was. */
  const stageAt = new Uint8Array(pupils);
  const termAt = new Uint8Array(pupils);
  return (index, day, more) => {
    const sessions = (counted[index] = (counted[index] ?? 0) + more);
    const term = termOf(day);
    const stage =
      meetingStages.findLast((_, at) => sessions >= (thresholds[term - 1]?.[at] ?? Infinity)) ?? null;
    if (stage === null || stage < (stageAt[index] ?? 0)) return null;
    if (stage === stageAt[index] && term === termAt[index]) return null;
    stageAt[index] = stage;
    termAt[index] = term;
    return stage;
  };
}

export const nothingProposed = (): Proposed => ({
  byStage: { 2: 0, 3: 0, 4: 0 },
  late: { 2: 0, 3: 0 },
  messages: 0,
});

function count<Key>(counts: Map<Key, Proposed>, key: Key, what: keyof Proposed, stage: MeetingStage): void {
  const found = counts.get(key) ?? nothingProposed();
  if (what === 'messages') found.messages += 1;
  else if (what === 'byStage') found.byStage[stage] += 1;
  else found.late[stage === 2 ? 2 : 3] += 1;
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

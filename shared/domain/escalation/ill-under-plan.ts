/**
 * Decides when a review of the health plan is asked for instead of a meeting about days away. Source: the field's rules on
 * escalation: illness under a recorded health plan proposes a plan review.
 */
import type { Moment } from '../basics/london-time.ts';
import type { PolicyTerm } from '../basics/school-calendar.ts';
import { dateOfDayNumber, type SchoolDate } from '../basics/school-date.ts';
import { daysOf, type EscalationPolicy, type MeetingStage } from '../people/escalation-policy.ts';
import { absencesInOrder } from '../registers/away/absences-in-order.ts';
import { codeAt, disputes, kindsOfPolicy, type DisputedMarks } from '../registers/away/days-away.ts';
import type { SchoolRegisters } from '../registers/school-registers.ts';
import { daysUnder, isWithin, standsOn, type DaySpan, type StandingPlan } from '../roll/standing-plans.ts';

/** By pupil with a health plan today: every day under one, as a plan that is renewed goes on. */
export function daysUnderHealthPlans(
  plans: readonly StandingPlan[],
  today: SchoolDate,
): Map<number, DaySpan[]> {
  const ofPupils = Map.groupBy(
    plans.filter(({ kind }) => kind === 'health-plan'),
    ({ pupilId }) => pupilId,
  );
  return new Map(
    [...ofPupils]
      .filter(([, some]) => some.some((plan) => standsOn(plan, today)))
      .map(([pupilId, some]) => [pupilId, some.flatMap((plan) => daysUnder(plan) ?? [])]),
  );
}

/** Illness, and a medical appointment where a policy counts it. */
const illness: ReadonlySet<string> = new Set(['I', 'M']);

/** Sessions of illness that count, on days under a health plan, by pupil. */
export function illUnderPlans(
  registers: SchoolRegisters,
  query: { from: SchoolDate; to: SchoolDate; moment: Moment },
  policy: Pick<EscalationPolicy, 'notCounted'>,
  daysUnderPlan: ReadonlyMap<number, readonly DaySpan[]>,
  disputed: DisputedMarks = new Set(),
): Map<number, number> {
  const missedAs = kindsOfPolicy(policy);
  const { ids } = registers.roll.flat;
  const isDisputed = disputes(disputed);
  const ill = new Map<number, number>();
  absencesInOrder(registers, query, (index, day, half, unit) => {
    const id = ids[index] ?? 0;
    const spans = daysUnderPlan.get(id);
    if (!spans || missedAs(unit) !== 'missed' || !illness.has(codeAt(unit))) return;
    const date = dateOfDayNumber(day);
    if (isDisputed(id, day, half) || !spans.some((span) => isWithin(span, date))) return;
    ill.set(id, (ill.get(id) ?? 0) + 1);
  });
  return ill;
}

/** Whether the stage is reached only with the days ill under the plan; all in sessions. */
export function asksForReview(
  { counted, ill }: { counted: number; ill: number },
  stage: MeetingStage,
  term: PolicyTerm,
  policy: Pick<EscalationPolicy, 'stages'>,
): boolean {
  return ill > 0 && counted - ill < 2 * daysOf(policy, stage, term);
}

/** Whether health plans and part-time timetables have days that can be, and one of a kind at a time. */
import { daysUnder, planFault, planKinds, type StandingPlan } from '#shared/domain/roll/standing-plans.ts';
import { overlap } from '#shared/domain/people/caseload.ts';

export function planFaults(plans: readonly StandingPlan[]): string[] {
  const named = ({ id, kind, pupilId }: StandingPlan): string => `${kind} ${id} of pupil ${pupilId}`;
  const written = plans.flatMap((plan) => {
    const fault = planFault(plan);
    return fault === null ? [] : [`${named(plan)}: ${fault.replaceAll('-', ' ')}`];
  });
  const ofKind = planKinds.flatMap((kind) => [
    ...Map.groupBy(
      plans.filter((plan) => plan.kind === kind),
      ({ pupilId }) => pupilId,
    ).values(),
  ]);
  const beside = ofKind.flatMap((some) =>
    some.flatMap((plan, index) =>
      some
        .slice(index + 1)
        .filter((other) => haveADayInCommon(plan, other))
        .map((other) => `${named(plan)} has days in common with ${other.id}`),
    ),
  );
  return [...written, ...beside];
}

function haveADayInCommon(one: StandingPlan, other: StandingPlan): boolean {
  const [days, others] = [daysUnder(one), daysUnder(other)];
  return days !== null && others !== null && overlap(days, others);
}

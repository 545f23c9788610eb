// Health plans and part-time timetables of a few pupils, recorded weeks ago through the operation that people use.
import type { StaffContext } from '../../operations/context.ts';
import { listProposals } from '../../operations/escalation/list-proposals.ts';
import { listPlansToLookAt } from '../../operations/escalation/plans/list-plans-to-look-at.ts';
import { recordPlan } from '../../operations/escalation/plans/record-plan.ts';
import { planNotes } from './meeting-stock.ts';
import type { SeededRandom } from './seeded-random.ts';

const HEALTH_PLANS = 3;

interface PlanDates {
  from: string;
  /** Days of review, one after the other. */
  reviews: readonly string[];
  /** Last days of timetables, one after the other. */
  ends: readonly string[];
}

/**
 * @param now whoever reads the lists as they are
 * @param then the same person, when the plans were recorded
 */
export async function inventPlansSoFar(
  random: SeededRandom,
  school: string,
  { now, then }: { now: StaffContext; then: StaffContext },
  { from, reviews, ends }: PlanDates,
): Promise<void> {
  const partTime = (await listPlansToLookAt(now, school)).items;
  for (const [index, until] of ends.entries()) {
    const pupil = partTime[index]?.pupil.id;
    if (!pupil) continue;
    const plan = {
      kind: 'part-time-timetable',
      from,
      until,
      note: random.pick(planNotes.timetable),
    } as const;
    await recordPlan(then, { pupil, plan });
  }
  const { items } = await listProposals(now, { school });
  const chosen = items.filter(({ stage }) => stage === 3).slice(0, HEALTH_PLANS);
  for (const [index, { pupil }] of chosen.entries()) {
    const reviewBy = reviews[index] ?? null;
    const plan = { kind: 'health-plan', from, reviewBy, note: random.pick(planNotes.health) } as const;
    await recordPlan(then, { pupil: pupil.id, plan });
  }
}

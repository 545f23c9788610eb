import type { StandingPlanView } from '#shared/contracts/escalation/standing-plan.ts';
import { isOver } from '#shared/domain/roll/standing-plans.ts';
import { plansAt, type StoredPlan } from '#shared/store/roll/standing-plans.ts';
import { cachedStaffNames } from '#shared/store/people/cached-people.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import { standingPlanText } from '#shared/wording/escalation/standing-plan-text.ts';
import { staffNamed } from '#shared/wording/people/staff-name.ts';
import type { StaffContext } from '../../context.ts';

/** A pupil's plans that stand or will, and those whose end has lately come; oldest first. */
export async function plansOfPupil(ctx: StaffContext, pupil: StoredPupil): Promise<StandingPlanView[]> {
  const plans = await plansAt(ctx.store.db, [pupil.school], pupil.id);
  return planViews(
    ctx,
    plans.filter((plan) => !isOver(plan, ctx.moment.today)),
  );
}

/** Outside a transaction. */
export async function planViews(
  ctx: StaffContext,
  plans: readonly StoredPlan[],
): Promise<StandingPlanView[]> {
  if (plans.length === 0) return [];
  const names = await cachedStaffNames(await ctx.reading());
  return plans.map(({ id, kind, from, until, reviewBy, note, recordedBy, endedOn }) => {
    const told = { kind, from, until, reviewBy, endedOn, recordedBy: staffNamed(names, recordedBy) };
    return { id, note, ...told, says: standingPlanText(told, ctx.moment.today) };
  });
}

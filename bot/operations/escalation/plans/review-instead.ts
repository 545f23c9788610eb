import { policyTermOf } from '#shared/domain/basics/school-calendar.ts';
import { asksForReview } from '#shared/domain/escalation/ill-under-plan.ts';
import type { MeetingStage, ProposalRule } from '#shared/domain/people/escalation-policy.ts';
import { cachedDaysLate } from '#shared/store/actions/cached-days-away.ts';
import { cachedIllUnderPlans } from '#shared/store/escalation/cached-plan-days.ts';
import { cachedCalendars } from '#shared/store/people/cached-people.ts';
import { cachedPolicies } from '#shared/store/people/escalation-policies.ts';
import type { School } from '#shared/store/people/schools.ts';
import { stagesReached } from '../../actions/stages-reached.ts';
import type { Context } from '../../context.ts';

export interface ReviewInstead {
  /** Sessions away that count (two of every day late), and those of them ill under a health plan. */
  counted: number;
  ill: number;
  /** A review of the plan is asked for, and no meeting. */
  review: boolean;
}

/** Of a school's proposals, by the registers and plans of now. Outside a transaction. */
export async function reviewsInstead(
  ctx: Context,
  school: School,
): Promise<(proposal: { pupilId: number; rule: ProposalRule; stage: MeetingStage }) => ReviewInstead> {
  const reading = await ctx.reading();
  const { today } = ctx.moment;
  const away = await stagesReached(ctx, [school]);
  const illOf = await cachedIllUnderPlans(reading, school, ctx.moment);
  const policy = (await cachedPolicies(reading))(school.id, today);
  const term = policyTermOf((await cachedCalendars(reading)).get(school.id) ?? [], today);
  const late = await cachedDaysLate(reading, school, ctx.moment);
  return ({ pupilId, rule, stage }) => {
    if (rule === 'lateness') return { counted: 2 * (late.get(pupilId)?.days ?? 0), ill: 0, review: false };
    const counted = away(school.id, pupilId).away?.counted ?? 0;
    const ill = illOf.get(pupilId) ?? 0;
    return { counted, ill, review: asksForReview({ counted, ill }, stage, term, policy) };
  };
}

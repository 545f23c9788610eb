import { stageReached, type Stage } from '#shared/domain/people/escalation-policy.ts';
import { policyTermOf } from '#shared/domain/basics/school-calendar.ts';
import type { DaysAway } from '#shared/domain/registers/away/days-away.ts';
import { cachedDaysAway } from '#shared/store/actions/cached-days-away.ts';
import { cachedCalendars } from '#shared/store/people/cached-people.ts';
import { cachedPolicies } from '#shared/store/people/escalation-policies.ts';
import type { School } from '#shared/store/people/schools.ts';
import type { Context } from '../context.ts';

export interface StageOfPupil {
  stage: Stage | null;
  /** Null: never away this year. */
  away: DaysAway | null;
}

/** By school and pupil, which stage of its school's policy has been reached by now. Outside a transaction. */
export async function stagesReached(
  ctx: Context,
  schools: readonly School[],
): Promise<(school: string, pupilId: number) => StageOfPupil> {
  const reading = await ctx.reading();
  const { today } = ctx.moment;
  const away = await cachedDaysAway(reading, schools, ctx.moment);
  const policyOf = await cachedPolicies(reading);
  const calendars = await cachedCalendars(reading);
  return (school, pupilId) => {
    const found = away.get(school)?.get(pupilId) ?? null;
    const term = policyTermOf(calendars.get(school) ?? [], today);
    return { stage: stageReached(found?.counted ?? 0, term, policyOf(school, today)), away: found };
  };
}

/** Days of this school year: those that count, medical ones, and those the policy leaves out. */
export function daysMissedOf(away: DaysAway | null): { missed: number; medical: number; notCounted: number } {
  const notCounted = [...(away?.notCounted.values() ?? [])].reduce((sum, sessions) => sum + sessions, 0);
  return {
    missed: (away?.counted ?? 0) / 2,
    medical: (away?.medical ?? 0) / 2,
    notCounted: notCounted / 2,
  };
}

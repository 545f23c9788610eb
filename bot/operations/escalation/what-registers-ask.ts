import { policyTermBegan, policyTermOf } from '#shared/domain/basics/school-calendar.ts';
import { schoolYearOf } from '#shared/domain/basics/school-date.ts';
import type { RegistersAsk } from '#shared/domain/escalation/proposals-of-school.ts';
import type { KnownProposal } from '#shared/domain/escalation/proposals.ts';
import { rolledOn } from '#shared/domain/roll/school-roll.ts';
import { cachedDaysAway, cachedDaysLate } from '#shared/store/actions/cached-days-away.ts';
import { cachedNoBetter, cachedOverTenLastYear } from '#shared/store/escalation/cached-text-first.ts';
import { cachedKnownProposals } from '#shared/store/escalation/proposals.ts';
import { cachedCalendars } from '#shared/store/people/cached-people.ts';
import { cachedPolicies } from '#shared/store/people/escalation-policies.ts';
import type { School } from '#shared/store/people/schools.ts';
import { cachedMoves } from '#shared/store/registers/moves.ts';
import { cachedRolls } from '#shared/store/registers/school-registers.ts';
import type { Context } from '../context.ts';

/** From what is remembered, outside the transaction: what changes meanwhile is looked at the next time. */
export async function whatRegistersAsk(
  ctx: Context,
  school: School,
  known: readonly KnownProposal[],
): Promise<RegistersAsk> {
  const { moment } = ctx;
  const { today } = moment;
  const reading = await ctx.reading();
  const policy = (await cachedPolicies(reading))(school.id, today);
  const calendar = (await cachedCalendars(reading)).get(school.id) ?? [];
  const roll = (await cachedRolls(reading, [school.id])).get(school.id);
  const away = (await cachedDaysAway(reading, [school], moment)).get(school.id);
  const late = policy.lateness.length > 0 ? await cachedDaysLate(reading, school, moment) : null;
  const ids = (roll?.pupils ?? []).flatMap((pupil) => (rolledOn(pupil, today) === null ? [] : [pupil.id]));
  return {
    today,
    term: policyTermOf(calendar, today),
    termBegan: policyTermBegan(calendar, today),
    policy,
    onRoll: new Set(ids),
    away: ids.flatMap((id) => away?.get(id) ?? []),
    late: ids.flatMap((id) => late?.get(id) ?? []),
    overTenLastYear: policy.textFirst ? await cachedOverTenLastYear(reading, school, moment) : new Set(),
    noBetter: policy.textFirst ? await cachedNoBetter(reading, school, { known, moment }) : new Set(),
  };
}

/** Meetings that were held this year about pupils who came from another school of the trust, under their ids of here. */
export async function heldElsewhere(ctx: Context, school: School): Promise<KnownProposal[]> {
  const reading = await ctx.reading();
  const { today } = ctx.moment;
  const moved = (await cachedMoves(reading, [school.id], today)).get(school.id);
  const found: KnownProposal[] = [];
  for (const [pupilId, selves] of moved ?? [])
    for (const self of selves) {
      const known = await cachedKnownProposals(reading, self.school, schoolYearOf(today));
      found.push(
        ...known
          .filter((one) => one.pupilId === self.pupilId && one.status === 'approved' && one.heldOn !== null)
          .map((one) => ({ ...one, pupilId })),
      );
    }
  return found;
}

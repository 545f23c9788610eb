import type { PolicyInput, PolicyView } from '#shared/contracts/people/escalation-policy.ts';
import { firstDayOfSchoolYear, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import {
  policyFault,
  type EscalationPolicy,
  type PolicySet,
} from '#shared/domain/people/escalation-policy.ts';
import { EVERY_SCHOOL, mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { missedByCode } from '#shared/domain/registers/away/days-missed.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { policyOn, storePolicy } from '#shared/store/people/escalation-policies.ts';
import { policyText } from '#shared/wording/escalation/policy-text.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { policyShown } from './read-policy.ts';

/** A school's own policy from a day on, with the reason why it varies from the trust's; what is left out stays. */
export async function setSchoolPolicy(
  ctx: StaffContext,
  { school, policy }: { school: string; policy: PolicyInput },
): Promise<PolicyView> {
  mustBeAllowed(mayUse(ctx.actor, 'set-school-policy', school), `the school ${school}`);
  if (!(await findSchool(ctx.store.db, school)))
    throw new Problem('not-found', `The school ${school} was not found.`);
  return setPolicy(ctx, school, policy);
}

/** The trust's, for every school that has none of its own. */
export async function setTrustPolicy(ctx: StaffContext, policy: PolicyInput): Promise<PolicyView> {
  mustBeAllowed(
    mayUse(ctx.actor, 'set-trust-policy', EVERY_SCHOOL) === 'yes' ? 'yes' : 'no',
    'the trust’s policy',
  );
  return setPolicy(ctx, EVERY_SCHOOL, policy);
}

/** As it stands from a day on; throws a Problem for what cannot be a policy. */
export async function mergedPolicy(
  ctx: StaffContext,
  school: string,
  { from = ctx.moment.today, reason, ...parts }: PolicyInput,
): Promise<PolicySet> {
  const { today } = ctx.moment;
  if (from < firstDayOfSchoolYear(schoolYearOf(today))) throw new Problem('bad-request', policyText.tooEarly);
  const { of: _of, from: _from, reason: before, ...stands } = await policyOn(ctx.store.db, school, today);
  const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
  const policy: EscalationPolicy = { ...stands, ...given };
  const fault = policyFault(policy);
  if (fault) throw new Problem('bad-request', `${fault} Nothing was changed.`);
  const missedAs = missedByCode([]);
  const strange = policy.notCounted.find((code) => missedAs(code) === null);
  if (strange !== undefined) throw new Problem('bad-request', policyText.noAbsence(strange));
  return { ...policy, from, reason: reason === undefined ? before : reason, setBy: ctx.actor.id };
}

async function setPolicy(ctx: StaffContext, school: string, input: PolicyInput): Promise<PolicyView> {
  const policy = await mergedPolicy(ctx, school, input);
  const before = await policyOn(ctx.store.db, school, ctx.moment.today);
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, school);
    await storePolicy(tx, school, policy);
    await audit(tx, {
      school,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'escalation-policy.set',
      detail: { before, after: policy },
    });
  });
  const { setBy: _, ...set } = policy;
  return policyShown({ ...set, of: school === EVERY_SCHOOL ? 'trust' : 'school' });
}

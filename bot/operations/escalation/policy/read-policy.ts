import type { PolicyView } from '#shared/contracts/people/escalation-policy.ts';
import { EVERY_SCHOOL, mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { allSchools, findSchool } from '#shared/store/people/schools.ts';
import { policyOn } from '#shared/store/people/escalation-policies.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';

/** The policy that holds at a school today, and whose it is. */
export async function readSchoolPolicy(ctx: StaffContext, school: string): Promise<PolicyView> {
  mustBeAllowed(mayUse(ctx.actor, 'see-figures', school), `the school ${school}`);
  if (!(await findSchool(ctx.store.db, school)))
    throw new Problem('not-found', `The school ${school} was not found.`);
  return policyShown(await policyOn(ctx.store.db, school, ctx.moment.today));
}

/** The trust's policy, and the schools that vary from it with their reason. */
export async function readTrustPolicy(
  ctx: StaffContext,
): Promise<{ policy: PolicyView; variations: { school: string; name: string; policy: PolicyView }[] }> {
  mustBeAllowed(
    mayUse(ctx.actor, 'compare-schools', EVERY_SCHOOL) === 'yes' ? 'yes' : 'no',
    'the trust’s policy',
  );
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const variations = [];
  for (const { id, name } of await allSchools(db)) {
    const policy = await policyOn(db, id, today);
    if (policy.of === 'school') variations.push({ school: id, name, policy: policyShown(policy) });
  }
  return { policy: policyShown(await policyOn(db, EVERY_SCHOOL, today)), variations };
}

/** The same, with arrays of its own. */
export const policyShown = (policy: Awaited<ReturnType<typeof policyOn>>): PolicyView => ({
  ...policy,
  stages: [...policy.stages],
  lateness: [...policy.lateness],
  settles: {
    tutor: [...policy.settles.tutor],
    'year-leader': [...policy.settles['year-leader']],
    'senior-leader': [...policy.settles['senior-leader']],
  },
  notCounted: [...policy.notCounted],
});

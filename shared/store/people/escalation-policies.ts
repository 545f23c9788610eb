/** The policies of escalation that schools and the trust have set, each with the day from which it holds. */
import { policySet } from '#shared/contracts/people/escalation-policy.ts';
import {
  policyInForce,
  type PolicyInForce,
  type PolicySet,
} from '#shared/domain/people/escalation-policy.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import type { Reading } from '../engine/data-memory.ts';
import type { Db, Tx } from '../engine/open-store.ts';

const NAME = 'escalation';

/** By school; EVERY_SCHOOL: the trust's. */
type Policies = ReadonlyMap<string, readonly PolicySet[]>;

async function allPolicies(db: Db | Tx): Promise<Policies> {
  const rows = await db.selectFrom('school_setting').selectAll().where('name', '=', NAME).execute();
  const read = rows.flatMap(({ school_id: school, value }) => {
    const policy = policySet.safeParse(value);
    // What only a newer node knows leaves what stood before it.
    return policy.success ? [{ school, policy: policy.data }] : [];
  });
  return new Map(
    [...Map.groupBy(read, ({ school }) => school)].map(([school, some]) => [
      school,
      some.map(({ policy }) => policy),
    ]),
  );
}

const inForce = (policies: Policies, school: string, date: SchoolDate): PolicyInForce =>
  policyInForce(policies.get(school) ?? [], policies.get(EVERY_SCHOOL) ?? [], date);

/** What holds at a school on a day; of EVERY_SCHOOL: in the trust. */
export const policyOn = async (db: Db | Tx, school: string, date: SchoolDate): Promise<PolicyInForce> =>
  inForce(await allPolicies(db), school, date);

/** The same of every school, remembered until one of them changes. */
export const cachedPolicies = async (
  reading: Reading,
): Promise<(school: string, date: SchoolDate) => PolicyInForce> => {
  const policies = await reading.shared('policies of escalation', () => allPolicies(reading.db));
  return (school, date) => inForce(policies, school, date);
};

/** Holds from its day on; a second one from the same day replaces the first. */
export async function storePolicy(tx: Tx, school: string, policy: PolicySet): Promise<void> {
  const value = JSON.stringify(policy);
  await tx
    .insertInto('school_setting')
    .values({ school_id: school, name: NAME, starts: policy.from, value })
    .onConflict((conflict) => conflict.columns(['school_id', 'name', 'starts']).doUpdateSet({ value }))
    .execute();
}

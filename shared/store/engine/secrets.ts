import { PlainError } from '../../domain/basics/plain-error.ts';
import type { Db } from './open-store.ts';
import { THIS_TRUST } from '../schema.ts';

/** A value this instance keeps for itself; the first one stored stays, whichever process was first. */
export async function keptSecret(db: Db, name: string, proposed: string): Promise<string> {
  await db
    .insertInto('instance_secret')
    .values({ trust_id: THIS_TRUST, name, value: proposed })
    .onConflict((conflict) => conflict.columns(['trust_id', 'name']).doNothing())
    .execute();
  const kept = await findSecret(db, name);
  if (kept === null) throw new PlainError(`What was kept as ${name} is gone`);
  return kept;
}

export async function findSecret(db: Db, name: string): Promise<string | null> {
  const row = await db
    .selectFrom('instance_secret')
    .select('value')
    .where('trust_id', '=', THIS_TRUST)
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value ?? null;
}

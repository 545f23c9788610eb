import { Migrator, type Migration } from 'kysely/migration';
import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';
import * as firstWalk from './migrations/0001-first-walk.ts';
import * as outOfReach from './migrations/0002-out-of-reach.ts';

const migrations: Record<string, Migration> = {
  '0001-first-walk': firstWalk,
  '0002-out-of-reach': outOfReach,
};

/** Brings the database to this version's shape; throws with what failed, having changed nothing of that step. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error)
    throw error instanceof Error
      ? error
      : new Error(`The database could not be migrated: ${JSON.stringify(error)}`);
}

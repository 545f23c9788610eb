import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { migrate, steps } from '#shared/store/engine/migrate.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { storeInMemory } from '../../support/stores/prepared-store.ts';

const newest = Object.keys(steps).sort().at(-1) ?? '';

onBothEngines('a database that a newer version has changed', (openedStore) => {
  it('is worked with when its step says so, and refused in plain words when it does not', async () => {
    const { db } = openedStore();
    const nothing = async (): Promise<void> => undefined;
    const adds = { '9998-adds': { worksWith: newest, up: nothing } };
    await migrate(db, { ...steps, ...adds });
    await migrate(db);
    await migrate(db, { ...steps, ...adds, '9999-changes': { up: nothing } });
    await expect(migrate(db)).rejects.toThrow(
      'changed by a newer version of Attendance First (9999-changes), which this version cannot work with',
    );
  });

  it('keeps nothing of a step that failed, its note included', async () => {
    const { store, drop } = await freshStore();
    const fails = {
      up: async (db: Parameters<(typeof steps)[string]['up']>[0]) => {
        await sql`create table half (school_id text primary key)`.execute(db);
        throw new Error('in the middle');
      },
    };
    await expect(migrate(store.db, { ...steps, '9998-fails': fails })).rejects.toThrow('in the middle');
    await migrate(store.db);
    const tables = (await store.db.introspection.getTables()).map(({ name }) => name);
    expect(tables).not.toContain('half');
    await drop();
  });
});

async function freshStore() {
  const store = await storeInMemory();
  return { store, drop: () => store.close() };
}

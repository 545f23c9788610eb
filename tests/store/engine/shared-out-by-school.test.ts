import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { onBothEngines } from '../../support/stores/both-engines.ts';

/** Tables that a sharded Postgres keeps whole on every node or on the coordinator, each with the reason. */
const keptWhole: Record<string, string> = {
  kysely_migration: 'the list of steps taken: a row or two, read at start only',
  kysely_migration_lock: 'one row of the migrator',
  local_stand_in: 'Microsoft’s side in local mode, on one machine only',
};

interface Key {
  table: string;
  key: string;
  first: string;
}

onBothEngines('a Postgres shared out by school', (openedStore) => {
  it('finds the school or the trust first in every primary key and unique index', async () => {
    const { rows } = await sql<Key>`
      select c.relname as "table", k.relname as key, a.attname as first
      from pg_index i
        join pg_class c on c.oid = i.indrelid
        join pg_class k on k.oid = i.indexrelid
        join pg_namespace n on n.oid = c.relnamespace
        left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisunique and n.nspname = 'public'
      order by 1, 2`.execute(openedStore().db);
    expect(rows.length).toBeGreaterThan(25);
    expect(rows.filter(isAstray)).toEqual([]);
  });

  it('finds it first on both sides of every foreign key', async () => {
    const { rows } = await sql<Key>`
      select c.relname as "table", f.conname as key, a.attname as first
      from pg_constraint f
        join pg_namespace n on n.oid = f.connamespace
        cross join lateral (values (f.conrelid, f.conkey[1]), (f.confrelid, f.confkey[1])) side (relation, place)
        join pg_class c on c.oid = side.relation
        join pg_attribute a on a.attrelid = side.relation and a.attnum = side.place
      where f.contype = 'f' and n.nspname = 'public'`.execute(openedStore().db);
    expect(rows.filter(isAstray)).toEqual([]);
  });

  it('finds a primary key on every table', async () => {
    const { rows } = await sql<{ table: string }>`
      select c.relname as "table" from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname = 'public'
        and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`.execute(
      openedStore().db,
    );
    expect(rows).toEqual([]);
  });
});

const isAstray = ({ table, first }: Key): boolean =>
  !(table in keptWhole) && first !== 'school_id' && first !== 'trust_id';

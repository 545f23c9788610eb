import { sql } from 'kysely';
import type { Db, Tx } from '../engine/open-store.ts';

export interface CarriedTable {
  name: string;
  /** Its columns with their types, in order of their names. */
  columns: { name: string; type: string }[];
  /** The column the database numbers by itself, if there is one. */
  numbered: string | null;
}

/**
 * What a backup holds: every table of ours. Not the job queue, which the timetable fills again, not what the stand-ins
 * of local mode keep, which is Microsoft's side, and neither the versions nor the steps, which a store keeps for itself.
 */
export async function carriedTables(db: Db | Tx): Promise<CarriedTable[]> {
  const { rows } = await sql<{ table: string; column: string; type: string; numbered: boolean }>`
    select c.table_name as "table", c.column_name as "column", c.udt_name as type, c.is_identity = 'YES' as numbered
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
      and c.table_name not like 'kysely%' and c.table_name not like 'local%' and c.table_name not in ('data_version', 'schema_step')
    order by c.table_name, c.column_name`.execute(db);
  const tables = new Map<string, CarriedTable>();
  for (const { table, column, type, numbered } of rows) {
    const found = tables.get(table) ?? { name: table, columns: [], numbered: null };
    found.columns.push({ name: column, type });
    if (numbered) found.numbered = column;
    tables.set(table, found);
  }
  return [...tables.values()];
}

/** The last migration a database has seen. */
export async function migrationOf(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name desc limit 1`.execute(db);
  return rows[0]?.name ?? '';
}

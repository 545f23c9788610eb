import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { PlainError } from '../../domain/basics/plain-error.ts';
import { audit } from '../audit/audit.ts';
import type { Db, Store, Tx } from '../engine/open-store.ts';
import { readBackupFile, type Cells, type TableHead } from './backup-file.ts';
import { carriedTables, migrationOf, type CarriedTable } from './carried-tables.ts';

export interface RestoreMade {
  tables: number;
  rows: number;
}

/**
 * Fills the store from a backup, of either engine: the whole file is read and checked first, then all of it goes in
 * or nothing. Throws in words when the store holds something already, unless `replace` says to empty it.
 */
export async function restoreBackup(
  store: Store,
  file: string,
  options: { replace: boolean; now: Date },
): Promise<RestoreMade> {
  const tables = new Map((await carriedTables(store.db)).map((table) => [table.name, table]));
  const { madeAt, sha256 } = await checked(store.db, file, tables);
  const made: RestoreMade = { tables: 0, rows: 0 };
  await store.transaction(async (tx) => {
    await sql`lock table ${sql.join([...tables.keys()].map((name) => sql.table(name)))} in exclusive mode`.execute(
      tx,
    );
    const held = await heldIn(tx, tables);
    if (held.length > 0 && !options.replace) {
      throw new PlainError(
        `This store is not empty: it holds ${held.join(', ')}. Nothing was changed. To put the backup in their place, add --replace.`,
      );
    }
    for (const { name } of tables.values()) await emptied(tx, name);
    let into: CarriedTable | undefined;
    let columns: string[] = [];
    await readBackupFile(file, {
      head: () => undefined,
      table: (head) => {
        into = tables.get(head.table);
        columns = head.columns;
        made.tables += 1;
      },
      rows: async (rows) => {
        if (!into) return;
        await insert(tx, into, columns, rows);
        made.rows += rows.length;
      },
    });
    for (const table of tables.values()) await numberOn(tx, table);
    await sql`update data_version set version = version + 1`.execute(tx); // emptying a table raises none
    const detail = { madeAt, sha256, rows: made.rows, replaced: held };
    await audit(tx, { school: '*', at: options.now, staffId: 'restore', what: 'store.restore', detail });
  });
  return made;
}

/** Reads all of the file, and compares its tables with ours, before anything is touched. */
async function checked(
  db: Db,
  file: string,
  tables: ReadonlyMap<string, CarriedTable>,
): Promise<{ madeAt: string; sha256: string }> {
  const ours = await migrationOf(db);
  const missing = new Set(tables.keys());
  let madeAt = '';
  await readBackupFile(file, {
    head: (head) => {
      if (head.migration !== ours) {
        throw new PlainError(
          `The backup has the shape ${head.migration}, this version of the product ${ours}. Restore it with the version that made it, then start the newer one. Nothing was changed.`,
        );
      }
      madeAt = head.madeAt;
    },
    table: ({ table, columns }: TableHead) => {
      const columnNames = tables.get(table)?.columns.map((column) => column.name);
      if (columnNames?.join() !== columns.join())
        throw new PlainError(
          `The backup’s table ${table} is not as this version has it. Nothing was changed.`,
        );
      missing.delete(table);
    },
    rows: () => undefined,
  });
  if (missing.size > 0)
    throw new PlainError(`The backup lacks ${[...missing].join(', ')}. Nothing was changed.`);
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) hash.update(piece);
  return { madeAt, sha256: hash.digest('hex') };
}

/** Which tables hold something: "3 school". */
async function heldIn(tx: Tx, tables: ReadonlyMap<string, CarriedTable>): Promise<string[]> {
  const held: string[] = [];
  for (const name of tables.keys()) {
    const { rows } = await sql<{
      count: number;
    }>`select count(*)::int as count from ${sql.table(name)}`.execute(tx);
    const count = rows[0]?.count ?? 0;
    if (count > 0) held.push(`${count} ${name}`);
  }
  return held;
}

/** Append-only tables refuse to be emptied; within this transaction they are told to let it be. */
async function emptied(tx: Tx, name: string): Promise<void> {
  await sql`alter table ${sql.table(name)} disable trigger user`.execute(tx);
  await sql`truncate ${sql.table(name)}`.execute(tx);
  await sql`alter table ${sql.table(name)} enable trigger user`.execute(tx);
}

async function insert(
  tx: Tx,
  table: CarriedTable,
  columns: readonly string[],
  rows: readonly Cells[],
): Promise<void> {
  const typeOf = new Map(table.columns.map(({ name, type }) => [name, type]));
  const names = sql.join(columns.map((name) => sql.ref(name)));
  const cells = sql.join(
    columns.map((name, at) => sql`(row ->> ${sql.lit(at)})::${sql.raw(typeOf.get(name) ?? 'text')}`),
  );
  await sql`insert into ${sql.table(table.name)} (${names})
    select ${cells} from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as row`.execute(tx);
}

async function numberOn(tx: Tx, table: CarriedTable): Promise<void> {
  if (!table.numbered) return;
  await sql`select setval(pg_get_serial_sequence(${table.name}, ${table.numbered}),
    (select coalesce(max(${sql.ref(table.numbered)}), 0) + 1 from ${sql.table(table.name)}), false)`.execute(
    tx,
  );
}

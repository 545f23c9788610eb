import { sql } from 'kysely';
import type { Store } from '../engine/open-store.ts';
import { BACKUP_FORMAT, writeBackupFile, type Cells } from './backup-file.ts';
import { carriedTables, migrationOf } from './carried-tables.ts';

const ROWS_AT_ONCE = 5000;

export interface BackupSummary {
  tables: number;
  rows: number;
}

/** Writes the whole store into one file, as it stands at one moment, whatever others do meanwhile. */
export async function writeBackup(store: Store, file: string, now: Date): Promise<BackupSummary> {
  const made: BackupSummary = { tables: 0, rows: 0 };
  await store.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const head = {
        form: BACKUP_FORMAT,
        migration: await migrationOf(tx),
        madeAt: now.toISOString(),
      } as const;
      const tables = await carriedTables(tx);
      await writeBackupFile(file, head, async (writer) => {
        for (const { name, columns } of tables) {
          await writer.table({ table: name, columns: columns.map((column) => column.name) });
          const texts = sql.join(columns.map((column) => sql`${sql.ref(column.name)}::text`));
          await sql`declare rows no scroll cursor for select array[${texts}] as cells from ${sql.table(name)}`.execute(
            tx,
          );
          for (;;) {
            const { rows } = await sql<{ cells: Cells }>`fetch ${sql.lit(ROWS_AT_ONCE)} from rows`.execute(
              tx,
            );
            await writer.rows(rows.map(({ cells }) => cells));
            made.rows += rows.length;
            if (rows.length < ROWS_AT_ONCE) break;
          }
          await sql`close rows`.execute(tx);
          await writer.endTable();
          made.tables += 1;
        }
      });
    });
  return made;
}

import type { ImportKindName, ImportReport } from '#shared/contracts/import-report.ts';
import { inPieces } from './in-pieces.ts';
import type { Db, Tx } from './open-store.ts';
import { THIS_TRUST } from './schema.ts';

/** Notes that an import begins, and gives it the number by which the registers know it. */
export async function startImportRun(
  db: Db | Tx,
  run: { id: string; kind: ImportKindName; by: string; at: Date; undoes?: number },
): Promise<number> {
  const { import_number } = await db
    .insertInto('import_run')
    .values({
      trust_id: THIS_TRUST,
      import_id: run.id,
      kind: run.kind,
      state: 'running',
      imported_by: run.by,
      imported_at: run.at,
      undoes: run.undoes ?? null,
      report: null,
    })
    .returning('import_number')
    .executeTakeFirstOrThrow();
  return import_number;
}

/** An import that failed before it changed anything is not remembered. */
export async function forgetImportRun(db: Db | Tx, id: string): Promise<void> {
  await db.deleteFrom('import_run').where('trust_id', '=', THIS_TRUST).where('import_id', '=', id).execute();
}

/** Keeps what an import did, and the rows it refused. */
export async function finishImportRun(
  tx: Tx,
  report: ImportReport,
  refused: ImportReport['rejected'],
): Promise<void> {
  await tx
    .updateTable('import_run')
    .set({ state: 'done', report: JSON.stringify(report) })
    .where('trust_id', '=', THIS_TRUST)
    .where('import_id', '=', report.id)
    .execute();
  for (const piece of inPieces(refused)) {
    await tx
      .insertInto('import_rejection')
      .values(
        piece.map((row) => ({
          trust_id: THIS_TRUST,
          import_id: report.id,
          line: row.line,
          column_name: row.column,
          found: row.found,
          message: row.message,
          school_id: null,
        })),
      )
      .execute();
  }
}

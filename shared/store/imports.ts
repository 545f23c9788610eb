import type { ImportReport } from '#shared/contracts/import-report.ts';
import { inPieces } from './in-pieces.ts';
import type { Tx } from './open-store.ts';
import { THIS_TRUST } from './schema.ts';

/** Keeps what an import did, and every row it refused, so that nothing refused is lost. */
export async function storeImportRun(
  tx: Tx,
  run: { report: ImportReport; by: string; at: Date; refused: ImportReport['rejected'] },
): Promise<void> {
  await tx
    .insertInto('import_run')
    .values({
      trust_id: THIS_TRUST,
      import_id: run.report.id,
      kind: run.report.kind,
      imported_by: run.by,
      imported_at: run.at,
      report: JSON.stringify(run.report),
    })
    .execute();
  for (const piece of inPieces(run.refused)) {
    await tx
      .insertInto('import_rejection')
      .values(
        piece.map((row) => ({
          trust_id: THIS_TRUST,
          import_id: run.report.id,
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

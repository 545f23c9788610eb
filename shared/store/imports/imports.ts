import { importKindNames, type ImportKind } from '#shared/domain/people/import-kinds.ts';
import { sql, type Selectable } from 'kysely';
import type { ImportReport, RejectedRow } from '#shared/contracts/imports/import-report.ts';
import { inPieces } from '../engine/in-pieces.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import { THIS_TRUST } from '../schema.ts';
import type { ImportRunTable } from './tables.ts';

/** Notes that an import begins, and gives it the number by which the registers know it. */
export async function startImportRun(
  db: Db | Tx,
  run: { id: string; kind: ImportKind; by: string; at: Date; undoes?: number },
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
export async function deleteImportRun(db: Db | Tx, id: string): Promise<void> {
  await db.deleteFrom('import_run').where('trust_id', '=', THIS_TRUST).where('import_id', '=', id).execute();
}

export interface StoredRejection extends RejectedRow {
  /** Null: none, or none of those who brought the file. */
  school: string | null;
}

/** Keeps what an import did, and the rows it refused. */
export async function finishImportRun(
  tx: Tx,
  report: ImportReport,
  refused: readonly StoredRejection[],
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
          school_id: row.school,
        })),
      )
      .execute();
  }
}

/** Reports of before may lack what later ones say. */
interface StoredReport extends Omit<ImportReport, 'cleared'> {
  cleared?: { column: string; rows: number; records?: string[] }[];
  /** See migration 0011. */
  clearedUnasked?: boolean;
}

export interface ImportRun {
  id: string;
  number: number;
  kind: ImportKind;
  state: ImportRunTable['state'];
  by: string;
  at: Date;
  undoes: number | null;
  report: StoredReport | null;
}

/** The latest imports, newest first. */
export async function latestImportRuns(db: Db | Tx, limit: number): Promise<ImportRun[]> {
  const rows = await runs(db).orderBy('import_number', 'desc').limit(limit).execute();
  return rows.map(toRun);
}

export async function findImportRun(db: Db | Tx, id: string): Promise<ImportRun | null> {
  const row = await runs(db).where('import_id', '=', id).executeTakeFirst();
  return row ? toRun(row) : null;
}

/** Imports that may have cleared something unasked, and that nobody has looked at, newest first. */
export async function importsThatClearedUnasked(db: Db | Tx): Promise<ImportRun[]> {
  const rows = await runs(db)
    .where(sql<boolean>`report @> '{"clearedUnasked": true}'`)
    .where('state', '<>', 'taken-back')
    .orderBy('import_number', 'desc')
    .execute();
  return rows.map(toRun);
}

/** Notes that somebody has looked at what an import may have cleared. */
export async function markClearedChecked(tx: Tx, id: string): Promise<void> {
  await sql`update import_run set report = report || '{"clearedUnasked": false}'
    where trust_id = ${THIS_TRUST} and import_id = ${id}`.execute(tx);
}

/** Notes that an import has been taken back. */
export async function markTakenBack(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('import_run')
    .set({ state: 'taken-back' })
    .where('trust_id', '=', THIS_TRUST)
    .where('import_id', '=', id)
    .execute();
}

/** Of kinds this version knows: a newer node may have brought in others. */
const runs = (db: Db | Tx) =>
  db
    .selectFrom('import_run')
    .selectAll()
    .where('trust_id', '=', THIS_TRUST)
    .where('kind', 'in', importKindNames);

function toRun(row: Selectable<ImportRunTable>): ImportRun {
  return {
    id: row.import_id,
    number: row.import_number,
    kind: row.kind as ImportKind,
    state: row.state,
    by: row.imported_by,
    at: row.imported_at,
    undoes: row.undoes,
    report: row.report as StoredReport | null,
  };
}

/** On a store nobody else has, an import that was under way when the process ended will not go on. */
export async function markCutOffImports(db: Db): Promise<void> {
  await db.updateTable('import_run').set({ state: 'cut-off' }).where('state', '=', 'running').execute();
}

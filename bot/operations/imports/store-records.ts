import type { Tx } from '#shared/store/engine/open-store.ts';
import { recordingChanges } from '#shared/store/imports/replaced-records.ts';
import type { RecordKind } from '#shared/store/imports/record-kinds.ts';
import type { RowOfFile } from './last-rows.ts';
import type { RunningImport } from './running-import.ts';

/** Stores rows school by school, and keeps what they replace. */
export async function storeRecords<Row>(
  tx: Tx,
  run: RunningImport,
  kind: RecordKind,
  rows: readonly RowOfFile<Row>[],
  keyOf: (row: Row) => [school: string, key: string],
  storeRow: (row: Row, line: number) => Promise<void>,
): Promise<void> {
  for (const school of new Set(rows.map(({ row }) => keyOf(row)[0]))) {
    const ofSchool = rows.filter(({ row }) => keyOf(row)[0] === school);
    const keys = ofSchool.map(({ row }) => keyOf(row)[1]);
    await recordingChanges(tx, { kind, school, importNumber: run.number, keys }, async () => {
      for (const { line, row } of ofSchool) await storeRow(row, line);
    });
  }
}

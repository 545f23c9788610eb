/** What taking back a file of schools, terms, staff, pupils, contacts, minimums or results means, record by record. */
import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../engine/open-store.ts';
import { recordingChanges, replacedRecords, restoreRecord, type ReplacedRecord } from './replaced-records.ts';
import { recordKinds, type IsNeeded, type RecordKind } from './record-kinds.ts';

/**
 * Puts back each record that still stands as the import left it; one that changed since, or that the import added and
 * other things hang on by now, stays.
 */
export async function undoRecords(
  tx: Tx,
  kind: RecordKind,
  school: string,
  importNumber: number,
  undoNumber: number,
): Promise<{ takenBack: number; kept: number }> {
  const { isNeeded } = recordKinds[kind] as { isNeeded?: IsNeeded };
  const records = await replacedRecords(tx, kind, school, importNumber);
  const back: ReplacedRecord[] = [];
  for (const found of records) {
    const record = kind === 'staff' ? postAlone(found) : found;
    const stands = isDeepStrictEqual(record.standing, record.after);
    const loose = record.before !== null || !(await isNeeded?.(tx, school, record.after ?? {}));
    if (stands && loose) back.push(record);
  }
  const keys = back.map(({ key }) => key);
  await recordingChanges(tx, { kind, school, importNumber: undoNumber, keys }, async () => {
    for (const record of back) await restoreRecord(tx, record);
  });
  return { takenBack: back.length, kept: records.length - back.length };
}

/**
 * A person is shared by all their posts, and stays named where they did things: the post at this school goes back by
 * itself, the person with it where nothing else has changed them.
 */
function postAlone(record: ReplacedRecord): ReplacedRecord {
  const of = (rows: ReplacedRecord['before'], table: string): unknown[] => rows?.[table] ?? [];
  const personStands =
    record.before !== null && isDeepStrictEqual(of(record.standing, 'staff'), of(record.after, 'staff'));
  const kept = (rows: ReplacedRecord['before']): Record<string, unknown[]> => ({
    ...(personStands && { staff: of(rows, 'staff') }),
    staff_post: of(rows, 'staff_post'),
  });
  return {
    key: record.key,
    before: kept(record.before),
    after: kept(record.after),
    standing: kept(record.standing),
  };
}

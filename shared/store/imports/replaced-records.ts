/**
 * What a file of schools, terms, staff, pupils, contacts, minimums or results replaced, so that it can be taken back:
 * each record's rows before and after, as the database writes them. Marks keep their own history (store-marks.ts).
 */
import { sql } from 'kysely';
import { bulkRows, named } from '../engine/bulk-rows.ts';
import { inPieces } from '../engine/in-pieces.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import { recordKinds, type RecordKind, type Rows } from './record-kinds.ts';

const primaryKeys: Record<string, readonly string[]> = {
  school: ['school_id'],
  calendar_period: ['school_id', 'kind', 'name', 'starts'],
  staff: ['trust_id', 'staff_id'],
  staff_post: ['school_id', 'staff_id'],
  pupil: ['school_id', 'pupil_id'],
  pupil_membership: ['school_id', 'pupil_id', 'starts'],
  contact: ['school_id', 'pupil_id', 'position'],
  target: ['school_id', 'purpose', 'phase', 'starts'],
  pupil_result: ['school_id', 'pupil_id', 'school_year'],
};

/** Columns that a table has gained: what they say of a row noted by a version that did not know them. */
const gainedColumns: Record<string, Record<string, unknown>> = {
  staff: { id_holds_at: null },
  pupil: { youth_offending_worker: false },
};

async function readRecords(
  db: Db | Tx,
  kind: RecordKind,
  school: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await recordKinds[kind].records(school, keys).execute(db);
  return new Map(rows.map((row) => [row.key, row.rows]));
}

const columns = {
  school_id: 'text',
  import_number: 'integer',
  record_key: 'text',
  before: 'jsonb',
  after: 'jsonb',
} as const;

/** Does the work on these records, and keeps what stood before where it changed something. */
export async function recordingChanges<Result>(
  tx: Tx,
  of: { kind: RecordKind; school: string; importNumber: number; keys: readonly string[] },
  work: () => Promise<Result>,
): Promise<Result> {
  const before = await readRecords(tx, of.kind, of.school, of.keys);
  const result = await work();
  const after = await readRecords(tx, of.kind, of.school, of.keys);
  const changed = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [stood, rows] = [before.get(key) ?? null, after.get(key) ?? null];
    if (stood === rows) return [];
    return [
      {
        school_id: of.school,
        import_number: of.importNumber,
        record_key: key,
        before: stood,
        after: rows,
      },
    ];
  });
  for (const piece of inPieces(changed))
    await sql`insert into replaced_record ${named(columns)} ${bulkRows(columns, piece)}
      on conflict (school_id, import_number, record_key) do update set after = excluded.after`.execute(tx);
  return result;
}

/** Schools whose records an import changed, in order. */
export async function schoolsWithReplaced(db: Db | Tx, importNumber: number): Promise<string[]> {
  const rows = await db
    .selectFrom('replaced_record')
    .select('school_id')
    .distinct()
    .where('import_number', '=', importNumber)
    .orderBy('school_id')
    .execute();
  return rows.map((row) => row.school_id);
}

/** A record an import changed, as it stood before, as it was left, and as it stands; null: there is none. */
export interface ReplacedRecord {
  key: string;
  before: Rows | null;
  after: Rows | null;
  standing: Rows | null;
}

export async function replacedRecords(
  tx: Tx,
  kind: RecordKind,
  school: string,
  importNumber: number,
): Promise<ReplacedRecord[]> {
  const { rows } = await sql<{ key: string; before: string | null; after: string | null }>`
    select record_key as key, before::text as before, after::text as after from replaced_record
    where school_id = ${school} and import_number = ${importNumber} order by record_key`.execute(tx);
  const standing = await readRecords(
    tx,
    kind,
    school,
    rows.map(({ key }) => key),
  );
  return rows.map(({ key, before, after }) => ({
    key,
    before: read(before),
    after: read(after),
    standing: read(standing.get(key)),
  }));
}

function read(text: string | null | undefined): Rows | null {
  if (!text) return null;
  const noted = Object.entries(JSON.parse(text) as Record<string, object[]>);
  return Object.fromEntries(
    noted.map(([table, rows]) => [table, rows.map((row) => ({ ...gainedColumns[table], ...row }))]),
  );
}

/** Puts a record's rows back as they were; what the import had added goes. */
export async function restoreRecord(tx: Tx, record: ReplacedRecord): Promise<void> {
  for (const [table, rows] of Object.entries(record.after ?? {})) {
    const key = primaryKeys[table] ?? [];
    const same = sql.join(
      key.map((column) => sql`t.${sql.ref(column)} = gone.${sql.ref(column)}`),
      sql` and `,
    );
    await sql`delete from ${sql.table(table)} t
      using jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb) gone
      where ${same}`.execute(tx);
  }
  for (const [table, rows] of Object.entries(record.before ?? {})) {
    await sql`insert into ${sql.table(table)}
      select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
      tx,
    );
  }
}

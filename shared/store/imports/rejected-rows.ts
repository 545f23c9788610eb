/** Rows of files that were refused by themselves, gathered by why. */
import type { ImportKind } from '#shared/domain/people/import-kinds.ts';
import { sql } from 'kysely';
import type { Db } from '../engine/open-store.ts';
import { THIS_TRUST } from '../schema.ts';

/** Whose refused rows: of every school and of none, or of these schools and of none where they brought the file. */
export interface WhoseRows {
  kind: ImportKind;
  schools: 'all' | readonly string[];
}

export interface RejectedRows {
  school: string | null;
  kind: ImportKind;
  column: string;
  message: string;
  rows: number;
  at: Date;
  lines: { at: Date; line: number; found: string }[];
}

const LINES_EACH = 20;
const FILES_LOOKED_AT = 60;

/**
 * What the latest files since `since` were refused, by reason, the latest first; a row that was refused again, in the
 * same line of a later file, counts once. Marks kept for their code are not among them, nor files taken back.
 */
export async function rejectedRows(
  db: Db,
  whose: readonly WhoseRows[],
  by: string,
  since: Date,
): Promise<RejectedRows[]> {
  if (whose.length === 0) return [];
  const mine = sql.join(
    whose.map(({ kind, schools }) =>
      schools === 'all'
        ? sql`(f.kind = ${kind})`
        : sql`(f.kind = ${kind} and (r.school_id = any(${[...schools]}::text[])
            or r.school_id is null and f.imported_by = ${by}))`,
    ),
    sql` or `,
  );
  const wanted = sql`r.trust_id = ${THIS_TRUST} and r.import_id = f.import_id and (${mine})
    and not (f.kind = 'marks' and r.column_name = 'code' and r.school_id is not null and r.found <> '')`;
  const { rows } = await sql<
    Omit<RejectedRows, 'lines'> & { lines: { number: number; line: number; found: string }[] }
  >`
    with files as (
      select f.import_id, f.import_number, f.kind, f.imported_by, f.imported_at from import_run f
      where f.trust_id = ${THIS_TRUST} and f.state = 'done' and f.imported_at >= ${since}
        and (f.report ->> 'rejectedCount')::integer > 0 and exists (select from import_rejection r where ${wanted})
      order by f.import_number desc limit ${FILES_LOOKED_AT}),
    refused as (
      select r.school_id, f.kind, r.column_name, r.message, r.line, r.found, max(f.import_number) as number,
        max(f.imported_at) as at
      from import_rejection r, files f where ${wanted}
      group by 1, 2, 3, 4, 5, 6),
    placed as (
      select *, row_number() over (partition by school_id, kind, column_name, message order by number desc, line) as place
      from refused)
    select school_id as school, kind, column_name as "column", message, count(*)::integer as rows, max(at) as at,
      json_agg(json_build_object('number', number, 'line', line, 'found', found) order by place)
        filter (where place <= ${LINES_EACH}) as lines
    from placed group by 1, 2, 3, 4 order by max(number) desc, count(*) desc, 1, 2, 3, 4`.execute(db);
  const times = await timesOf(
    db,
    rows.flatMap(({ lines }) => lines.map(({ number }) => number)),
  );
  return rows.map(({ lines, ...group }) => ({
    ...group,
    lines: lines.map(({ number, line, found }) => ({ at: times.get(number) ?? group.at, line, found })),
  }));
}

async function timesOf(db: Db, imports: readonly number[]): Promise<Map<number, Date>> {
  if (imports.length === 0) return new Map();
  const rows = await db
    .selectFrom('import_run')
    .select(['import_number', 'imported_at'])
    .where('trust_id', '=', THIS_TRUST)
    .where('import_number', 'in', [...new Set(imports)])
    .execute();
  return new Map(rows.map((row) => [row.import_number, row.imported_at]));
}

/** What pupils reached at the end of year 11, by school year. */
import { sql } from 'kysely';
import { afterRow, type Given } from '#shared/domain/basics/given.ts';
import type { PupilResult } from '#shared/domain/figures/results-by-band.ts';
import { bulkRows, named } from '../engine/bulk-rows.ts';
import { inPieces } from '../engine/in-pieces.ts';
import type { Db, Tx } from '../engine/open-store.ts';

export interface ResultGiven extends Given<PupilResult> {
  pupilId: number;
  schoolYear: number;
}

const blankResult: PupilResult = { progress8: null, english: null, maths: null };

const columns = {
  school_id: 'text',
  pupil_id: 'integer',
  school_year: 'integer',
  progress8: 'integer',
  english: 'integer',
  maths: 'integer',
} as const;

/** Keeps each pupil's result of each school year; `cleared`: by index of the result. */
export async function storeResults(
  tx: Tx,
  school: string,
  results: readonly ResultGiven[],
): Promise<{ changed: number; cleared: ReadonlyMap<number, readonly string[]> }> {
  const years = [...new Set(results.map(({ schoolYear }) => schoolYear))];
  const stored = new Map<number, Map<number, PupilResult>>();
  for (const year of years)
    stored.set(year, (await resultsOf(tx, [school], year)).get(school) ?? new Map<number, PupilResult>());
  const cleared = new Map<number, readonly string[]>();
  const after = results.map((result, index) => {
    const stood = stored.get(result.schoolYear)?.get(result.pupilId) ?? null;
    const { side, cleared: gone } = afterRow(blankResult, stood, result);
    if (gone.length > 0) cleared.set(index, gone);
    return { school_id: school, pupil_id: result.pupilId, school_year: result.schoolYear, ...side };
  });
  let changed = 0;
  for (const rows of inPieces(after)) {
    const written = await sql`insert into pupil_result as stands ${named(columns)} ${bulkRows(columns, rows)}
      on conflict (school_id, pupil_id, school_year)
      do update set progress8 = excluded.progress8, english = excluded.english, maths = excluded.maths
      where (stands.progress8, stands.english, stands.maths)
        is distinct from (excluded.progress8, excluded.english, excluded.maths)
      returning pupil_id`.execute(tx);
    changed += written.rows.length;
  }
  return { changed, cleared };
}

/** Schools' results of one school year, by pupil. */
export async function resultsOf(
  db: Db | Tx,
  schools: readonly string[],
  schoolYear: number,
): Promise<Map<string, Map<number, PupilResult>>> {
  const found = new Map<string, Map<number, PupilResult>>();
  if (schools.length === 0) return found;
  const rows = await db
    .selectFrom('pupil_result')
    .selectAll()
    .where('school_id', 'in', schools)
    .where('school_year', '=', schoolYear)
    .execute();
  for (const { school_id, pupil_id, progress8, english, maths } of rows) {
    const ofSchool = found.get(school_id) ?? new Map<number, PupilResult>();
    found.set(school_id, ofSchool.set(pupil_id, { progress8, english, maths }));
  }
  return found;
}

/** The school years that have results, by school. */
export async function yearsOfResults(
  db: Db | Tx,
  schools: readonly string[],
): Promise<Map<string, readonly number[]>> {
  if (schools.length === 0) return new Map();
  const rows = await db
    .selectFrom('pupil_result')
    .select(['school_id', 'school_year'])
    .distinct()
    .where('school_id', 'in', schools)
    .execute();
  const bySchool = Map.groupBy(rows, (row) => row.school_id);
  return new Map([...bySchool].map(([school, own]) => [school, own.map((row) => row.school_year)]));
}

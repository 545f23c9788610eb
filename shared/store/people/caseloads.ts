/** Which pupils are on whose caseload; what has ended stays as its history. */
import type { Selectable } from 'kysely';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { GivenCaseload } from '#shared/domain/people/caseload.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import type { CaseloadTable } from './tables.ts';

export interface StoredCaseload extends GivenCaseload {
  id: string;
  staffId: string;
  givenBy: string;
  givenAt: Date;
  ended: { by: string; at: Date } | null;
}

const toCaseload = (row: Selectable<CaseloadTable>): StoredCaseload => ({
  id: row.caseload_id,
  school: row.school_id,
  pupilId: row.pupil_id,
  staffId: row.staff_id,
  from: row.starts,
  until: row.ends,
  isEnded: row.ended_at !== null,
  givenBy: row.given_by,
  givenAt: row.given_at,
  ended: row.ended_at && row.ended_by !== null ? { by: row.ended_by, at: row.ended_at } : null,
});

/** All that nobody has ended and whose last day is the given one or later; oldest first. Of a school, pupil or person, or of all. */
export async function caseloadsUntil(
  db: Db | Tx,
  day: SchoolDate,
  of: { school?: string; pupilId?: number; staffIds?: readonly string[] } = {},
): Promise<StoredCaseload[]> {
  if (of.staffIds?.length === 0) return [];
  let query = db
    .selectFrom('caseload')
    .selectAll()
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('ends', 'is', null), eb('ends', '>=', day)]))
    .orderBy('given_at')
    .orderBy('caseload_id');
  if (of.school !== undefined) query = query.where('school_id', '=', of.school);
  if (of.pupilId !== undefined) query = query.where('pupil_id', '=', of.pupilId);
  if (of.staffIds) query = query.where('staff_id', 'in', of.staffIds);
  return (await query.execute()).map(toCaseload);
}

/** Every caseload there was at a school with a day on or after the given one, newest first. */
export async function caseloadHistory(
  db: Db | Tx,
  school: string,
  since: SchoolDate,
): Promise<StoredCaseload[]> {
  const rows = await db
    .selectFrom('caseload')
    .selectAll()
    .where('school_id', '=', school)
    .where((eb) => eb.or([eb('ends', 'is', null), eb('ends', '>=', since)]))
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>=', new Date(since))]))
    .orderBy('given_at', 'desc')
    .orderBy('caseload_id')
    .execute();
  return rows.map(toCaseload);
}

export async function findCaseload(db: Db | Tx, id: string): Promise<StoredCaseload | null> {
  const row = await db.selectFrom('caseload').selectAll().where('caseload_id', '=', id).executeTakeFirst();
  return row ? toCaseload(row) : null;
}

export async function storeCaseloads(
  tx: Tx,
  given: readonly Omit<StoredCaseload, 'isEnded' | 'ended'>[],
): Promise<void> {
  if (given.length === 0) return;
  const rows = given.map((one) => ({
    school_id: one.school,
    caseload_id: one.id,
    pupil_id: one.pupilId,
    staff_id: one.staffId,
    starts: one.from,
    ends: one.until,
    given_by: one.givenBy,
    given_at: one.givenAt,
    ended_by: null,
    ended_at: null,
  }));
  await tx.insertInto('caseload').values(rows).execute();
}

export async function endCaseloadOf(
  tx: Tx,
  { school, id }: Pick<StoredCaseload, 'school' | 'id'>,
  by: { staffId: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('caseload')
    .set({ ended_by: by.staffId, ended_at: by.at })
    .where('school_id', '=', school)
    .where('caseload_id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** Of which pupils people are the named adult, by their id. */
export async function pupilsNamedFor(
  db: Db | Tx,
  today: SchoolDate,
  staffIds?: readonly string[],
): Promise<Map<string, { school: string; pupilId: number }[]>> {
  if (staffIds?.length === 0) return new Map();
  let query = db
    .selectFrom('named_adult')
    .select(['school_id', 'pupil_id', 'staff_id'])
    .where('ended_at', 'is', null)
    .where('starts', '<=', today)
    .orderBy('school_id')
    .orderBy('pupil_id');
  if (staffIds) query = query.where('staff_id', 'in', staffIds);
  const rows = (await query.execute()).map((row) => ({
    staffId: row.staff_id,
    named: { school: row.school_id, pupilId: row.pupil_id },
  }));
  return new Map(
    [...Map.groupBy(rows, ({ staffId }) => staffId)].map(([id, some]) => [
      id,
      some.map(({ named }) => named),
    ]),
  );
}

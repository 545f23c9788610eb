/** Which trust lead has been let see the pupils of which schools; what has ended stays as its history. */
import type { Selectable } from 'kysely';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { GivenSight } from '#shared/domain/people/pupil-sight.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import type { PupilSightTable } from './tables.ts';

/** Of one person at one school; those given together have one id. */
export interface StoredSight extends GivenSight {
  id: string;
  staffId: string;
  givenAt: Date;
  ended: { by: string; at: Date } | null;
}

const toSight = (row: Selectable<PupilSightTable>): StoredSight => ({
  id: row.sight_id,
  school: row.school_id,
  staffId: row.staff_id,
  reason: row.reason,
  ends: row.ends,
  givenBy: row.given_by,
  givenAt: row.given_at,
  endedEarly: row.ended_at !== null,
  ended: row.ended_at && row.ended_by !== null ? { by: row.ended_by, at: row.ended_at } : null,
});

/** Every sight whose last day is the given one or later, ended early or not; newest first. */
export async function sightsUntil(db: Db | Tx, day: SchoolDate): Promise<StoredSight[]> {
  const rows = await db
    .selectFrom('pupil_sight')
    .selectAll()
    .where('ends', '>=', day)
    .orderBy('given_at', 'desc')
    .orderBy('sight_id')
    .orderBy('school_id')
    .execute();
  return rows.map(toSight);
}

export async function sightsOf(db: Db | Tx, id: string): Promise<StoredSight[]> {
  const rows = await db.selectFrom('pupil_sight').selectAll().where('sight_id', '=', id).execute();
  return rows.map(toSight);
}

export async function storeSights(
  tx: Tx,
  sight: Omit<StoredSight, 'school' | 'endedEarly' | 'ended'>,
  schools: readonly string[],
): Promise<void> {
  const { id, staffId, reason, ends, givenBy, givenAt } = sight;
  const rows = schools.map((school) => ({
    school_id: school,
    sight_id: id,
    staff_id: staffId,
    reason,
    ends,
    given_by: givenBy,
    given_at: givenAt,
    ended_by: null,
    ended_at: null,
  }));
  await tx.insertInto('pupil_sight').values(rows).execute();
}

/** Ends it at every school it was given for. */
export async function endSights(tx: Tx, id: string, by: string, at: Date): Promise<void> {
  await tx
    .updateTable('pupil_sight')
    .set({ ended_by: by, ended_at: at })
    .where('sight_id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

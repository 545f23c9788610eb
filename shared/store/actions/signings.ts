/** Who signed in and out: rows are only added; one takes another back. */
import type { Selectable } from 'kysely';
import type { Signing, SigningKind } from '#shared/domain/actions/signing.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import type { ActionsTables } from './tables.ts';

export interface StoredSigning extends Signing {
  school: string;
  id: number;
  pupilId: number;
  date: SchoolDate;
  note: string | null;
  by: string;
  at: Date;
}

/**
 * Those that stand of the days, in the order of the day: of two at one time the later said.
 * @param pupilId left out: of every pupil
 */
export async function signingsBetween(
  db: Db | Tx,
  school: string,
  from: SchoolDate,
  to: SchoolDate,
  pupilId?: number,
): Promise<StoredSigning[]> {
  const all = await signingsEver(db, school, from, to, pupilId);
  return all.flatMap(({ signing, takenBackAt }) => (takenBackAt ? [] : [signing]));
}

/** In the order of the day, with when each was taken back; null: it stands. */
export async function signingsEver(
  db: Db | Tx,
  school: string,
  from: SchoolDate,
  to: SchoolDate,
  pupilId?: number,
): Promise<{ signing: StoredSigning; takenBackAt: Date | null }[]> {
  const rows = await db
    .selectFrom('signing')
    .selectAll()
    .where('school_id', '=', school)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .$if(pupilId !== undefined, (query) => query.where('pupil_id', '=', pupilId ?? 0))
    .orderBy('date')
    .orderBy('time')
    .orderBy('signing_id')
    .execute();
  const takenBack = new Map(rows.map((row) => [row.takes_back, row.signed_at]));
  return rows
    .filter((row) => row.takes_back === null)
    .map((row) => ({ signing: toSigning(row), takenBackAt: takenBack.get(row.signing_id) ?? null }));
}

/** Also one that was taken back since. */
export async function findSigning(db: Db | Tx, school: string, id: number): Promise<StoredSigning | null> {
  const row = await db
    .selectFrom('signing')
    .selectAll()
    .where('school_id', '=', school)
    .where('signing_id', '=', id)
    .where('takes_back', 'is', null)
    .executeTakeFirst();
  return row ? toSigning(row) : null;
}

/** @param takesBack the row that this one takes back */
export async function storeSigning(
  tx: Tx,
  signing: Omit<StoredSigning, 'id'>,
  takesBack: number | null = null,
): Promise<StoredSigning> {
  const row = await tx
    .insertInto('signing')
    .values({
      school_id: signing.school,
      pupil_id: signing.pupilId,
      date: signing.date,
      time: signing.time,
      kind: signing.kind,
      reason: signing.reason,
      back_at: signing.backAt,
      note: signing.note,
      signed_by: signing.by,
      signed_at: signing.at,
      takes_back: takesBack,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toSigning(row);
}

const toSigning = (row: Selectable<ActionsTables['signing']>): StoredSigning => ({
  school: row.school_id,
  id: row.signing_id,
  pupilId: row.pupil_id,
  date: row.date,
  time: row.time,
  kind: row.kind as SigningKind,
  reason: row.reason,
  backAt: row.back_at,
  note: row.note,
  by: row.signed_by,
  at: row.signed_at,
});

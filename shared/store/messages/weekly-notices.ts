/** Which weekly messages went to whom: kept before they are sent, so that none is sent twice. */
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Db, Tx } from '../engine/open-store.ts';

export interface WeeklyNotice {
  school: string;
  kind: 'early-change';
  /** Its Monday. */
  week: SchoolDate;
}

/** In place of a person: the school's week has been taken in hand. */
const NOBODY = '';

const keyOf = ({ school, kind, week }: WeeklyNotice, staffId: string) => ({
  school_id: school,
  kind,
  week,
  staff_id: staffId,
});

/** Schools whose week has been taken in hand; what is left of it is the queue's to try again. */
export async function noticesBegun(
  db: Db | Tx,
  { kind, week }: Omit<WeeklyNotice, 'school'>,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('weekly_notice')
    .select('school_id')
    .where('kind', '=', kind)
    .where('week', '=', week)
    .where('staff_id', '=', NOBODY)
    .execute();
  return new Set(rows.map((row) => row.school_id));
}

export async function beginNotice(db: Db | Tx, notice: WeeklyNotice, at: Date): Promise<void> {
  await db
    .insertInto('weekly_notice')
    .values({ ...keyOf(notice, NOBODY), state: 'begun', noted_at: at })
    .onConflict((conflict) => conflict.columns(['school_id', 'kind', 'week', 'staff_id']).doNothing())
    .execute();
}

/**
 * Written before the message is sent. False: it has gone to this person already, or nobody knows whether it did; only
 * one that was refused for certain is sent again.
 */
export async function intendNotice(
  db: Db | Tx,
  notice: WeeklyNotice,
  staffId: string,
  at: Date,
): Promise<boolean> {
  const row = await db
    .insertInto('weekly_notice')
    .values({ ...keyOf(notice, staffId), state: 'intended', noted_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['school_id', 'kind', 'week', 'staff_id'])
        .doUpdateSet({ state: 'intended', noted_at: at })
        .where('weekly_notice.state', '=', 'refused'),
    )
    .returning('state')
    .executeTakeFirst();
  return row !== undefined;
}

/** What became of it; a lost answer is noted as nothing, and stays intended. */
export async function storeNotice(
  db: Db | Tx,
  notice: WeeklyNotice,
  staffId: string,
  state: 'sent' | 'refused',
  at: Date,
): Promise<void> {
  await db
    .updateTable('weekly_notice')
    .set({ state, noted_at: at })
    .where('school_id', '=', notice.school)
    .where('kind', '=', notice.kind)
    .where('week', '=', notice.week)
    .where('staff_id', '=', staffId)
    .execute();
}

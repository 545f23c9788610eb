/** The trust's choice of a national gap, among the settings of all schools: each with the day from which it holds. */
import { storedNationalGap } from '#shared/contracts/targets/targets.ts';
import type { NationalGap } from '#shared/domain/targets/national-gap.ts';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Reading } from '../engine/data-memory.ts';
import type { Db, Tx } from '../engine/open-store.ts';

const NAME = 'nationalGap';

export interface StoredNationalGap extends NationalGap {
  starts: SchoolDate;
  /** A person's id. */
  setBy: string;
}

/** The one that holds on a day; null: nobody has set one. */
export async function nationalGapOn(db: Db | Tx, date: SchoolDate): Promise<StoredNationalGap | null> {
  const row = await db
    .selectFrom('school_setting')
    .select(['starts', 'value'])
    .where('school_id', '=', EVERY_SCHOOL)
    .where('name', '=', NAME)
    .where('starts', '<=', date)
    .orderBy('starts', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { ...storedNationalGap.parse(row.value), starts: row.starts } : null;
}

/** The same, remembered until a setting changes. */
export const cachedNationalGap = (reading: Reading, date: SchoolDate): Promise<StoredNationalGap | null> =>
  reading.shared(`national gap ${date}`, () => nationalGapOn(reading.db, date));

/** A second choice of the same day replaces the first. */
export async function storeNationalGap(tx: Tx, { starts, ...gap }: StoredNationalGap): Promise<void> {
  const value = JSON.stringify(gap);
  await tx
    .insertInto('school_setting')
    .values({ school_id: EVERY_SCHOOL, name: NAME, starts, value })
    .onConflict((conflict) => conflict.columns(['school_id', 'name', 'starts']).doUpdateSet({ value }))
    .execute();
}

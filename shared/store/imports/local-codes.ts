import type { LocalCode } from '#shared/domain/imports/local-codes.ts';
import type { Db, Tx } from '../engine/open-store.ts';

export interface StoredLocalCode extends LocalCode {
  school: string;
  saidBy: string;
  saidAt: Date;
}

/** All that these schools ever said of codes of their own, in the order it was said. */
export async function localCodeHistory(db: Db | Tx, schools: readonly string[]): Promise<StoredLocalCode[]> {
  if (schools.length === 0) return [];
  const rows = await db
    .selectFrom('local_code')
    .selectAll()
    .where('school_id', 'in', schools)
    .orderBy('local_code_id')
    .execute();
  return rows.map((row) => ({
    school: row.school_id,
    code: row.code,
    means: row.means,
    from: row.holds_from,
    saidBy: row.said_by,
    saidAt: row.said_at,
  }));
}

/** Adds to what was said; nothing said earlier is changed. */
export async function storeLocalCode(tx: Tx, localCode: StoredLocalCode): Promise<void> {
  await tx
    .insertInto('local_code')
    .values({
      school_id: localCode.school,
      code: localCode.code,
      means: localCode.means,
      holds_from: localCode.from,
      said_by: localCode.saidBy,
      said_at: localCode.saidAt,
    })
    .execute();
}

/** Which codes people said they had entered in the MIS: rows are only added; one takes another back. */
import type { CodeEntered } from '#shared/domain/actions/codes-to-enter.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Session } from '#shared/domain/basics/session.ts';
import type { Db, Tx } from '../engine/open-store.ts';

export interface StoredCodeEntered extends CodeEntered {
  id: number;
}

/** Those that stand about sessions from one day to another, oldest first. */
export async function codesEnteredBetween(
  db: Db | Tx,
  school: string,
  from: SchoolDate,
  to: SchoolDate,
): Promise<StoredCodeEntered[]> {
  const rows = await db
    .selectFrom('code_entered')
    .selectAll()
    .where('school_id', '=', school)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .orderBy('code_entered_id')
    .execute();
  const takenBack = new Set(rows.map((row) => row.takes_back));
  return rows
    .filter((row) => row.takes_back === null && !takenBack.has(row.code_entered_id))
    .map((row) => ({
      id: row.code_entered_id,
      pupilId: row.pupil_id,
      date: row.date,
      session: row.session as Session,
      code: row.code,
      by: row.said_by,
      at: row.said_at,
    }));
}

/** @param takesBack the row that each of these takes back, in their order; none: they say what was entered */
export async function storeCodesEntered(
  tx: Tx,
  school: string,
  codes: readonly CodeEntered[],
  takesBack: readonly number[] = [],
): Promise<void> {
  if (codes.length === 0) return;
  await tx
    .insertInto('code_entered')
    .values(
      codes.map(({ pupilId, date, session, code, by, at }, index) => ({
        school_id: school,
        pupil_id: pupilId,
        date,
        session,
        code,
        said_by: by,
        said_at: at,
        takes_back: takesBack[index] ?? null,
      })),
    )
    .execute();
}

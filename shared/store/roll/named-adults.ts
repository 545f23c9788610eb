/** The adult each school has named for a pupil, who rings home about them; what has ended stays as history. */
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { caseloadRuns } from '#shared/domain/people/caseload.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import { caseloadsUntil } from '../people/caseloads.ts';

export interface NamedAdult {
  pupilId: number;
  staffId: string;
  from: SchoolDate;
  namedBy: string;
}

/** Those who are named now at a school, by pupil; of some pupils, or of all. */
export async function namedAdults(
  db: Db | Tx,
  school: string,
  pupilIds?: readonly number[],
): Promise<Map<number, NamedAdult>> {
  if (pupilIds?.length === 0) return new Map();
  let query = db
    .selectFrom('named_adult')
    .selectAll()
    .where('school_id', '=', school)
    .where('ended_at', 'is', null);
  if (pupilIds) query = query.where('pupil_id', 'in', pupilIds);
  const rows = await query.execute();
  return new Map(
    rows.map((row) => [
      row.pupil_id,
      { pupilId: row.pupil_id, staffId: row.staff_id, from: row.starts, namedBy: row.named_by },
    ]),
  );
}

/**
 * Who is asked first to ring home about pupils of a school, by pupil: whose caseload they are on, whoever has them longest
 * first, then the named adult. Source: the field's rules of calls, "by the adult named for the pupil".
 */
export async function adultsOfPupils(
  db: Db | Tx,
  school: string,
  today: SchoolDate,
): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>();
  const add = ({ pupilId, staffId }: { pupilId: number; staffId: string }): void => {
    const adults = found.get(pupilId) ?? [];
    if (!adults.includes(staffId)) found.set(pupilId, [...adults, staffId]);
  };
  const caseloads = await caseloadsUntil(db, today, { school });
  caseloads.filter((caseload) => caseloadRuns(caseload, today)).forEach(add);
  (await namedAdults(db, school)).forEach(add);
  return found;
}

/** Ends the naming that stands, and names another; `staffId` null: nobody. */
export async function storeNamedAdult(
  tx: Tx,
  school: string,
  naming: { pupilId: number; staffId: string | null; from: SchoolDate },
  by: { staffId: string; at: Date },
): Promise<void> {
  const { pupilId, staffId, from } = naming;
  await tx
    .updateTable('named_adult')
    .set({ ended_by: by.staffId, ended_at: by.at })
    .where('school_id', '=', school)
    .where('pupil_id', '=', pupilId)
    .where('ended_at', 'is', null)
    .execute();
  if (staffId === null) return;
  await tx
    .insertInto('named_adult')
    .values({
      school_id: school,
      pupil_id: pupilId,
      staff_id: staffId,
      starts: from,
      named_by: by.staffId,
      named_at: by.at,
      ended_by: null,
      ended_at: null,
    })
    .execute();
}

import type { DatedMembership, RollDates, SpecialNeeds } from '#shared/domain/pupil-groups.ts';
import type { SchoolDate } from '#shared/domain/school-date.ts';
import type { Db, Tx } from './open-store.ts';

/** The last day of a membership that holds now. */
export const LAST_DAY: SchoolDate = '9999-12-31';

/** A pupil's dated memberships and roll dates, for every pupil of the school who is asked for (null: all). */
export async function rollOfSchool(
  db: Db | Tx,
  school: string,
  pupilIds: readonly number[] | null = null,
): Promise<Map<number, RollDates & { memberships: DatedMembership[] }>> {
  let query = db
    .selectFrom('pupil')
    .innerJoin('pupil_membership as m', (join) =>
      join.onRef('m.school_id', '=', 'pupil.school_id').onRef('m.pupil_id', '=', 'pupil.pupil_id'),
    )
    .where('pupil.school_id', '=', school)
    .select([
      'pupil.pupil_id',
      'pupil.start_date',
      'pupil.leaving_date',
      'm.starts',
      'm.year_group',
      'm.tutor_group',
      'm.house',
      'm.pupil_premium',
      'm.sen',
    ])
    .orderBy('m.starts');
  if (pupilIds) query = query.where('pupil.pupil_id', 'in', pupilIds);
  const roll = new Map<number, RollDates & { memberships: DatedMembership[] }>();
  for (const row of await query.execute()) {
    const pupil = roll.get(row.pupil_id) ?? {
      startDate: row.start_date,
      leavingDate: row.leaving_date,
      memberships: [],
    };
    pupil.memberships.push({
      starts: row.starts,
      yearGroup: row.year_group,
      tutorGroup: row.tutor_group,
      house: row.house,
      pupilPremium: row.pupil_premium,
      sen: row.sen as SpecialNeeds,
    });
    roll.set(row.pupil_id, pupil);
  }
  return roll;
}

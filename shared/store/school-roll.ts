/** Derived: how many pupils each school has on roll, by register, year and premium, from when to when. */
import { sql } from 'kysely';
import { registerGroupOf, type YearGroup } from '#shared/domain/pupil-groups.ts';
import type { SchoolDate } from '#shared/domain/school-date.ts';
import type { Db, Tx } from './open-store.ts';

/** Register, year, pupil premium (1 or 0), first day, last day, pupils. */
export type PackedSpan = [
  registerGroup: string,
  yearGroup: YearGroup,
  pupilPremium: 0 | 1,
  from: SchoolDate,
  to: SchoolDate,
  pupils: number,
];

export interface RollGroup {
  registerGroup: string;
  yearGroup: YearGroup;
  pupilPremium: boolean;
  onRoll: number;
}

/** Counts a school's roll again, in the transaction that changed its pupils. */
export async function recountSchoolRoll(tx: Tx, school: string): Promise<void> {
  const { rows } = await sql<{
    tutor_group: string;
    year_group: number;
    pupil_premium: boolean;
    first: string;
    last: string;
    pupils: number;
  }>`select tutor_group, year_group, pupil_premium, first::text, last::text, count(*)::int as pupils
    from (select m.tutor_group, m.year_group, m.pupil_premium, greatest(m.starts, p.start_date) as first,
        least(m.ends, p.leaving_date) as last
      from pupil p join pupil_membership m on m.school_id = p.school_id and m.pupil_id = p.pupil_id
      where p.school_id = ${school}) spans
    where first <= last group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(tx);
  const spans = JSON.stringify(
    rows.map((row): PackedSpan => {
      const group = { tutorGroup: row.tutor_group, yearGroup: row.year_group };
      return [
        registerGroupOf(group),
        row.year_group,
        row.pupil_premium ? 1 : 0,
        row.first,
        row.last,
        row.pupils,
      ];
    }),
  );
  await tx
    .insertInto('school_roll')
    .values({ school_id: school, spans })
    .onConflict((conflict) => conflict.column('school_id').doUpdateSet({ spans }))
    .execute();
}

/** How many pupils are on roll on each of the days, by register, year and premium, at each of the schools. */
export async function rollsOn(
  db: Db | Tx,
  schools: readonly string[],
): Promise<(school: string, date: SchoolDate) => RollGroup[]> {
  const rows =
    schools.length === 0
      ? []
      : await db.selectFrom('school_roll').selectAll().where('school_id', 'in', schools).execute();
  const spansOf = new Map(rows.map((row) => [row.school_id, row.spans]));
  return (school, date) => {
    const groups = new Map<string, RollGroup>();
    for (const [registerGroup, yearGroup, premium, from, to, pupils] of spansOf.get(school) ?? []) {
      if (date < from || to < date) continue;
      const key = `${yearGroup} ${premium} ${registerGroup}`;
      const group = groups.get(key);
      if (group) group.onRoll += pupils;
      else groups.set(key, { registerGroup, yearGroup, pupilPremium: premium === 1, onRoll: pupils });
    }
    return [...groups.values()];
  };
}

import type { PeriodRow, SchoolRow, SchoolSide } from '#shared/contracts/people/file-rows.ts';
import type {
  CalendarPeriod,
  PeriodKind,
  PolicyTerm,
  SchoolCalendar,
} from '#shared/domain/basics/school-calendar.ts';
import { afterRow, type RowStored } from '#shared/domain/basics/given.ts';
import { closingTimes, type ClosingTimes } from '#shared/domain/basics/closing-times.ts';
import type { SchoolPhase } from '#shared/domain/basics/year-group.ts';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import type { Db, Tx } from '../engine/open-store.ts';

export interface School {
  id: string;
  name: string;
  phase: SchoolPhase;
  trust: string | null;
  cluster: string | null;
  closing: ClosingTimes;
}

/** All schools, alphabetically by id. */
export async function allSchools(db: Db | Tx): Promise<School[]> {
  const rows = await db.selectFrom('school').selectAll().orderBy('school_id').execute();
  return rows.map((row) => ({
    id: row.school_id,
    name: row.name,
    phase: row.phase as SchoolPhase,
    trust: row.trust,
    cluster: row.cluster,
    closing: closingTimes(row.register_closes_am, row.register_closes_pm),
  }));
}

export async function findSchool(db: Db | Tx, id: string): Promise<School | null> {
  return (await allSchools(db)).find((school) => school.id === id) ?? null;
}

const blankSchool: SchoolSide = {
  trust: null,
  cluster: null,
  registerClosesAm: null,
  registerClosesPm: null,
};

/** Adds or changes one school. */
export async function storeSchool(tx: Tx, school: SchoolRow): Promise<RowStored> {
  const before = await tx
    .selectFrom('school')
    .selectAll()
    .where('school_id', '=', school.id)
    .executeTakeFirst();
  const stood = before && {
    trust: before.trust,
    cluster: before.cluster,
    registerClosesAm: before.register_closes_am,
    registerClosesPm: before.register_closes_pm,
  };
  const { side, cleared } = afterRow(blankSchool, stood ?? null, school);
  const row = {
    name: school.name,
    phase: school.phase,
    trust: side.trust,
    cluster: side.cluster,
    register_closes_am: side.registerClosesAm,
    register_closes_pm: side.registerClosesPm,
  };
  if (!before) {
    await tx
      .insertInto('school')
      .values({ school_id: school.id, ...row })
      .execute();
    return { changed: true, cleared };
  }
  const same = Object.entries(row).every(
    ([column, value]) => before[column as keyof typeof before] === value,
  );
  if (!same) await tx.updateTable('school').set(row).where('school_id', '=', school.id).execute();
  return { changed: !same, cleared };
}

/** Adds or changes one period, known by school, kind, name and first day. */
export async function storePeriod(tx: Tx, period: PeriodRow): Promise<RowStored> {
  const key = { school_id: period.school, kind: period.kind, name: period.name, starts: period.starts };
  const before = await tx
    .selectFrom('calendar_period')
    .selectAll()
    .where('school_id', '=', key.school_id)
    .where('kind', '=', key.kind)
    .where('name', '=', key.name)
    .where('starts', '=', key.starts)
    .executeTakeFirst();
  const stood = before ? { policyTerm: before.policy_term as PolicyTerm | null } : null;
  const { side, cleared } = afterRow<Pick<CalendarPeriod, 'policyTerm'>>({ policyTerm: null }, stood, period);
  const rest = { ends: period.ends, policy_term: side.policyTerm };
  if (before && before.ends === rest.ends && before.policy_term === rest.policy_term)
    return { changed: false, cleared };
  await tx
    .insertInto('calendar_period')
    .values({ ...key, ...rest })
    .onConflict((conflict) => conflict.columns(['school_id', 'kind', 'name', 'starts']).doUpdateSet(rest))
    .execute();
  return { changed: true, cleared };
}

/** Each school's calendar, the trust's periods among it. */
export async function calendars(
  db: Db | Tx,
  schools: readonly string[],
): Promise<Map<string, SchoolCalendar>> {
  const rows = await db.selectFrom('calendar_period').selectAll().orderBy('starts').execute();
  const periodsOf = (school: string): CalendarPeriod[] =>
    rows
      .filter((row) => row.school_id === school || row.school_id === EVERY_SCHOOL)
      .map((row) => ({
        kind: row.kind as PeriodKind,
        name: row.name,
        starts: row.starts,
        ends: row.ends,
        policyTerm: row.policy_term as PolicyTerm | null,
      }));
  return new Map(schools.map((school) => [school, periodsOf(school)]));
}

export async function calendarOf(db: Db | Tx, school: string): Promise<SchoolCalendar> {
  return (await calendars(db, [school])).get(school) ?? [];
}

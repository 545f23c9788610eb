/** Health plans and part-time timetables; what has ended stays as its history. */
import type { Selectable } from 'kysely';
import { londonWallClock } from '#shared/domain/basics/london-time.ts';
import { planKinds, type PlanKind, type StandingPlan } from '#shared/domain/roll/standing-plans.ts';
import type { Reading } from '../engine/data-memory.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import type { StandingPlanTable } from './tables.ts';

export interface StoredPlan extends StandingPlan {
  school: string;
  note: string | null;
  recordedBy: string;
  recordedAt: Date;
}

const toPlan = (row: Selectable<StandingPlanTable>): StoredPlan => ({
  id: row.plan_id,
  school: row.school_id,
  pupilId: row.pupil_id,
  kind: row.kind as PlanKind,
  from: row.starts,
  until: row.ends,
  reviewBy: row.review_by,
  note: row.note,
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
  recordedOn: londonWallClock(row.recorded_at).date,
  endedOn: row.ended_at && londonWallClock(row.ended_at).date,
});

/** Of one pupil, or of everybody at the schools, oldest first, ended ones too; kinds of newer nodes are left to them. */
export async function plansAt(
  db: Db | Tx,
  schools: readonly string[],
  pupilId?: number,
): Promise<StoredPlan[]> {
  if (schools.length === 0) return [];
  const rows = await db
    .selectFrom('standing_plan')
    .selectAll()
    .where('school_id', 'in', schools)
    .where('kind', 'in', planKinds)
    .$if(pupilId !== undefined, (query) => query.where('pupil_id', '=', pupilId ?? 0))
    .orderBy('starts')
    .orderBy('recorded_at')
    .orderBy('plan_id')
    .execute();
  return rows.map(toPlan);
}

/** Everybody's by school, remembered until one of them or an action of the school changes. */
export async function cachedPlans(
  reading: Reading,
  schools: readonly string[],
): Promise<Map<string, readonly StoredPlan[]>> {
  return reading.ofSchools(
    'standing plans',
    schools,
    async (missing) => {
      const bySchool = Map.groupBy(await plansAt(reading.db, missing), ({ school }) => school);
      return (school) => bySchool.get(school) ?? [];
    },
    { on: 'roll', withActions: true },
  );
}

export async function findPlan(db: Db | Tx, id: string): Promise<StoredPlan | null> {
  const row = await db
    .selectFrom('standing_plan')
    .selectAll()
    .where('plan_id', '=', id)
    .where('kind', 'in', planKinds)
    .executeTakeFirst();
  return row ? toPlan(row) : null;
}

export async function storePlan(tx: Tx, plan: Omit<StoredPlan, 'recordedOn' | 'endedOn'>): Promise<void> {
  await tx
    .insertInto('standing_plan')
    .values({
      school_id: plan.school,
      plan_id: plan.id,
      pupil_id: plan.pupilId,
      kind: plan.kind,
      starts: plan.from,
      ends: plan.until,
      review_by: plan.reviewBy,
      note: plan.note,
      recorded_by: plan.recordedBy,
      recorded_at: plan.recordedAt,
      ended_by: null,
      ended_at: null,
    })
    .execute();
}

/** `ended` null: it stands again. */
export async function setPlanEnded(
  tx: Tx,
  { school, id }: Pick<StoredPlan, 'school' | 'id'>,
  ended: { by: string; at: Date } | null,
): Promise<void> {
  await tx
    .updateTable('standing_plan')
    .set({ ended_by: ended?.by ?? null, ended_at: ended?.at ?? null })
    .where('school_id', '=', school)
    .where('plan_id', '=', id)
    .execute();
}

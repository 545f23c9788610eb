import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import type { SchoolPhase } from '#shared/domain/basics/year-group.ts';
import {
  targetPurposes,
  type TargetPurpose,
  type TargetScope,
  type TargetSetting,
} from '#shared/domain/targets/target-settings.ts';
import type { Db, Tx } from '../engine/open-store.ts';

/** In place of a phase: the row is of a school, or of all the trust. */
const NO_PHASE = '*';

export interface StoredTarget extends TargetSetting {
  /** A person's id; '' where nobody knows any more. */
  setBy: string;
  setAt: Date;
}

/** Every target ever set that still stands in the history, oldest start first. */
export async function allTargets(db: Db | Tx): Promise<StoredTarget[]> {
  const rows = await db
    .selectFrom('target')
    .selectAll()
    .where('purpose', 'in', targetPurposes)
    .orderBy('starts')
    .orderBy('school_id')
    .orderBy('phase')
    .orderBy('purpose')
    .execute();
  return rows.map((row) => ({
    scope: scopeOf(row.school_id, row.phase),
    purpose: row.purpose as TargetPurpose,
    starts: row.starts,
    value:
      row.hundredths === null
        ? null
        : { cohort: row.cohort === 'all' ? 'all' : 'pp', years: row.years, hundredths: row.hundredths },
    setBy: row.set_by,
    setAt: row.set_at,
  }));
}

function scopeOf(school: string, phase: string): TargetScope {
  if (phase !== NO_PHASE) return { kind: 'phase', phase: phase as SchoolPhase };
  return school === EVERY_SCHOOL ? { kind: 'trust' } : { kind: 'school', school };
}

const keyOf = ({ scope, purpose, starts }: Omit<TargetSetting, 'value'>) => ({
  school_id: scope.kind === 'school' ? scope.school : EVERY_SCHOOL,
  purpose,
  phase: scope.kind === 'phase' ? scope.phase : NO_PHASE,
  starts,
});

/** Keeps a target with the day from which it holds; a second one of the same day replaces the first. */
export async function storeTarget(tx: Tx, target: StoredTarget): Promise<void> {
  const values = {
    cohort: target.value?.cohort ?? null,
    years: target.value?.years ?? null,
    hundredths: target.value?.hundredths ?? null,
    set_by: target.setBy,
    set_at: target.setAt,
  };
  await tx
    .insertInto('target')
    .values({ ...keyOf(target), ...values })
    .onConflict((conflict) =>
      conflict.columns(['school_id', 'purpose', 'phase', 'starts']).doUpdateSet(values),
    )
    .execute();
}

/** Takes away a target that has never held. */
export async function dropTarget(tx: Tx, target: Omit<TargetSetting, 'value'>): Promise<void> {
  const key = keyOf(target);
  await tx
    .deleteFrom('target')
    .where('school_id', '=', key.school_id)
    .where('purpose', '=', key.purpose)
    .where('phase', '=', key.phase)
    .where('starts', '=', key.starts)
    .execute();
}

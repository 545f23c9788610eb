import type { Selectable } from 'kysely';
import { barrierKinds, type BarrierKind } from '#shared/domain/actions/barrier-kinds.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import type { BarrierTable } from './tables.ts';

export interface StoredBarrier {
  school: string;
  id: string;
  pupilId: number;
  actionId: string;
  kind: BarrierKind;
  detail: string | null;
  ownerId: string | null;
  ownerName: string | null;
  due: SchoolDate | null;
  namedAt: Date;
  removedOn: SchoolDate | null;
  removedBy: string | null;
}

const toBarrier = (row: Selectable<BarrierTable>): StoredBarrier => ({
  school: row.school_id,
  id: row.barrier_id,
  pupilId: row.pupil_id,
  actionId: row.action_id,
  kind: row.kind as BarrierKind,
  detail: row.detail,
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  due: row.due,
  namedAt: row.named_at,
  removedOn: row.removed_on,
  removedBy: row.removed_by,
});

/** Of one pupil, or of everybody at the school, those that stand before those removed; kinds of newer nodes are left to them. */
export async function barriersAt(db: Db | Tx, school: string, pupilId?: number): Promise<StoredBarrier[]> {
  const rows = await db
    .selectFrom('barrier')
    .selectAll()
    .where('school_id', '=', school)
    .where('kind', 'in', barrierKinds)
    .$if(pupilId !== undefined, (query) => query.where('pupil_id', '=', pupilId ?? 0))
    .orderBy('removed_on', (order) => order.desc().nullsFirst())
    .orderBy('named_at')
    .orderBy('position')
    .execute();
  return rows.map(toBarrier);
}

export async function storeBarriers(tx: Tx, barriers: readonly StoredBarrier[]): Promise<void> {
  if (barriers.length === 0) return;
  await tx
    .insertInto('barrier')
    .values(
      barriers.map((barrier, index) => ({
        school_id: barrier.school,
        barrier_id: barrier.id,
        position: index + 1,
        pupil_id: barrier.pupilId,
        action_id: barrier.actionId,
        kind: barrier.kind,
        detail: barrier.detail,
        owner_id: barrier.ownerId,
        owner_name: barrier.ownerName,
        due: barrier.due,
        named_at: barrier.namedAt,
        removed_on: null,
        removed_by: null,
      })),
    )
    .execute();
}

/** Takes away what was named at a meeting and stands still, before it is written anew. */
export async function clearBarriers(tx: Tx, school: string, actionId: string): Promise<void> {
  await tx
    .deleteFrom('barrier')
    .where('school_id', '=', school)
    .where('action_id', '=', actionId)
    .where('removed_on', 'is', null)
    .execute();
}

/** False when it was so already. `by` null: it stands again. */
export async function setBarrierRemoved(
  tx: Tx,
  { school, id }: Pick<StoredBarrier, 'school' | 'id'>,
  removed: { on: SchoolDate; by: string } | null,
): Promise<boolean> {
  const row = await tx
    .updateTable('barrier')
    .set({ removed_on: removed?.on ?? null, removed_by: removed?.by ?? null })
    .where('school_id', '=', school)
    .where('barrier_id', '=', id)
    .where('removed_on', removed ? 'is' : 'is not', null)
    .returning('barrier_id')
    .executeTakeFirst();
  return row !== undefined;
}

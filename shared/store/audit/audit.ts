import { sql } from 'kysely';
import type { AuditAct } from '#shared/domain/audit/audit-acts.ts';
import type { Db, Store, Tx } from '../engine/open-store.ts';

export interface AuditEntry {
  school: string;
  at: Date;
  staffId: string;
  what: AuditAct;
  pupilId?: number | null;
  detail?: Record<string, unknown>;
}

/** Writes to the append-only audit log; on `tx`, in the transaction of what it tells of. */
export async function audit(db: Db | Tx, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit_entry')
    .values({
      school_id: entry.school,
      at: entry.at,
      staff_id: entry.staffId,
      what: entry.what,
      pupil_id: entry.pupilId ?? null,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute();
}

const SAME_LOOK_MS = 15 * 60_000;

/**
 * Writes that somebody looked, once for looks at the same thing within a quarter of an hour: a page that refreshes
 * itself is one look, not sixty.
 */
export async function auditRead(store: Pick<Store, 'db' | 'memory'>, entry: AuditEntry): Promise<void> {
  const detail = JSON.stringify(entry.detail ?? {});
  const { school, staffId, what, pupilId = null, at } = entry;
  const look = `look ${JSON.stringify([school, staffId, what, pupilId, detail])}`;
  const cached = store.memory.take(look, 0)?.value as Date | undefined;
  if (cached && isSameLook(cached, at)) return;
  const earlier = await store.db
    .selectFrom('audit_entry')
    .select('at')
    .where('school_id', '=', school)
    .where('staff_id', '=', staffId)
    .where('what', '=', what)
    .where('at', '>', new Date(at.getTime() - SAME_LOOK_MS))
    .where('at', '<=', at)
    .where('pupil_id', 'is not distinct from', pupilId)
    .where(sql<boolean>`detail = ${detail}::jsonb`)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!earlier) await audit(store.db, entry);
  store.memory.keep(look, 0, earlier?.at ?? at);
}

function isSameLook(earlier: Date, now: Date): boolean {
  const age = now.getTime() - earlier.getTime();
  return age >= 0 && age < SAME_LOOK_MS;
}

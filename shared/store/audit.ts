import { sql } from 'kysely';
import type { Db, Tx } from './open-store.ts';

export interface AuditEntry {
  school: string;
  at: Date;
  staffId: string;
  /** The operation: 'pupil-summary', 'record-outcome' … */
  what: string;
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

const SAME_LOOK_MINUTES = 15;

/**
 * Writes that somebody looked, once for looks at the same thing within a quarter of an hour: a page that refreshes
 * itself is one look, not sixty.
 */
export async function auditLook(db: Db | Tx, entry: AuditEntry): Promise<void> {
  const detail = JSON.stringify(entry.detail ?? {});
  const since = new Date(entry.at.getTime() - SAME_LOOK_MINUTES * 60_000);
  const earlier = await db
    .selectFrom('audit_entry')
    .select('entry_id')
    .where('school_id', '=', entry.school)
    .where('staff_id', '=', entry.staffId)
    .where('what', '=', entry.what)
    .where('at', '>', since)
    .where('at', '<=', entry.at)
    .where('pupil_id', 'is not distinct from', entry.pupilId ?? null)
    .where(sql<boolean>`detail = ${detail}::jsonb`)
    .limit(1)
    .executeTakeFirst();
  if (!earlier) await audit(db, entry);
}

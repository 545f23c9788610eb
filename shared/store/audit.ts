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

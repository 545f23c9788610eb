/** The audit log. */
import type { Generated } from 'kysely';
import type { Instant, Json } from '../engine/column-types.ts';

interface AuditEntryTable {
  school_id: string;
  entry_id: Generated<number>;
  at: Instant;
  staff_id: string;
  /** An act of domain/audit; rows of before those had names say it otherwise. */
  what: string;
  pupil_id: number | null;
  detail: Json<unknown>;
}

export interface AuditTables {
  audit_entry: AuditEntryTable;
}

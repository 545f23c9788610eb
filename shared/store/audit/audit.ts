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

/** A look of before: when, and at whom. */
interface Look {
  at: Date;
  pupils: ReadonlySet<unknown>;
}

/**
 * Writes that somebody looked, once for looks at the same thing within a quarter of an hour: a page that refreshes
 * itself is one look, not sixty. A list that has become shorter since is the same thing too.
 */
export async function auditRead(store: Pick<Store, 'db' | 'memory'>, entry: AuditEntry): Promise<void> {
  const { school, staffId, what, pupilId = null, at } = entry;
  const { pupils = [], ...rest } = entry.detail ?? {};
  const seen: readonly unknown[] = Array.isArray(pupils) ? pupils : [];
  const look = `look ${JSON.stringify([school, staffId, what, pupilId, rest])}`;
  const cached = store.memory.take(look, 0)?.value as Look | undefined;
  if (cached && isSameLook(cached.at, at) && seen.every((one) => cached.pupils.has(one))) return;
  const earlier = await store.db
    .selectFrom('audit_entry')
    .select(['at', 'detail'])
    .where('school_id', '=', school)
    .where('staff_id', '=', staffId)
    .where('what', '=', what)
    .where('at', '>', new Date(at.getTime() - SAME_LOOK_MS))
    .where('at', '<=', at)
    .where('pupil_id', 'is not distinct from', pupilId)
    .where(sql<boolean>`detail - 'pupils' = ${JSON.stringify(rest)}::jsonb`)
    .where(sql<boolean>`coalesce(detail -> 'pupils', '[]') @> ${JSON.stringify(seen)}::jsonb`)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!earlier) await audit(store.db, entry);
  const known: Look = earlier
    ? { at: earlier.at, pupils: new Set(pupilsIn(earlier.detail)) }
    : { at, pupils: new Set(seen) };
  store.memory.keep(look, 0, known, BYTES_OF_A_LOOK + known.pupils.size * BYTES_OF_A_PUPIL);
}

const BYTES_OF_A_LOOK = 1024;
const BYTES_OF_A_PUPIL = 40;

function pupilsIn(detail: unknown): unknown[] {
  const { pupils } = (detail ?? {}) as { pupils?: unknown };
  return Array.isArray(pupils) ? pupils : [];
}

function isSameLook(earlier: Date, now: Date): boolean {
  const age = now.getTime() - earlier.getTime();
  return age >= 0 && age < SAME_LOOK_MS;
}

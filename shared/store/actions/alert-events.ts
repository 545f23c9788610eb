import {
  alertEventKinds,
  lookFirst,
  type AlertEvent,
  type AlertEventKind,
  type LookFirst,
} from '#shared/domain/actions/alert-clock.ts';
import { isOneOf } from '#shared/domain/basics/known-word.ts';
import type { Db, Tx } from '../engine/open-store.ts';

export interface StoredAlertEvent extends AlertEvent {
  actionId: string;
  look: LookFirst | null;
  found: boolean | null;
}

const isKind = isOneOf(alertEventKinds);
const isLook = isOneOf(lookFirst);

/** What was done about each of these alerts, oldest first; in words that this version knows. */
export async function alertEventsOf(
  db: Db | Tx,
  school: string,
  actionIds: readonly string[],
): Promise<Map<string, StoredAlertEvent[]>> {
  if (actionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('alert_event')
    .selectAll()
    .where('school_id', '=', school)
    .where('action_id', 'in', actionIds)
    .orderBy('event_id')
    .execute();
  const events = rows.flatMap((row): StoredAlertEvent[] => {
    if (!isKind(row.what)) return [];
    const look = row.look !== null && isLook(row.look) ? row.look : null;
    return [
      {
        actionId: row.action_id,
        what: row.what,
        by: row.done_by,
        at: row.done_at.getTime(),
        to: row.handed_to,
        look,
        found: row.found,
      },
    ];
  });
  return Map.groupBy(events, ({ actionId }) => actionId);
}

/**
 * Keeps what somebody did, and answers when that was: not before the alert was raised, nor before what was done last, as
 * two nodes' clocks differ and what was done earlier is of the alert's former life.
 */
export async function storeAlertEvent(
  tx: Tx,
  event: {
    school: string;
    actionId: string;
    what: AlertEventKind;
    by: string;
    at: Date;
    to?: string;
    look?: LookFirst;
    found?: boolean;
  },
): Promise<Date> {
  const { school, actionId } = event;
  const raised = await tx
    .selectFrom('action')
    .select('raised_at')
    .where('school_id', '=', school)
    .where('action_id', '=', actionId)
    .executeTakeFirst();
  const last = (await alertEventsOf(tx, school, [actionId])).get(actionId)?.at(-1);
  const at = new Date(Math.max(event.at.getTime(), raised?.raised_at.getTime() ?? 0, last?.at ?? 0));
  await tx
    .insertInto('alert_event')
    .values({
      school_id: event.school,
      action_id: event.actionId,
      what: event.what,
      done_by: event.by,
      done_at: at,
      handed_to: event.to ?? null,
      look: event.look ?? null,
      found: event.found ?? null,
    })
    .execute();
  return at;
}

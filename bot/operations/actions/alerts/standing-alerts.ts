import { alertState, isOfBundle, type AlertState } from '#shared/domain/actions/alert-clock.ts';
import { alertEventsOf, type StoredAlertEvent } from '#shared/store/actions/alert-events.ts';
import type { StoredAction } from '#shared/store/actions/actions.ts';
import type { Db, Tx } from '#shared/store/engine/open-store.ts';

/** An alert with what people have done about it. */
export interface StandingAlert {
  action: StoredAction;
  events: readonly StoredAlertEvent[];
  state: AlertState;
  /** What messages of it are about: its clock, or the one it began together with others. */
  about: string;
}

export async function withStates(db: Db | Tx, alerts: readonly StoredAction[]): Promise<StandingAlert[]> {
  const standing = new Map<string, StandingAlert>();
  for (const [school, ofSchool] of Map.groupBy(alerts, (alert) => alert.school)) {
    const ids = ofSchool.map(({ id }) => id);
    const events = await alertEventsOf(db, school, ids);
    for (const action of ofSchool) {
      const done = events.get(action.id) ?? [];
      const state = alertState(action.raisedAt.getTime(), done);
      standing.set(action.id, { action, events: done, state, about: aboutOf(action, state) });
    }
  }
  return alerts.flatMap(({ id }) => standing.get(id) ?? []);
}

export async function withState(db: Db | Tx, alert: StoredAction): Promise<StandingAlert> {
  const [standing] = await withStates(db, [alert]);
  return standing as StandingAlert;
}

/** Vulnerable pupils who were not reached are told of in one line, unless one of them has been handed on. */
function aboutOf(action: StoredAction, { since }: AlertState): string {
  const together = isOfBundle(action.reason) && since === action.raisedAt.getTime();
  return `${together ? 'not-reached' : action.id} ${new Date(since).toISOString()}`;
}

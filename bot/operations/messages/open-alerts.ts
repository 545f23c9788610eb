import type { OpenAlerts } from '#shared/contracts/actions/alerts.ts';
import { dueAt, dueBy, isDrill, isOfBundle } from '#shared/domain/actions/alert-clock.ts';
import { hasRightAnywhere } from '#shared/domain/people/permission.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { actionsByIds } from '#shared/store/actions/actions.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { staffNamed } from '#shared/wording/people/staff-name.ts';
import { listActions } from '../actions/list-actions.ts';
import { hereSince } from '../actions/alerts/here-since.ts';
import { withState } from '../actions/alerts/standing-alerts.ts';
import type { StaffContext } from '../context.ts';
import { alertReadersOf, type AlertReader } from './alert-readers.ts';

const MOST = 200;
/** A line to Teams takes seconds; after this it is said that nobody was told. */
export const BEING_TOLD_MS = 2 * 60_000;

/** The open safeguarding alerts somebody handles, who has each in hand, and who has been told; none for anybody else. */
export async function openAlerts(ctx: StaffContext): Promise<OpenAlerts> {
  if (!hasRightAnywhere(ctx.actor, 'handle-safeguarding-alerts')) return { alerts: [] };
  const query = { kind: 'safeguarding-alert', status: 'open', limit: MOST } as const;
  const { items } = await listActions(ctx, query);
  const stored = new Map(
    (
      await actionsByIds(
        ctx.store.db,
        items.map(({ id }) => id),
      )
    ).map((action) => [action.id, action]),
  );
  const here = await hereSince(ctx, [...stored.values()]);
  const alerts: OpenAlerts['alerts'] = [];
  const readersAbout = new Map<string, AlertReader[]>();
  for (const action of items) {
    const found = stored.get(action.id);
    if (!found) continue;
    const alert = await withState(ctx.store.db, found);
    const { state } = alert;
    const key = `${found.school} ${alert.about}`;
    const readers = readersAbout.get(key) ?? (await alertReadersOf(ctx, alert));
    readersAbout.set(key, readers);
    const now = ctx.at.getTime();
    const due = dueBy(state, readers, now);
    const isTold = ({ message }: AlertReader): boolean => message?.state === 'sent';
    const told = readers.filter(isTold);
    const waiting = due.filter((reader) => !isTold(reader) && reader.standing === 'hears');
    const isFresh = ({ after }: AlertReader): boolean => now - dueAt(state.since, after) < BEING_TOLD_MS;
    const next = state.taken
      ? []
      : readers.filter(({ standing, after }) => standing === 'hears' && dueAt(state.since, after) > now);
    const names = await staffNames(ctx.store.db, [state.taken?.by ?? state.handedTo ?? ''].filter(Boolean));
    const named = (id: string) => staffNamed(names, id);
    alerts.push({
      action,
      raisedAt: londonIso(found.raisedAt),
      since: londonIso(new Date(state.since)),
      taken: state.taken && { by: named(state.taken.by), at: londonIso(new Date(state.taken.at)) },
      handedTo: state.handedTo === null ? null : named(state.handedTo),
      hereSince: here.get(action.id) ?? null,
      isDrill: isDrill(found.reason),
      together: isOfBundle(found.reason),
      told: told.map(nameOf),
      beingTold: told.length === 0 ? waiting.filter(isFresh).map(nameOf) : [],
      unreached: due.filter(({ chat }) => chat === null).map(nameOf),
      next: next.slice(0, 1).map((reader) => ({
        name: nameOf(reader),
        at: londonIso(new Date(dueAt(state.since, reader.after))),
      })),
    });
  }
  return { alerts };
}

const nameOf = ({ person }: AlertReader): string => person.name;

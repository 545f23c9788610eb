import type { AlertLog } from '#shared/contracts/actions/alerts.ts';
import { dueAt } from '#shared/domain/actions/alert-clock.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { outcomesOf } from '#shared/store/actions/outcomes.ts';
import { messagesOfAlert } from '#shared/store/messages/outbox.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { alertFaults } from '#shared/wording/actions/alert-text.ts';
import { staffName } from '#shared/wording/people/staff-name.ts';
import { permittedAction } from '../actions/act-on-action.ts';
import { withState } from '../actions/alerts/standing-alerts.ts';
import type { StaffContext } from '../context.ts';
import { alertReadersOf } from './alert-readers.ts';

/** What has happened about an alert, with times, and who hears of it next while nobody takes it. */
export async function alertLog(ctx: StaffContext, actionId: string): Promise<AlertLog> {
  const { db } = ctx.store;
  const { action } = await permittedAction(ctx, actionId);
  if (action.kind !== 'safeguarding-alert') throw new Problem('unprocessable', alertFaults.noAlert);
  const alert = await withState(db, action);
  const { state, events } = alert;
  const messages = await messagesOfAlert(db, alert.action.school, [action.id, alert.about]);
  const closed = (await outcomesOf(db, [action.id])).get(action.id);
  const ids = [
    ...messages.map(({ staffId }) => staffId),
    ...events.flatMap(({ by, to }) => [by, ...(to === null ? [] : [to])]),
    ...(closed ? [closed.by] : []),
  ];
  const names = await staffNames(db, [...new Set(ids)]);
  const name = (id: string): string => staffName(names, id);
  const nothing = { who: null, to: null, look: null, found: null };
  const entries: (Omit<AlertLog['entries'][number], 'at'> & { at: number })[] = [
    { ...nothing, what: 'raised', at: action.raisedAt.getTime() },
    ...messages.map(({ staffId, state: became, at }) => ({
      ...nothing,
      what: became === 'sent' ? ('told' as const) : ('not-told' as const),
      who: name(staffId),
      at: at.getTime(),
    })),
    ...events.map(({ what, by, to, look, found, at }) => ({
      what,
      who: name(by),
      to: to === null ? null : name(to),
      look,
      found,
      at,
    })),
    ...(closed
      ? [{ ...nothing, what: 'closed' as const, who: name(closed.by), at: closed.at.getTime() }]
      : []),
  ];
  const isWaiting = action.status === 'open' && state.taken === null;
  const readers = isWaiting ? await alertReadersOf(ctx, alert) : [];
  return {
    entries: entries
      .sort((a, b) => a.at - b.at)
      .map((entry) => ({ ...entry, at: londonIso(new Date(entry.at)) })),
    next: readers
      .filter(({ message }) => message?.state !== 'sent')
      .map(({ person, after, standing }) => ({
        who: person.name,
        at: londonIso(new Date(dueAt(state.since, after))),
        standing,
      })),
  };
}

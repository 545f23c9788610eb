import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { dueBy, isDrill, isOfBundle } from '#shared/domain/actions/alert-clock.ts';
import { londonWallClock } from '#shared/domain/basics/london-time.ts';
import { findAction, openActionsOf } from '#shared/store/actions/actions.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { alertMessage } from '#shared/wording/actions/alert-text.ts';
import { errorText } from '../../error-text.ts';
import { withState, withStates, type StandingAlert } from '../actions/alerts/standing-alerts.ts';
import type { Context } from '../context.ts';
import { alertReadersOf, type AlertReader } from './alert-readers.ts';
import { sendMessage } from './send-message.ts';

/**
 * Tells whoever is to hear of an alert by now in their own chats: a line without a name, and the link. Throws when Teams
 * did not take one, after the others were told: it is tried again, those sent are not.
 */
export async function sendAlert(
  ctx: Context,
  asked: { school: string; actionId: string; raisedAt: string },
): Promise<void> {
  const action = await findAction(ctx.store.db, asked.actionId);
  if (!action || action.status !== 'open') return;
  const alert = await withState(ctx.store.db, action);
  // It was taken back and raised again since, or handed on: another job tells of that.
  if (alert.state.since > Date.parse(asked.raisedAt)) return;
  throwFirst(await tellWhoeverIsDue(ctx, alert));
}

/** The same of every open alert of a school: its clock goes on until somebody has taken it. */
export async function escalateAlerts(ctx: Context, school: string): Promise<void> {
  const open = await openActionsOf(ctx.store.db, 'safeguarding-alert', school);
  const told = new Set<string>();
  const troubles: unknown[] = [];
  for (const alert of await withStates(ctx.store.db, open)) {
    if (alert.state.taken || told.has(alert.about)) continue;
    told.add(alert.about);
    troubles.push(...(await tellWhoeverIsDue(ctx, alert)));
  }
  throwFirst(troubles);
}

function throwFirst(troubles: readonly unknown[]): void {
  if (troubles.length > 0) throw new PlainError(errorText(troubles[0]), { cause: troubles[0] });
}

/** Whoever turns out to be out of reach hands their time to the next person, who is told at once. */
async function tellWhoeverIsDue(ctx: Context, alert: StandingAlert): Promise<unknown[]> {
  const troubles: unknown[] = [];
  const tried = new Set<string>();
  for (;;) {
    const due = dueBy(alert.state, await alertReadersOf(ctx, alert), ctx.at.getTime()).filter(
      ({ staffId, chat, message }) => chat !== null && message?.state !== 'sent' && !tried.has(staffId),
    );
    if (due.length === 0) return troubles;
    for (const reader of due) {
      tried.add(reader.staffId);
      await tell(ctx, alert, reader).catch((error: unknown) => void troubles.push(error));
    }
  }
}

async function tell(
  ctx: Context,
  alert: StandingAlert,
  { staffId, chat, after }: AlertReader,
): Promise<void> {
  const { action, about, state } = alert;
  const school = await findSchool(ctx.store.db, action.school);
  if (!school) return;
  const together = isOfBundle(action.reason) ? await openTogether(ctx, alert) : 1;
  const handedOn = staffId === state.handedTo;
  const hasStood = after > 0 || (state.untakenSince < state.since && !handedOn);
  const text = alertMessage({
    schoolName: school.name,
    alerts: together,
    since: hasStood ? londonWallClock(new Date(state.untakenSince)).time : null,
    isDrill: isDrill(action.reason),
    handedOn,
    link: together > 1 ? ctx.linkTo({ page: 'calls' }) : ctx.linkTo({ page: 'alert', id: action.id }),
  });
  await sendMessage(ctx, { school: school.id, kind: 'safeguarding-alert', about, staffId, chat, text });
}

/** How many were raised together and stand untaken. */
async function openTogether(ctx: Context, { action, about }: StandingAlert): Promise<number> {
  const open = await withStates(
    ctx.store.db,
    await openActionsOf(ctx.store.db, 'safeguarding-alert', action.school),
  );
  return open.filter((other) => other.about === about && !other.state.taken).length;
}

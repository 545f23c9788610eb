import { findAction } from '#shared/store/actions/actions.ts';
import { messagesOfAlert } from '#shared/store/messages/outbox.ts';
import { personalChatOf } from '#shared/store/messages/personal-chats.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { alertTakenBackMessage } from '#shared/wording/actions/alert-text.ts';
import { withState, type StandingAlert } from '../actions/alerts/standing-alerts.ts';
import type { Context } from '../context.ts';
import type { JobData } from '../jobs.ts';
import { sendMessage } from './send-message.ts';

/**
 * Tells of a report taken back, without a name: of an alert that went with it whoever was told of the alert, of one that
 * stays whoever has it in hand. One trouble keeps nobody else from hearing.
 */
export async function sendAlertTakenBack(
  ctx: Context,
  { school, actionId, takenBackAt }: JobData['tell-alert-taken-back'],
): Promise<void> {
  const { db } = ctx.store;
  const action = await findAction(db, actionId);
  const at = await findSchool(db, school);
  if (!action || !at) return;
  const alert = await withState(db, action);
  const stays = action.status !== 'withdrawn';
  const whom = stays ? whoHasIt(alert, takenBackAt) : await whoWasTold(ctx, alert, takenBackAt);
  const text = alertTakenBackMessage({
    schoolName: at.name,
    stays,
    link: ctx.linkTo({ page: 'alert', id: actionId }),
  });
  const about = `${actionId} ${takenBackAt}`;
  const troubles: unknown[] = [];
  for (const staffId of whom) {
    const chat = await personalChatOf(db, staffId);
    if (!chat) continue;
    const message = { school, kind: 'alert-taken-back', about, staffId, chat, text } as const;
    await sendMessage(ctx, message).catch((error: unknown) => void troubles.push(error));
  }
  if (troubles.length > 0) throw troubles[0];
}

function whoHasIt({ events, state }: StandingAlert, takenBackAt: string): string[] {
  const isNoted = events.some(
    ({ what, at }) => what === 'report-taken-back' && at === Date.parse(takenBackAt),
  );
  const staffId = state.taken?.by ?? state.handedTo;
  return isNoted && staffId !== null ? [staffId] : [];
}

async function whoWasTold(
  ctx: Context,
  { action, about }: StandingAlert,
  takenBackAt: string,
): Promise<Set<string>> {
  if (action.closedAt?.getTime() !== Date.parse(takenBackAt)) return new Set();
  const lines = await messagesOfAlert(ctx.store.db, action.school, [action.id, about]);
  return new Set(
    lines
      .filter(({ state, at }) => state !== 'refused' && at >= action.raisedAt)
      .map(({ staffId }) => staffId),
  );
}

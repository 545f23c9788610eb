import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { findAction } from '#shared/store/actions/actions.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { alertMessage } from '#shared/wording/actions/alert-text.ts';
import { NotDelivered, type Context } from '../context.ts';
import { alertReadersOf } from './alert-readers.ts';
import { sendMessage } from './send-message.ts';

/**
 * Tells the school's safeguarding leads in their own chats that an alert is open: a line without a name, and the link.
 * Throws when Teams did not take one: it is tried again, those sent are not.
 */
export async function sendAlert(
  ctx: Context,
  alert: { school: string; actionId: string; raisedAt: string },
): Promise<void> {
  const action = await findAction(ctx.store.db, alert.actionId);
  const school = await findSchool(ctx.store.db, alert.school);
  if (!action || !school || action.status !== 'open') return;
  const text = alertMessage({ schoolName: school.name, link: ctx.linkTo({ page: 'calls' }) });
  const troubles: NotDelivered[] = [];
  for (const { person, chat } of await alertReadersOf(ctx, school.id)) {
    if (chat === null) continue;
    const about = `${action.id} ${alert.raisedAt}`;
    const message = { school: school.id, kind: 'safeguarding-alert', about, staffId: person.id } as const;
    await sendMessage(ctx, { ...message, chat, text }).catch((error: unknown) => {
      if (!(error instanceof NotDelivered)) throw error;
      troubles.push(error);
    });
  }
  if (troubles[0]) throw new PlainError(troubles[0].message, { cause: troubles[0] });
}

import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { findAction } from '#shared/store/actions/actions.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { alertMessage } from '#shared/wording/actions/alert-text.ts';
import { errorText } from '../../error-text.ts';
import type { Context } from '../context.ts';
import { alertReadersOf } from './alert-readers.ts';
import { occasionOf } from './who-was-told.ts';
import { sendMessage } from './send-message.ts';

/**
 * Tells the school's safeguarding leads in their own chats that an alert is open: a line without a name, and the link.
 * Throws when Teams did not take one, after the others were told: it is tried again, those sent are not.
 */
export async function sendAlert(
  ctx: Context,
  alert: { school: string; actionId: string; raisedAt: string },
): Promise<void> {
  const action = await findAction(ctx.store.db, alert.actionId);
  const school = await findSchool(ctx.store.db, alert.school);
  if (!action || !school || action.status !== 'open') return;
  // It was taken back and raised again since: another job tells of that.
  if (action.raisedAt > new Date(alert.raisedAt)) return;
  const text = alertMessage({ schoolName: school.name, link: ctx.linkTo({ page: 'calls' }) });
  const troubles: unknown[] = [];
  for (const { person, chat } of await alertReadersOf(ctx, school.id)) {
    if (chat === null) continue;
    const about = occasionOf({ id: action.id, raisedAt: alert.raisedAt });
    const message = { school: school.id, kind: 'safeguarding-alert', about, staffId: person.id } as const;
    await sendMessage(ctx, { ...message, chat, text }).catch((error: unknown) => void troubles.push(error));
  }
  if (troubles.length > 0) throw new PlainError(errorText(troubles[0]), { cause: troubles[0] });
}

import type { StoredAction } from '#shared/store/actions/actions.ts';
import { peopleTold } from '#shared/store/messages/outbox.ts';
import type { Context } from '../context.ts';
import { alertReadersOf, type AlertReader } from './alert-readers.ts';

/** What messages of an alert are about: the alert as it was raised last. */
export const occasionOf = (alert: { id: string; raisedAt: string }): string =>
  `${alert.id} ${alert.raisedAt}`;

/** Of those who are to hear of an alert now, who has been sent a line: whoever has lost the role counts no more. */
export async function whoWasTold(
  ctx: Context,
  alert: Pick<StoredAction, 'school' | 'id' | 'raisedAt'>,
): Promise<{ told: AlertReader[]; others: AlertReader[] }> {
  const sent = await peopleTold(ctx.store.db, {
    school: alert.school,
    kind: 'safeguarding-alert',
    about: occasionOf({ id: alert.id, raisedAt: alert.raisedAt.toISOString() }),
  });
  const readers = await alertReadersOf(ctx, alert.school);
  const isTold = ({ person }: AlertReader): boolean => sent.has(person.id);
  return { told: readers.filter(isTold), others: readers.filter((reader) => !isTold(reader)) };
}

import { isSchoolDay } from '#shared/domain/basics/school-calendar.ts';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { personalChatOf } from '#shared/store/messages/personal-chats.ts';
import { cachedCalendars } from '#shared/store/people/cached-people.ts';
import { callsToMakeText } from '#shared/wording/actions/calls-to-make-text.ts';
import { NotDelivered, type Context } from '../context.ts';
import { familiesByCaller } from '../actions/calls/families-by-caller.ts';
import { reviseSchoolDay } from '../actions/revise-school-day.ts';
import { sendMessage } from './send-message.ts';

/**
 * Tells whoever has families of a school to ring, in their own chat and once a day, how many; no name. Throws when Teams
 * did not take a message: it is tried again, those sent are not.
 */
export async function sendCallsToMake(ctx: Context, school: string): Promise<void> {
  await ctx.withLock(`calls to make of ${school}`, (now) => tellCallers(now, school));
}

async function tellCallers(ctx: Context, school: string): Promise<void> {
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const calendar = (await cachedCalendars(await ctx.reading())).get(school) ?? [];
  if (!isSchoolDay(calendar, today)) return;
  // The calls of this minute first: they are raised by another job of it.
  await reviseSchoolDay(ctx, school);
  const troubles: NotDelivered[] = [];
  for (const [staffId, families] of await familiesByCaller(ctx.store.db, school, ctx.moment.today)) {
    const chat = await personalChatOf(db, staffId);
    if (!chat) continue;
    const text = callsToMakeText(families, ctx.linkTo({ page: 'calls' }));
    await sendMessage(ctx, { school, kind: 'calls-to-make', about: today, staffId, chat, text }).catch(
      (error: unknown) => {
        if (!(error instanceof NotDelivered)) throw error;
        troubles.push(error);
      },
    );
  }
  if (troubles[0]) throw new PlainError(troubles[0].message, { cause: troubles[0] });
}

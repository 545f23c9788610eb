import type { AlertReaders } from '#shared/contracts/actions/alerts.ts';
import { hasRight, mayUse } from '#shared/domain/people/permission.ts';
import { cachedStaff } from '#shared/store/people/cached-people.ts';
import { personalChatOf } from '#shared/store/messages/personal-chats.ts';
import type { Context, StaffContext, StaffMember } from '../context.ts';
import { mustBeAllowed } from '../people/must-be-allowed.ts';

/** Whom an alert of the school would reach in Teams, and whom not: said before somebody relies on it. */
export async function alertReaders(ctx: StaffContext, school: string): Promise<AlertReaders> {
  mustBeAllowed(mayUse(ctx.actor, 'ring-families', school), 'this school');
  return readersByReach(await alertReadersOf(ctx, school));
}

export interface AlertReader {
  person: StaffMember;
  /** Null: the person has no chat with the bot, or keeps it from writing. */
  chat: unknown;
}

/** The school's safeguarding leads; where it has none, whoever of the school handles alerts. */
export async function alertReadersOf(ctx: Context, school: string): Promise<AlertReader[]> {
  const staff = [...(await cachedStaff(await ctx.reading(), ctx.moment.today)).byId.values()];
  const ofSchool = staff.filter(({ posts }) => posts.some((post) => post.school === school));
  const leads = ofSchool.filter((person) => hasRight(person, 'hear-of-safeguarding-alerts', school));
  const readers =
    leads.length > 0
      ? leads
      : ofSchool.filter((person) => hasRight(person, 'handle-safeguarding-alerts', school));
  const found: AlertReader[] = [];
  for (const person of readers) found.push({ person, chat: await personalChatOf(ctx.store.db, person.id) });
  return found;
}

export const readersByReach = (readers: readonly AlertReader[]): AlertReaders => ({
  reached: readers.filter(({ chat }) => chat !== null).map(({ person }) => person.name),
  unreached: readers.filter(({ chat }) => chat === null).map(({ person }) => person.name),
});

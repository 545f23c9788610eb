import type { StaffMember } from '#shared/store/people/staff.ts';
import { cachedStaff } from '#shared/store/people/cached-people.ts';
import type { Context } from '../context.ts';

/** The member of staff behind an Entra object id; people whose file named none are known by their own id. */
export async function findPerson(ctx: Context, objectId: string | undefined): Promise<StaffMember | null> {
  if (!objectId) return null;
  const id = objectId.toLowerCase();
  const staff = await cachedStaff(await ctx.reading(), ctx.moment.today);
  return staff.byObjectId.get(id) ?? (ctx.local ? staff.byId.get(id) : undefined) ?? null;
}

/** Whoever a token of our own names. */
export async function findPersonById(ctx: Context, id: string): Promise<StaffMember | null> {
  const staff = await cachedStaff(await ctx.reading(), ctx.moment.today);
  return staff.byId.get(id) ?? null;
}

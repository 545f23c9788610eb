import { beginReading } from '#shared/store/engine/data-memory.ts';
import type { StaffMember } from '#shared/store/people/staff.ts';
import { cachedStaff } from '#shared/store/people/cached-people.ts';
import { momentOf } from '../../clock.ts';
import type { Context } from '../context.ts';

/** The member of staff behind an Entra object id; people whose file named none are known by their own id. */
export async function findPerson(
  context: Pick<Context, 'store' | 'clock' | 'local'>,
  objectId: string | undefined,
): Promise<StaffMember | null> {
  if (!objectId) return null;
  const id = objectId.toLowerCase();
  const staff = await cachedStaff(await beginReading(context.store), momentOf(context.clock).today);
  return staff.byObjectId.get(id) ?? (context.local ? staff.byId.get(id) : undefined) ?? null;
}

/** Whoever a token of our own names. */
export async function findPersonById(
  context: Pick<Context, 'store' | 'clock'>,
  id: string,
): Promise<StaffMember | null> {
  const staff = await cachedStaff(await beginReading(context.store), momentOf(context.clock).today);
  return staff.byId.get(id) ?? null;
}

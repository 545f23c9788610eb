import type { Changes } from '#shared/contracts/changes.ts';
import { postSchools } from '#shared/domain/people/permission.ts';
import { cachedSchools } from '#shared/store/people/cached-people.ts';
import type { StaffContext } from './context.ts';

/** How often the data has changed at the schools where the person has a post. Touches no table in the usual case. */
export async function whatHasChanged(ctx: StaffContext): Promise<Changes> {
  const reading = await ctx.reading();
  const schools = postSchools(
    ctx.actor,
    (await cachedSchools(reading)).map(({ id }) => id),
  );
  const { actions, registers, roll, trust } = reading.changes(schools);
  return { actions, marks: registers, roll, settings: trust };
}

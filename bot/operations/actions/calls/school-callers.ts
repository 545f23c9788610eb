import type { SchoolCallers } from '#shared/contracts/actions/share-out.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { whoRangLast } from '#shared/store/actions/rings-today.ts';
import { cachedStaff } from '#shared/store/people/cached-people.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { familiesByCaller } from './families-by-caller.ts';
import { ringsAt } from './share-calls.ts';

/** Who of a school rings families, by name, with how many of today's calls they still have: to share calls out among. */
export async function schoolCallers(ctx: StaffContext, school: string): Promise<SchoolCallers> {
  mustBeAllowed(mayUse(ctx.actor, 'ring-families', school), `the school ${school}`);
  const { today } = ctx.moment;
  const { byId } = await cachedStaff(await ctx.reading(), today);
  const callsOf = await familiesByCaller(ctx.store.db, school, today);
  const last = await whoRangLast(ctx.store.db, school, today);
  const rings = (id: string): boolean => {
    const person = byId.get(id);
    return person !== undefined && ringsAt(person, school);
  };
  return {
    rangLast: last && { day: last.day, callers: last.staffIds.filter(rings) },
    callers: [...byId.values()]
      .filter((person) => ringsAt(person, school))
      .map((person) => {
        const posts = person.posts.filter((post) => post.school === school);
        return {
          id: person.id,
          name: person.name,
          roles: [...new Set(posts.flatMap(({ roles }) => roles))],
          tutorGroups: [...new Set(posts.flatMap(({ tutorGroups }) => tutorGroups))],
          openCalls: callsOf.get(person.id) ?? 0,
        };
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
  };
}

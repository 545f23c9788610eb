import { EVERY_SCHOOL, hasRight } from '#shared/domain/people/permission.ts';
import type { Right } from '#shared/domain/people/rights.ts';
import { useAsk } from '../../api/use-api.ts';
import { useMe } from '../../api/use-me.ts';
import { asPerson } from '../pages-for.ts';

/** The schools at which one holds a right, names by id; whoever holds it at every school is asked for them. */
export function useSchoolsWith(right: Right): { schools: Record<string, string>; isPending: boolean } {
  const me = useMe();
  const person = asPerson(me);
  const isEverywhere = hasRight(person, right, EVERY_SCHOOL);
  const all = useAsk('alertStandings', {}, { enabled: isEverywhere });
  const own = me.posts.filter(({ school }) => school !== EVERY_SCHOOL && hasRight(person, right, school));
  const found = isEverywhere ? (all.data?.schools ?? []) : own;
  return {
    schools: Object.fromEntries(found.map(({ school, schoolName }) => [school, schoolName ?? school])),
    isPending: isEverywhere && all.isPending,
  };
}

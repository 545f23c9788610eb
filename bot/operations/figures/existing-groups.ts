import { Problem } from '#shared/domain/basics/problem.ts';
import { registerGroupOf, type DatedMembership } from '#shared/domain/roll/pupil-groups.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { cachedRolls } from '#shared/store/registers/school-registers.ts';
import type { School } from '#shared/store/people/schools.ts';
import { yearFilter } from './year-filter.ts';

interface GroupsQuery {
  cluster?: string | undefined;
  tutorGroup?: string | undefined;
  house?: string | undefined;
  years?: string | undefined;
}

/**
 * Refuses a cluster, tutor group, house or years that nobody at the schools asked of was ever in: an empty table would
 * read as if all were well. Of other schools nothing is told.
 *
 * @param schools those the person sees, in the cluster asked for
 */
export async function groupsMustExist(
  reading: Reading,
  schools: readonly School[],
  { cluster, tutorGroup, house, years }: GroupsQuery,
): Promise<void> {
  if (cluster !== undefined && schools.length === 0) throw notFound(`The cluster ${cluster}`);
  if (tutorGroup === undefined && house === undefined && years === undefined) return;
  const rolls = await cachedRolls(
    reading,
    schools.map(({ id }) => id),
  );
  const anybody = (wasIn: (membership: DatedMembership) => boolean): boolean =>
    [...rolls.values()].some(({ pupils }) => pupils.some(({ memberships }) => memberships.some(wasIn)));
  if (tutorGroup !== undefined && !anybody((membership) => registerGroupOf(membership) === tutorGroup))
    throw notFound(`The tutor group ${tutorGroup}`);
  if (house !== undefined && !anybody((membership) => membership.house === house))
    throw notFound(`The house ${house}`);
  const ofYears = yearFilter(years);
  if (years !== undefined && !anybody(({ yearGroup }) => ofYears(yearGroup)))
    throw new Problem('not-found', `years=${years}: no pupil in these years was found.`);
}

const notFound = (what: string): Problem => new Problem('not-found', `${what} was not found.`);

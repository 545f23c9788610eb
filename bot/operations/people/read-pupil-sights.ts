import type { GivenPupilSight, PupilSights } from '#shared/contracts/people/pupil-sight.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { addDays, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { hasRightAnywhere } from '#shared/domain/people/permission.ts';
import { isTrustLeadOf, latestSightEnd, sightOn, sightRuns } from '#shared/domain/people/pupil-sight.ts';
import { cachedSchools, cachedStaff } from '#shared/store/people/cached-people.ts';
import { sightsUntil, type StoredSight } from '#shared/store/people/pupil-sight.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { pupilSightFaults } from '#shared/wording/people/pupil-sight-text.ts';
import { staffNamed } from '#shared/wording/people/staff-name.ts';
import type { StaffContext, StaffMember } from '../context.ts';

/** Days for which what is over is still listed. */
const DAYS_LISTED = 365;

/** Which trust leads have been let see the pupils of which schools, and whom the reader may let see some. */
export async function readPupilSights(ctx: StaffContext): Promise<PupilSights> {
  if (!hasRightAnywhere(ctx.actor, 'let-leads-see-pupils'))
    throw new Problem('forbidden', pupilSightFaults.notYours);
  const { today } = ctx.moment;
  const reading = await ctx.reading();
  const schools = (await cachedSchools(reading)).map(({ id, name }) => ({ school: id, name }));
  const staff = (await cachedStaff(reading, today)).byId;
  const sights = await sightsUntil(ctx.store.db, addDays(today, -DAYS_LISTED));
  const names = await staffNames(ctx.store.db, [
    ...new Set(sights.flatMap(({ staffId, givenBy, ended }) => [staffId, givenBy, ended?.by ?? givenBy])),
  ]);
  const named = (id: string) => staffNamed(names, id);
  const schoolNames = new Map(schools.map(({ school, name }) => [school, name]));
  const viewOf = ([first, ...more]: [StoredSight, ...StoredSight[]]): GivenPupilSight => ({
    id: first.id,
    staff: named(first.staffId),
    schools: [first, ...more].map(({ school }) => ({ school, name: schoolNames.get(school) ?? school })),
    reason: first.reason,
    ends: first.ends,
    givenBy: named(first.givenBy),
    givenAt: londonIso(first.givenAt),
    state: stateOf([first, ...more], staff.get(first.staffId), today),
    ended: first.ended && { by: named(first.ended.by), at: londonIso(first.ended.at) },
  });
  return {
    date: today,
    latestEnd: latestSightEnd(today),
    given: [...Map.groupBy(sights, ({ id }) => id).values()].map((all) =>
      viewOf(all as [StoredSight, ...StoredSight[]]),
    ),
    leads: [...staff.values()]
      .filter(({ id }) => id !== ctx.actor.id)
      .map(({ id, name, posts }) => ({
        id,
        name,
        schools: schools.filter(({ school }) => isTrustLeadOf(posts, school)),
      }))
      .filter((lead) => lead.schools.length > 0),
  };
}

function stateOf(
  sights: [StoredSight, ...StoredSight[]],
  person: StaffMember | undefined,
  today: SchoolDate,
): GivenPupilSight['state'] {
  if (!sightRuns(sights[0], today)) return sights[0].endedEarly ? 'ended-early' : 'over';
  return sightOn(person?.posts ?? [], sights, today).length > 0 ? 'holds' : 'rests';
}

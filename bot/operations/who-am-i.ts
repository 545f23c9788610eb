import type { Me } from '#shared/contracts/people/person.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { EVERY_SCHOOL, maySeeTutorGroup, readerKey } from '#shared/domain/people/permission.ts';
import { yearGroupCode } from '#shared/domain/basics/year-group.ts';
import { cachedTutorGroups } from '#shared/store/roll/tutor-groups.ts';
import { cachedSchools } from '#shared/store/people/cached-people.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { staffName } from '#shared/wording/people/staff-name.ts';
import type { StaffContext, StaffMember } from './context.ts';

/** Who asks, their posts, what they have been let see, whom they have by name, and the tutor groups they may open. */
export async function whoAmI(ctx: StaffContext): Promise<Me> {
  const reading = await ctx.reading();
  const schools = new Map((await cachedSchools(reading)).map((school) => [school.id, school.name]));
  const nameOf = (school: string): string =>
    school === EVERY_SCHOOL ? 'Every school' : (schools.get(school) ?? school);
  const { today } = ctx.moment;
  const ids = [...schools.keys()].sort();
  const open = await reading.ofSchools(
    `tutor groups open on ${today} to ${readerKey(ctx.actor)}`,
    ids,
    async (missing) => {
      const groups = await cachedTutorGroups(reading, missing, today);
      return (school) =>
        groups
          .filter((one) => one.school === school)
          .filter(
            ({ group, whereabouts }) => maySeeTutorGroup(ctx.actor, school, whereabouts, group) === 'yes',
          )
          .map(({ group }) => ({
            school,
            schoolName: nameOf(school),
            group,
            own: isOwn(ctx.actor, school, group),
          }));
    },
    { withTrust: true },
  );
  const groups = ids.flatMap((school) => open.get(school) ?? []);
  const { pupilSight = [] } = ctx.actor;
  const givers = await staffNames(
    ctx.store.db,
    pupilSight.map(({ givenBy }) => givenBy),
  );
  return {
    id: ctx.actor.id,
    name: ctx.actor.name,
    email: ctx.actor.email,
    posts: ctx.actor.posts.map((post) => ({
      school: post.school,
      schoolName: nameOf(post.school),
      roles: [...post.roles],
      tutorGroups: [...post.tutorGroups],
      yearGroups: post.yearGroups.map(yearGroupCode),
      houses: [...post.houses],
    })),
    pupilSight: pupilSight.map(({ school, ends, reason, givenBy }) => ({
      school,
      schoolName: nameOf(school),
      ends,
      reason,
      givenBy: staffName(givers, givenBy),
    })),
    caseload: (ctx.actor.caseload ?? []).map((one) => ({ ...one, schoolName: nameOf(one.school) })),
    tutorGroups: [...groups.filter(({ own }) => own), ...groups.filter(({ own }) => !own)],
    now: londonIso(ctx.at),
  };
}

const isOwn = (person: StaffMember, school: string, group: string): boolean =>
  person.posts.some(
    (post) => post.school === school && post.roles.includes('tutor') && post.tutorGroups.includes(group),
  );

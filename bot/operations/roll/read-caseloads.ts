import type { Caseloads, CaseloadView } from '#shared/contracts/roll/caseloads.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { addDays, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { caseloadRuns, caseloadStands, mayHaveCaseload } from '#shared/domain/people/caseload.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import { cachedSchools, cachedStaff } from '#shared/store/people/cached-people.ts';
import { caseloadHistory, type StoredCaseload } from '#shared/store/people/caseloads.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import { staffNamed } from '#shared/wording/people/staff-name.ts';
import { mustBeAllowed } from '../people/must-be-allowed.ts';
import type { StaffContext, StaffMember } from '../context.ts';
import { pupilNamed } from './visible-pupils.ts';

/** Days for which what is over is still listed. */
const DAYS_LISTED = 365;

/** Which pupils of a school are on whose caseload, since when, until when and by whom, and who may have one. */
export async function readCaseloads(ctx: StaffContext, id: string): Promise<Caseloads> {
  mustBeAllowed(mayUse(ctx.actor, 'give-caseloads', id), `the school ${id}`);
  const { today } = ctx.moment;
  const reading = await ctx.reading();
  const school = (await cachedSchools(reading)).find((one) => one.id === id);
  if (!school) throw new Problem('not-found', `The school ${id} was not found.`);
  const staff = (await cachedStaff(reading, today)).byId;
  const given = await caseloadHistory(ctx.store.db, id, addDays(today, -DAYS_LISTED));
  const ids = [...new Set(given.map(({ pupilId }) => pupilId))];
  const pupils = new Map((await pupilsByIds(ctx.store.db, id, ids, today)).map((pupil) => [pupil.id, pupil]));
  const people = given.flatMap(({ staffId, givenBy, ended }) => [staffId, givenBy, ended?.by ?? givenBy]);
  const names = await staffNames(ctx.store.db, [...new Set(people)]);
  if (ids.length > 0)
    await auditRead(ctx.store, {
      school: id,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'caseload.list',
      detail: { pupils: ids },
    });
  return {
    school: id,
    schoolName: school.name,
    date: today,
    people: [...staff.values()]
      .filter(({ posts }) => mayHaveCaseload(posts, id))
      .map((person) => ({ id: person.id, name: person.name, roles: rolesOf(person) })),
    items: given.flatMap((one): CaseloadView[] => {
      const pupil = pupils.get(one.pupilId);
      if (!pupil) return [];
      return [
        {
          id: one.id,
          pupil: pupilNamed(pupil),
          tutorGroup: pupil.tutorGroup || null,
          staff: staffNamed(names, one.staffId),
          from: one.from,
          until: one.until,
          givenBy: staffNamed(names, one.givenBy),
          givenAt: londonIso(one.givenAt),
          state: stateOf(one, staff.get(one.staffId), today),
          ended: one.ended && { by: staffNamed(names, one.ended.by), at: londonIso(one.ended.at) },
        },
      ];
    }),
  };
}

const rolesOf = ({ posts }: StaffMember): string[] => [...new Set(posts.flatMap(({ roles }) => roles))];

function stateOf(
  given: StoredCaseload,
  person: StaffMember | undefined,
  today: SchoolDate,
): CaseloadView['state'] {
  if (given.isEnded) return 'ended-early';
  if (!caseloadStands(given, today)) return 'over';
  if (!caseloadRuns(given, today)) return 'to-come';
  return mayHaveCaseload(person?.posts ?? [], given.school) ? 'holds' : 'rests';
}

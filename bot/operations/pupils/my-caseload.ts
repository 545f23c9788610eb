import type { MyCaseload } from '#shared/contracts/pupils/my-caseload.ts';
import { attendanceRate } from '#shared/domain/registers/attendance-rate.ts';
import { noSessions } from '#shared/domain/registers/attendance-count.ts';
import { mayHaveCaseload } from '#shared/domain/people/caseload.ts';
import { hasRightAnywhere, maySeePupil } from '#shared/domain/people/permission.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import { cachedSchools } from '#shared/store/people/cached-people.ts';
import type { School } from '#shared/store/people/schools.ts';
import { yearsToDate } from '#shared/store/registers/year-to-date.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import { daysMissedOf, stagesReached } from '../actions/stages-reached.ts';
import { dataTime } from '../figures/data-time.ts';
import { mustBeAllowed } from '../people/must-be-allowed.ts';
import { pupilNamed } from '../roll/visible-pupils.ts';
import type { StaffContext } from '../context.ts';
import { nextSteps } from './next-steps.ts';

/** The pupils who are the person's by name today, with their year so far and what comes next. */
export async function myCaseload(ctx: StaffContext): Promise<MyCaseload> {
  const { actor, moment } = ctx;
  mustBeAllowed(hasRightAnywhere(actor, 'ring-families') ? 'yes' : 'no', 'a caseload');
  const reading = await ctx.reading();
  const mine = actor.caseload ?? [];
  const schools = (await cachedSchools(reading)).filter(({ id }) => mine.some(({ school }) => school === id));
  const items: MyCaseload['items'] = [];
  for (const school of schools) items.push(...(await atSchool(ctx, school)));
  return {
    mayHave: actor.posts.some((post) => mayHaveCaseload([post], post.school)),
    asOf: schools.length > 0 ? await dataTime(reading, schools, moment.today) : null,
    items,
  };
}

async function atSchool(ctx: StaffContext, school: School): Promise<MyCaseload['items']> {
  const { actor, moment } = ctx;
  const reading = await ctx.reading();
  const mine = (actor.caseload ?? []).filter((one) => one.school === school.id);
  const byCaseload = new Set(mine.filter(({ by }) => by === 'caseload').map(({ pupil }) => pupil));
  const ids = [...new Set(mine.map(({ pupil }) => pupil))];
  const pupils = (await pupilsByIds(ctx.store.db, school.id, ids, moment.today)).filter(
    (pupil) => maySeePupil(actor, pupil) === 'yes',
  );
  if (pupils.length === 0) return [];
  await auditRead(ctx.store, {
    school: school.id,
    at: ctx.at,
    staffId: actor.id,
    what: 'caseload.list',
    detail: { pupils: pupils.map(({ id }) => id) },
  });
  const years = (await yearsToDate(reading, [school], moment)).get(school.id);
  const reached = await stagesReached(ctx, [school]);
  const nextOf = await nextSteps(ctx, school.id, pupils);
  return pupils
    .toSorted((a, b) => `${a.surname} ${a.forename}`.localeCompare(`${b.surname} ${b.forename}`, 'en-GB'))
    .map((pupil) => ({
      pupil: pupilNamed(pupil),
      school: school.id,
      schoolName: school.name,
      tutorGroup: pupil.tutorGroup || null,
      by: byCaseload.has(pupil.id) ? 'caseload' : 'named-adult',
      yearToDate: attendanceRate(years?.get(pupil.id)?.count ?? noSessions()),
      daysMissed: daysMissedOf(reached(school.id, pupil.id).away).missed,
      nextStep: nextOf(pupil.id),
    }));
}

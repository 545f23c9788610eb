import type { FamiliesToWriteTo } from '#shared/contracts/escalation/families-to-write-to.ts';
import { firstDayOfSchoolYear, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { familiesUnder95 } from '#shared/domain/escalation/families-to-write-to.ts';
import { halfTermsOf } from '#shared/domain/figures/disclosure/half-terms.ts';
import { NEVER_RUNG_BACK as BEREAVEMENT } from '#shared/domain/people/call-choices.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { daysAway } from '#shared/domain/registers/away/days-away.ts';
import { cachedDaysAway } from '#shared/store/actions/cached-days-away.ts';
import { noticesBetween } from '#shared/store/actions/notices.ts';
import { reasonsGiven } from '#shared/store/actions/outcomes.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import { cachedCalendars, cachedSchools } from '#shared/store/people/cached-people.ts';
import { madeOfRegisters } from '#shared/store/registers/school-registers.ts';
import { yearsToDate } from '#shared/store/registers/year-to-date.ts';
import { contactsOfPupils } from '#shared/store/roll/contacts.ts';
import { pupilsOfSchool } from '#shared/store/roll/pupils.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { dataTime } from '../figures/data-time.ts';
import { mustBeAllowed } from '../people/must-be-allowed.ts';
import { nameOf } from '../roll/pupil-name.ts';
import type { StaffContext } from '../context.ts';

const ILLNESS = 'I';

/**
 * Whom a school writes to once a half-term: families with a child under 95 % this year, by name and with the days missed,
 * nobody compared with anybody; who is left out stands there with the reason. Audited with every pupil.
 */
export async function familiesToWriteTo(ctx: StaffContext, schoolId: string): Promise<FamiliesToWriteTo> {
  mustBeAllowed(mayUse(ctx.actor, 'write-to-families', schoolId), `the school ${schoolId}`);
  const { db } = ctx.store;
  const { moment } = ctx;
  const { today } = moment;
  const reading = await ctx.reading();
  const school = (await cachedSchools(reading)).find(({ id }) => id === schoolId);
  if (!school) throw new Problem('not-found', `The school ${schoolId} was not found.`);
  const from = firstDayOfSchoolYear(schoolYearOf(today));
  const years = (await yearsToDate(reading, [school], moment)).get(school.id);
  const away = (await cachedDaysAway(reading, [school], moment)).get(school.id);
  const query = { from, to: today, moment };
  const ill = (
    await madeOfRegisters(reading, [school], { ...query, what: 'illness by itself' }, (registers) =>
      daysAway(registers, query, { notCounted: [ILLNESS] }),
    )
  ).get(school.id);
  const bereaved = await bereavedSince(ctx, school.id, from);
  const pupils = (await pupilsOfSchool(db, school.id, today)).toSorted((a, b) =>
    `${a.surname} ${a.forename}`.localeCompare(`${b.surname} ${b.forename}`, 'en-GB'),
  );
  const missedBy = (id: number): number => (away?.get(id)?.counted ?? 0) + (away?.get(id)?.medical ?? 0);
  const families = familiesUnder95(
    pupils.map(({ id, household }) => ({
      pupilId: id,
      household: household || null,
      attended: years?.get(id)?.count.attended ?? 0,
      possible: years?.get(id)?.count.possible ?? 0,
      missed: missedBy(id),
      ill: ill?.get(id)?.notCounted.get(ILLNESS) ?? 0,
      isBereaved: bereaved.has(id),
    })),
  );
  const ids = families.flatMap(({ pupilIds }) => pupilIds);
  const pupilOf = new Map(pupils.map((pupil) => [pupil.id, pupil]));
  const contacts = await contactsOfPupils(db, school.id, ids);
  await auditRead(ctx.store, {
    school: school.id,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'family.list-to-write-to',
    detail: { pupils: ids },
  });
  const calendar = (await cachedCalendars(reading)).get(school.id) ?? [];
  const halfTerm = halfTermsOf([calendar], schoolYearOf(today)).findLast(({ first }) => first <= today);
  return {
    school: school.id,
    schoolName: school.name,
    date: today,
    asOf: await dataTime(reading, [school], today),
    halfTerm: halfTerm?.first ?? null,
    families: families.map(({ pupilIds, sessionsMissed, leftOut }) => {
      const known = pupilIds.flatMap((id) => contacts.get(id) ?? []);
      const to = known.find(({ address, email }) => address ?? email) ?? known[0];
      return {
        to: to ? { name: to.name, address: to.address, email: to.email } : null,
        children: pupilIds.flatMap((id) => {
          const pupil = pupilOf.get(id);
          return pupil
            ? [
                {
                  id: String(id),
                  name: nameOf(pupil),
                  tutorGroup: pupil.tutorGroup || null,
                  daysMissed: missedBy(id) / 2,
                },
              ]
            : [];
        }),
        daysMissed: sessionsMissed / 2,
        leftOut,
      };
    }),
  };
}

/** Pupils for whom a death in the family was named, in a notice or at a call. */
async function bereavedSince(ctx: StaffContext, school: string, from: string): Promise<Set<number>> {
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const notices = await noticesBetween(db, school, from, today);
  const said = await reasonsGiven(db, school, from, today);
  return new Set([
    ...notices.filter(({ reason }) => reason === BEREAVEMENT).flatMap(({ pupilIds }) => pupilIds),
    ...said.filter(({ reason }) => reason === BEREAVEMENT).map(({ pupilId }) => pupilId),
  ]);
}

import type { KeyGroupCounts, KeyGroupPupils } from '#shared/contracts/pupils/key-groups.ts';
import { NO_MARK, codeOf, isAbsent } from '#shared/domain/registers/attendance-codes.ts';
import { absentSessions } from '#shared/domain/registers/attendance-count.ts';
import { attendanceRate } from '#shared/domain/registers/attendance-rate.ts';
import {
  groupsOfTheRoll,
  guardedGroups,
  keyGroups,
  keyGroupsOf,
  type KeyGroup,
} from '#shared/domain/pupils/key-groups.ts';
import { flagsOf, type PupilNeeds } from '#shared/domain/roll/pupil-needs.ts';
import { eachMark } from '#shared/domain/registers/marks-of-day.ts';
import { isSmallGroup } from '#shared/domain/figures/small-groups.ts';
import { seesWholeGroup, mayWorkWithPupil, hasRight } from '#shared/domain/people/permission.ts';
import { sessionsLeftBeforePersistent } from '#shared/domain/figures/persistent-absence.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { DatedMembership } from '#shared/domain/roll/pupil-groups.ts';
import { yearGroupCode } from '#shared/domain/basics/year-group.ts';
import { addCount, noRegisterCount, type RegisterCount } from '#shared/domain/registers/register-counts.ts';
import {
  previousSchoolDay,
  schoolDaysBetween,
  type SchoolCalendar,
} from '#shared/domain/basics/school-calendar.ts';
import {
  addDays,
  firstDayOfSchoolYear,
  schoolYearOf,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';
import { rolledOn, type RollPupil } from '#shared/domain/roll/school-roll.ts';
import { sessions, type Session } from '#shared/domain/basics/session.ts';
import { keyGroupLabels } from '#shared/wording/pupils/key-group-text.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import type { CheckInReasons } from '#shared/domain/pupils/check-in.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import { registersOf } from '#shared/store/registers/school-registers.ts';
import type { School } from '#shared/store/people/schools.ts';
import { cachedCalendars } from '#shared/store/people/cached-people.ts';
import { yearsToDate } from '#shared/store/registers/year-to-date.ts';
import { nameOf } from '../roll/pupil-name.ts';
import { checkInReasonsView, checkInsWanted } from './check-ins-wanted.ts';
import type { Context, StaffContext, StaffMember } from '../context.ts';
import { dataTime } from '../figures/data-time.ts';
import { visibleSchools } from '../people/visible-schools.ts';

/**
 * How many pupils are in each key group today, and how they have attended this year: of those whom the person sees. Who
 * sees none is told the size of the roll's own groups, where ten pupils or more are in one.
 */
export async function keyGroupCounts(ctx: StaffContext, schoolId: string): Promise<KeyGroupCounts> {
  const reading = await ctx.reading();
  const school = await schoolSeen(reading, ctx.actor, schoolId);
  const { today } = ctx.moment;
  const all = await groupedPupils(ctx, reading, school);
  const own = all.filter(({ membership }) => seen(ctx.actor, school.id, membership));
  const mayOpen = own.length > 0;
  const grouped = mayOpen ? own : all;
  return {
    school: school.id,
    schoolName: school.name,
    date: today,
    asOf: await dataTime(reading, [school], today),
    onRoll: grouped.length,
    groups: keyGroups
      .filter((group) => mayKnowOf(ctx.actor, school.id, group))
      .map((group) => {
        const members = grouped.filter(({ groups }) => groups.includes(group));
        const count = members.reduce((sum, { year }) => addCount(sum, year), noRegisterCount());
        return {
          group,
          name: keyGroupLabels[group].name,
          pupils: members.length,
          yearToDate: attendanceRate(mayOpen ? count : noRegisterCount()),
        };
      })
      .filter(({ group, pupils }) => mayOpen || (groupsOfTheRoll.includes(group) && !isSmallGroup(pupils))),
    mayOpen,
    ofSchool: grouped.length === all.length,
  };
}

/** The pupils of a key group that the person may see, by tutor group and name: a list to give to staff. Audited. */
export async function keyGroupPupils(
  ctx: StaffContext,
  query: { school: string; group: string },
): Promise<KeyGroupPupils> {
  const reading = await ctx.reading();
  const school = await schoolSeen(reading, ctx.actor, query.school);
  const group = keyGroups.find((candidate) => candidate === query.group);
  if (!group) throw new Problem('not-found', `There is no key group ${query.group}.`);
  if (!mayKnowOf(ctx.actor, school.id, group))
    throw new Problem('forbidden', 'Your role does not see who is in this group.');
  const { today } = ctx.moment;
  const grouped = await groupedPupils(ctx, reading, school);
  const members = grouped.filter(
    ({ groups, membership }) => groups.includes(group) && seen(ctx.actor, school.id, membership),
  );
  if (members.length === 0 && !grouped.some(({ membership }) => seen(ctx.actor, school.id, membership)))
    throw new Problem('forbidden', 'Your role does not see the pupils of this school.');
  await auditRead(ctx.store, {
    school: school.id,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'key-group.list',
    detail: { group, pupils: members.map(({ pupil }) => pupil.id) },
  });
  const ids = members.map(({ pupil }) => pupil.id);
  const named = new Map(
    (await pupilsByIds(ctx.store.db, school.id, ids, today)).map((pupil) => [pupil.id, pupil]),
  );
  const toCome = sessionsToCome((await cachedCalendars(reading)).get(school.id) ?? [], today);
  return {
    school: school.id,
    schoolName: school.name,
    group,
    name: keyGroupLabels[group].name,
    date: today,
    asOf: await dataTime(reading, [school], today),
    mayCheckIn: members.some(
      ({ pupil, membership }) =>
        mayWorkWithPupil(ctx.actor, { school: school.id, ...membership, id: pupil.id }) === 'yes',
    ),
    pupils: members
      .flatMap(({ pupil, year, marks, checkIn }) => {
        const stored = named.get(pupil.id);
        if (!stored) return [];
        return [
          {
            id: String(pupil.id),
            upn: stored.upn,
            name: nameOf(stored),
            order: `${stored.tutorGroup} ${stored.surname} ${stored.forename}`,
            yearGroup: yearGroupCode(stored.yearGroup),
            tutorGroup: stored.tutorGroup || null,
            flags: flagsOf(stored, hasRight(ctx.actor, 'see-vulnerability', school.id)),
            yearToDate: attendanceRate(year),
            missedSessions: absentSessions(year),
            sessionsLeft: toCome === null ? null : sessionsLeftBeforePersistent(year, toCome),
            marks: { AM: codeOf(marks.AM), PM: codeOf(marks.PM) },
            ...(group === 'check-in' && { checkIn: checkInReasonsView(checkIn) }),
          },
        ];
      })
      .sort((a, b) => a.order.localeCompare(b.order, 'en-GB', { numeric: true }))
      .map(({ order: _order, ...pupil }) => pupil),
  };
}

async function schoolSeen(reading: Reading, person: StaffMember, id: string): Promise<School> {
  const [school] = await visibleSchools(reading, person, id);
  if (!school) throw new Problem('not-found', `The school ${id} was not found.`);
  return school;
}

const mayKnowOf = (person: StaffMember, school: string, group: KeyGroup): boolean =>
  !guardedGroups.includes(group) || hasRight(person, 'see-vulnerability', school);

const seen = (person: StaffMember, school: string, at: DatedMembership): boolean =>
  seesWholeGroup(person, { school, ...at });

interface Grouped {
  pupil: RollPupil;
  membership: DatedMembership;
  year: RegisterCount;
  groups: KeyGroup[];
  marks: Record<Session, string>;
  checkIn: CheckInReasons | null;
}

async function groupedPupils(ctx: Context, reading: Reading, school: School): Promise<Grouped[]> {
  const moment = ctx.moment;
  const { today } = moment;
  const calendar = (await cachedCalendars(reading)).get(school.id) ?? [];
  const before = previousSchoolDay(calendar, today);
  const registers = (await registersOf(reading, [school.id], before ?? today, today)).get(school.id);
  if (!registers) return [];
  const years = (await yearsToDate(reading, [school], moment)).get(school.id);
  const marksToday = new Map<number, Record<Session, string>>();
  eachMark(registers, today, ({ id }, _span, marks) => marksToday.set(id, marks));
  const awayBefore = new Set<number>();
  if (before)
    eachMark(registers, before, ({ id }, _span, marks) => {
      if (sessions.some((session) => isAbsent(marks[session]) || marks[session] === 'L')) awayBefore.add(id);
    });
  const joinedFrom = startOfYear(calendar, today);
  const checkIns = await checkInsWanted(reading, school, moment);
  return registers.roll.pupils.flatMap((pupil): Grouped[] => {
    const membership = rolledOn(pupil, today);
    if (!membership) return [];
    const year = years?.get(pupil.id)?.count ?? noRegisterCount();
    const needs: PupilNeeds = { ...pupil.needs, pupilPremium: membership.pupilPremium, sen: membership.sen };
    const groups = keyGroupsOf({
      needs,
      year,
      absentOrLateYesterday: awayBefore.has(pupil.id),
      needsCheckIn: checkIns.has(pupil.id),
      newJoiner: pupil.startDate !== null && pupil.startDate > joinedFrom,
    });
    const marks = marksToday.get(pupil.id) ?? { AM: NO_MARK, PM: NO_MARK };
    return [{ pupil, membership, year, groups, marks, checkIn: checkIns.get(pupil.id) ?? null }];
  });
}

/** The end of the first week of the school year: who comes later is a new joiner. */
function startOfYear(calendar: SchoolCalendar, today: SchoolDate): SchoolDate {
  const first = firstDayOfSchoolYear(schoolYearOf(today));
  const days = schoolDaysBetween(calendar, first, today);
  const terms = calendar.some(({ kind, starts }) => kind === 'term' && starts >= first);
  return addDays((terms ? days[0] : undefined) ?? `${first.slice(0, 4)}-09-01`, 7);
}

/** Sessions of the school year after today; null when no term says. */
export function sessionsToCome(calendar: SchoolCalendar, today: SchoolDate): number | null {
  const lastDay = addDays(firstDayOfSchoolYear(schoolYearOf(today) + 1), -1);
  if (!calendar.some(({ kind, ends }) => kind === 'term' && ends >= today)) return null;
  return 2 * schoolDaysBetween(calendar, addDays(today, 1), lastDay).length;
}

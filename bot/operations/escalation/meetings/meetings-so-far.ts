import type { MeetingsSoFar } from '#shared/contracts/escalation/meetings-so-far.ts';
import { isSchoolDay, type SchoolCalendar } from '#shared/domain/basics/school-calendar.ts';
import {
  addDays,
  firstDayOfSchoolYear,
  mondayOf,
  schoolYearOf,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';
import { canHoldAWeek } from '#shared/domain/escalation/meetings-of-week.ts';
import { halfTermsOf } from '#shared/domain/figures/disclosure/half-terms.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { barriersAt } from '#shared/store/escalation/barriers.ts';
import { meetingsAt } from '#shared/store/escalation/meetings.ts';
import { cachedCalendars } from '#shared/store/people/cached-people.ts';
import { policyOn } from '#shared/store/people/escalation-policies.ts';
import { callersOf } from '#shared/store/people/staff.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';

/**
 * How many meetings were held and barriers removed, this half-term and this year, of what the school could hold by its
 * policy and its people of today; never by person. For those who hold a school's last stage.
 */
export async function meetingsSoFar(ctx: StaffContext, school: string): Promise<MeetingsSoFar> {
  mustBeAllowed(mayUse(ctx.actor, 'hold-senior-leader-meetings', school), `the school ${school}`);
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const calendar = (await cachedCalendars(await ctx.reading())).get(school) ?? [];
  const year = firstDayOfSchoolYear(schoolYearOf(today));
  const halfTerm = halfTermsOf([calendar], schoolYearOf(today)).findLast(({ first }) => first <= today);
  const held = (await meetingsAt(db, school)).flatMap(({ heldOn }) => heldOn ?? []);
  const removed = (await barriersAt(db, school)).flatMap(({ removedOn }) => removedOn ?? []);
  const aWeek = canHoldAWeek(await policyOn(db, school, today), await callersOf(db, school, today));
  const since = (from: SchoolDate): MeetingsSoFar['year'] => {
    const isIn = (day: SchoolDate): boolean => from <= day && day <= today;
    const weeks = schoolWeeks(calendar, from, today);
    return {
      from,
      weeks,
      held: held.filter(isIn).length,
      couldHold: weeks * aWeek,
      barriersRemoved: removed.filter(isIn).length,
    };
  };
  return { school, halfTerm: halfTerm ? since(halfTerm.first) : null, year: since(year) };
}

/** Weeks with a school day up to a day. */
function schoolWeeks(calendar: SchoolCalendar, from: SchoolDate, to: SchoolDate): number {
  const mondays = new Set<SchoolDate>();
  for (let day = from; day <= to; day = addDays(day, 1))
    if (isSchoolDay(calendar, day)) mondays.add(mondayOf(day));
  return mondays.size;
}

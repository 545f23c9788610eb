import type { TrustDays } from '#shared/contracts/figures/trust-tables.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import {
  isSchoolDay,
  previousSchoolDay,
  type SchoolCalendar,
} from '#shared/domain/basics/school-calendar.ts';
import { laterOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { cachedCalendars } from '#shared/store/people/cached-people.ts';
import type { StaffContext } from '../context.ts';
import { mustHaveCome } from '../basics/date-range.ts';
import { visibleSchools } from '../people/visible-schools.ts';
import { trustDaily, type DailyQuery } from './trust-daily.ts';

const USUAL_DAYS = 5;

/** The daily diff of the latest school days, newest first: as the trust's deck stacks them. */
export async function trustDays(
  ctx: StaffContext,
  query: Omit<DailyQuery, 'date'> & { to?: SchoolDate | undefined; days?: number | undefined },
): Promise<TrustDays> {
  const { today } = ctx.moment;
  const { to = today, days = USUAL_DAYS, ...rest } = query;
  mustHaveCome('to', to, today);
  const reading = await ctx.reading();
  const schools = await visibleSchools(reading, ctx.actor);
  const calendarOf = await cachedCalendars(reading);
  const calendars = schools.map(({ id }) => calendarOf.get(id) ?? []);
  const found: TrustDays['days'] = [];
  let date = latestSchoolDay(calendars, to);
  while (date !== null && found.length < days) {
    found.push(await trustDaily(ctx, { ...rest, date }));
    date = dayBefore(calendars, date);
  }
  if (found.length === 0) throw new Problem('not-found', 'There has been no school day yet.');
  return { days: found };
}

/** A day on which any of the schools is open. */
function latestSchoolDay(calendars: readonly SchoolCalendar[], date: SchoolDate): SchoolDate | null {
  return calendars.some((calendar) => isSchoolDay(calendar, date)) ? date : dayBefore(calendars, date);
}

function dayBefore(calendars: readonly SchoolCalendar[], date: SchoolDate): SchoolDate | null {
  const days = calendars.flatMap((calendar) => previousSchoolDay(calendar, date) ?? []);
  return days.reduce<SchoolDate | null>((last, day) => (last === null ? day : laterOf(last, day)), null);
}

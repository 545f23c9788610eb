import { isSchoolDay, type SchoolCalendar } from '#shared/domain/basics/school-calendar.ts';
import { addDays, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { calendarOf } from '#shared/store/people/schools.ts';
import type { StaffContext } from '../../context.ts';
import { permittedAction } from '../act-on-action.ts';

const LOOKED_AHEAD_IN_DAYS = 60;

/** Of the school of an action. */
export async function nextSchoolDay(ctx: StaffContext, actionId: string): Promise<SchoolDate> {
  const { action } = await permittedAction(ctx, actionId);
  return nextSchoolDayOf(await calendarOf(ctx.store.db, action.school), ctx.moment.today);
}

/** The first school day after a day; the day after it where the terms end before one. */
export function nextSchoolDayOf(calendar: SchoolCalendar, date: SchoolDate): SchoolDate {
  for (let ahead = 1; ahead <= LOOKED_AHEAD_IN_DAYS; ahead++) {
    const day = addDays(date, ahead);
    if (isSchoolDay(calendar, day)) return day;
  }
  return addDays(date, 1);
}

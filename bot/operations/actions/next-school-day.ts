import { isSchoolDay } from '#shared/domain/basics/school-calendar.ts';
import { addDays, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { calendarOf } from '#shared/store/people/schools.ts';
import type { StaffContext } from '../context.ts';
import { permittedAction } from './act-on-action.ts';

const LOOKED_AHEAD_IN_DAYS = 60;

/** The next school day at the school of an action; tomorrow where the terms end before one. */
export async function nextSchoolDay(ctx: StaffContext, actionId: string): Promise<SchoolDate> {
  const { today } = ctx.moment;
  const { action } = await permittedAction(ctx, actionId);
  const calendar = await calendarOf(ctx.store.db, action.school);
  for (let ahead = 1; ahead <= LOOKED_AHEAD_IN_DAYS; ahead++) {
    const day = addDays(today, ahead);
    if (isSchoolDay(calendar, day)) return day;
  }
  return addDays(today, 1);
}

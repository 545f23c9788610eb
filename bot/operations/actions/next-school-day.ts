import { isSchoolDay } from '#shared/domain/basics/school-calendar.ts';
import { addDays, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { findAction } from '#shared/store/actions/actions.ts';
import { calendarOf } from '#shared/store/people/schools.ts';
import type { Context } from '../context.ts';

const LOOKED_AHEAD_IN_DAYS = 60;

/** The next school day at the school of an action; tomorrow where the terms end before one. */
export async function nextSchoolDay(ctx: Context, actionId: string): Promise<SchoolDate> {
  const { today } = ctx.moment;
  const action = await findAction(ctx.store.db, actionId);
  const calendar = action ? await calendarOf(ctx.store.db, action.school) : [];
  for (let ahead = 1; ahead <= LOOKED_AHEAD_IN_DAYS; ahead++) {
    const day = addDays(today, ahead);
    if (isSchoolDay(calendar, day)) return day;
  }
  return addDays(today, 1);
}

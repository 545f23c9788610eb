import { lockSchool } from '#shared/store/engine/open-store.ts';
import type { Context } from '../context.ts';
import { reviseDay } from './revise-day.ts';

/** Revises a school's actions of the day as time passes: a call time has come, a register has closed. */
export async function reviseSchoolDay(context: Context, school: string): Promise<number> {
  return context.store.transaction(async (tx) => {
    await lockSchool(tx, school);
    return reviseDay(context, tx, school);
  });
}

import { lockSchool } from '#shared/store/engine/open-store.ts';
import type { Context } from '../context.ts';
import { reviseDay } from './revise-day.ts';

/** Revises a school's actions of the day as time passes: a call time has come, a register has closed. */
export async function reviseSchoolDay(ctx: Context, school: string): Promise<number> {
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, school);
    return reviseDay(ctx, tx, school);
  });
}

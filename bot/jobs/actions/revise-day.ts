import { reviseSchoolDay } from '../../operations/actions/revise-school-day.ts';
import type { JobKind } from '../job-kind.ts';

export const reviseDayJob: JobKind<'revise-day'> = {
  retries: 'work',
  due: ({ scope, isTrust }) => (isTrust ? null : { school: scope }),
  run: async (ctx, { school }) => void (await reviseSchoolDay(ctx, school)),
};

import { reviseSchoolDay } from '../../operations/actions/revise-school-day.ts';
import type { JobKind } from '../job-kind.ts';

export const reviseDay: JobKind<'revise-day'> = {
  retries: 'work',
  due: ({ scope: place, isTrust }) => (isTrust ? null : { school: place }),
  run: async (context, { school }) => void (await reviseSchoolDay(context, school)),
};

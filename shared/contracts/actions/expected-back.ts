import { z } from 'zod';
import { clockTime, schoolDate } from '../basics/dates.ts';

export const expectedBack = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('today'), time: clockTime }),
  z.object({ kind: z.literal('date'), date: schoolDate }),
  z.object({ kind: z.literal('unknown') }),
]);

/** Requests about registers that are owed. */
import { z } from 'zod';
import { openRegistersAnswer } from './open-registers.ts';
import { schoolDate } from '../basics/dates.ts';
import type { ApiRequest } from '../api-request.ts';

export const registerRequests = {
  openRegisters: {
    method: 'GET',
    path: '/api/open-registers',
    summary: 'Registers and marks that are owed, and absence without a reason yet',
    right: 'see-figures',
    query: z.object({
      school: z.string().optional(),
      from: schoolDate.optional(),
      to: schoolDate.optional(),
    }),
    sheet: true,
    answer: openRegistersAnswer,
  },
} as const satisfies Record<string, ApiRequest>;

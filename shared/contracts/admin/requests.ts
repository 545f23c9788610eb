/** Requests about work that waits. */
import { z } from 'zod';
import { triedAgain, whatWaits } from './waiting.ts';
import type { ApiRequest } from '../api-request.ts';

export const adminRequests = {
  whatWaits: {
    method: 'GET',
    path: '/api/waiting',
    summary: 'What waits, what is out of reach and what was given up, for administrators',
    right: 'mind-the-running',
    answer: whatWaits,
  },
  tryAgain: {
    method: 'POST',
    path: '/api/waiting/{id}/try-again',
    summary: 'Take up again work that was given up',
    right: 'mind-the-running',
    params: z.object({ id: z.string() }),
    answer: triedAgain,
  },
} as const satisfies Record<string, ApiRequest>;

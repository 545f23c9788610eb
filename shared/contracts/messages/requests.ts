/** Requests to post cards. */
import { z } from 'zod';
import { dailyCardPosted } from './daily-card.ts';
import type { ApiRequest } from '../api-request.ts';

export const messageRequests = {
  schoolDailyCard: {
    method: 'POST',
    path: '/api/schools/{school}/daily-card',
    summary: "Post or refresh the school's daily card now",
    right: 'post-school-card',
    params: z.object({ school: z.string() }),
    answer: dailyCardPosted,
  },
  trustDailyCard: {
    method: 'POST',
    path: '/api/trust/daily-card',
    summary: "Post or refresh the trust's daily card now",
    right: 'post-trust-card',
    answer: dailyCardPosted,
  },
} as const satisfies Record<string, ApiRequest>;

/** Requests to post cards, and about who is told of alerts. */
import { z } from 'zod';
import { alertReaders, openAlerts } from '../actions/alerts.ts';
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
  openAlerts: {
    method: 'GET',
    path: '/api/alerts',
    summary: 'The open safeguarding alerts I handle, and who has been told of each',
    right: 'staff',
    answer: openAlerts,
  },
  alertReaders: {
    method: 'GET',
    path: '/api/schools/{school}/alert-readers',
    summary: 'Whom a safeguarding alert of the school reaches in Teams',
    right: 'ring-families',
    params: z.object({ school: z.string() }),
    answer: alertReaders,
  },
} as const satisfies Record<string, ApiRequest>;

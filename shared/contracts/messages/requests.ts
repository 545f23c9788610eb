/** Requests to post cards, and about who is told of alerts. */
import { z } from 'zod';
import { alertLog, alertReaders, openAlerts } from '../actions/alerts.ts';
import { alertStandings } from '../people/alert-people.ts';
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
  alertStandings: {
    method: 'GET',
    path: '/api/alert-people',
    summary: 'Schools whose alerts I handle or whose people I name, and who is missing there',
    right: ['handle-safeguarding-alerts', 'set-alert-people'],
    answer: alertStandings,
  },
  alertLog: {
    method: 'GET',
    path: '/api/actions/{id}/alert-log',
    summary: 'What has happened about a safeguarding alert, with times, and who hears of it next',
    right: 'see-pupils',
    params: z.object({ id: z.string() }),
    answer: alertLog,
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

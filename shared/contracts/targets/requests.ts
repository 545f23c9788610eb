/** Requests about targets. */
import { z } from 'zod';
import { nationalGapChange, targetChange, targetWithdrawal, targets } from './targets.ts';
import { schoolDate } from '../basics/dates.ts';
import type { ApiRequest } from '../api-request.ts';

export const targetRequests = {
  targets: {
    method: 'GET',
    path: '/api/targets',
    summary: 'The targets in force at each school, where each comes from, and every change',
    right: 'see-figures',
    query: z.object({ date: schoolDate.optional() }),
    answer: targets,
  },
  setTarget: {
    method: 'PUT',
    path: '/api/targets',
    summary: "Set a target of the trust, a phase or a school from a day on, or the Department's minimum",
    right: ['set-school-targets', 'set-trust-targets'],
    body: targetChange,
    answer: targets,
  },
  withdrawTarget: {
    method: 'POST',
    path: '/api/targets/withdraw',
    summary: 'End a target from a day on, or take away one that has not begun',
    right: ['set-school-targets', 'set-trust-targets'],
    body: targetWithdrawal,
    answer: targets,
  },
  setNationalGap: {
    method: 'PUT',
    path: '/api/trust/national-gap',
    summary: "Set the national gap that the trust's own are set beside, from today",
    right: 'set-trust-targets',
    body: nationalGapChange,
    answer: targets,
  },
} as const satisfies Record<string, ApiRequest>;

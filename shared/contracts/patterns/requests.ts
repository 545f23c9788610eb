/** Requests about early change and coding. */
import { z } from 'zod';
import { codingWatch } from './coding-watch.ts';
import { earlyChange, earlyChangeAnswer, earlyChangeAnswered } from './early-change.ts';
import { schoolDate } from '../basics/dates.ts';
import type { ApiRequest } from '../api-request.ts';

export const patternRequests = {
  earlyChange: {
    method: 'GET',
    path: '/api/schools/{school}/early-change',
    summary: 'Pupils whose attendance is changing, and why they are listed',
    right: 'see-pupils',
    params: z.object({ school: z.string() }),
    /** Any day of the week to look at; left out: the last whole week. */
    query: z.object({ week: schoolDate.optional() }),
    answer: earlyChange,
  },
  answerEarlyChange: {
    method: 'POST',
    path: '/api/schools/{school}/early-change/answers',
    summary: 'Say what there is to an early change, or take it back',
    right: 'see-pupils',
    params: z.object({ school: z.string() }),
    body: earlyChangeAnswer,
    answer: earlyChangeAnswered,
  },
  codingWatch: {
    method: 'GET',
    path: '/api/schools/{school}/coding-watch',
    summary: "Questions about how a school's registers are kept, beside its own past",
    right: 'see-coding-watch',
    params: z.object({ school: z.string() }),
    /** Left out: the last 20 school days. */
    query: z.object({ from: schoolDate.optional(), to: schoolDate.optional() }),
    answer: codingWatch,
  },
} as const satisfies Record<string, ApiRequest>;

/** Requests about actions and calls. */
import { z } from 'zod';
import {
  action,
  actionKind,
  actionList,
  actionStatus,
  callSheet,
  doneInput,
  outcomeAnswer,
  outcomeInput,
} from './action.ts';
import { awayToday } from './away.ts';
import { noticeAnswer, noticeInput } from './notices.ts';
import { schoolDate, session } from '../basics/dates.ts';
import { wholeNumber, type ApiRequest } from '../api-request.ts';

export const actionRequests = {
  actions: {
    method: 'GET',
    path: '/api/actions',
    summary: 'Actions I may see',
    right: 'staff',
    query: z.object({
      assignee: z.literal('me').optional(),
      status: actionStatus.optional(),
      kind: actionKind.optional(),
      school: z.string().optional(),
      date: schoolDate.optional(),
      limit: wholeNumber(1, 200).optional(),
      cursor: z.string().optional(),
    }),
    answer: actionList,
  },
  away: {
    method: 'GET',
    path: '/api/schools/{school}/away',
    summary: 'Who is away or not explained on a day, of the pupils I may see',
    right: 'see-pupils',
    params: z.object({ school: z.string() }),
    query: z.object({ date: schoolDate.optional(), session: session.optional() }),
    answer: awayToday,
  },
  giveNotice: {
    method: 'POST',
    path: '/api/schools/{school}/notices',
    summary: 'Say what I know of an absence: calls about it are withdrawn, or the family is rung back',
    right: 'note-absence',
    params: z.object({ school: z.string() }),
    body: noticeInput,
    answer: noticeAnswer,
  },
  withdrawNotice: {
    method: 'POST',
    path: '/api/notices/{id}/withdraw',
    summary: 'Take back what was said of an absence; 409 when it is taken back already',
    right: 'note-absence',
    params: z.object({ id: z.string() }),
    answer: noticeAnswer,
  },
  callSheet: {
    method: 'GET',
    path: '/api/actions/{id}/call-sheet',
    summary: 'Who to ring, what was said before, and the script',
    right: 'see-pupils',
    params: z.object({ id: z.string() }),
    answer: callSheet,
  },
  beginCall: {
    method: 'POST',
    path: '/api/actions/{id}/begin',
    summary: 'Say that I am ringing',
    right: 'see-pupils',
    params: z.object({ id: z.string() }),
    answer: z.object({ action }),
  },
  passOn: {
    method: 'POST',
    path: '/api/actions/{id}/pass-on',
    summary: 'Pass a call, and those of its family, to the attendance officer',
    right: 'see-pupils',
    params: z.object({ id: z.string() }),
    answer: z.object({ action }),
  },
  recordOutcome: {
    method: 'POST',
    path: '/api/actions/{id}/outcome',
    summary: 'Record how a call went; 409 when it already has an outcome',
    right: 'see-pupils',
    params: z.object({ id: z.string() }),
    body: outcomeInput,
    answer: outcomeAnswer,
  },
  undoOutcome: {
    method: 'POST',
    path: '/api/actions/{id}/undo-outcome',
    summary: 'Take back my own outcome within a minute',
    right: 'see-pupils',
    params: z.object({ id: z.string() }),
    answer: z.object({ action }),
  },
  completeAction: {
    method: 'POST',
    path: '/api/actions/{id}/done',
    summary:
      'Tick off an action that needs no outcome of a call, or close an alert with its record; 403 when it is a colleague’s work',
    right: 'see-pupils',
    params: z.object({ id: z.string() }),
    body: doneInput,
    answer: z.object({ action }),
  },
} as const satisfies Record<string, ApiRequest>;

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
import { alertHandedOn, alertLook, alertSheet, lookedFirstAnswer } from './alerts.ts';
import { schoolDate } from '../basics/dates.ts';
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
  takeAlert: {
    method: 'POST',
    path: '/api/actions/{id}/take',
    summary:
      'Take a safeguarding alert: its clock stops, and others see who has it; 409 when a colleague has',
    right: 'see-pupils',
    params: z.object({ id: z.string() }),
    answer: z.object({ action }),
  },
  handOnAlert: {
    method: 'POST',
    path: '/api/actions/{id}/hand-on',
    summary:
      'Hand a safeguarding alert on to a colleague who handles alerts; it is nobody’s until they take it',
    right: 'see-pupils',
    params: z.object({ id: z.string() }),
    body: alertHandedOn,
    answer: z.object({ action }),
  },
  recordLook: {
    method: 'POST',
    path: '/api/actions/{id}/looked',
    summary: 'Say where I have looked for the child of an alert, and whether I found it',
    right: 'see-pupils',
    params: z.object({ id: z.string() }),
    body: alertLook,
    answer: lookedFirstAnswer,
  },
  childNotSeen: {
    method: 'POST',
    path: '/api/actions/{id}/not-seen',
    summary: 'Say that the child was not seen at a home visit: raises a safeguarding alert at once',
    right: 'see-pupils',
    params: z.object({ id: z.string() }),
    answer: z.object({ action, raised: action.nullable() }),
  },
  holdDrill: {
    method: 'POST',
    path: '/api/schools/{school}/alert-drill',
    summary: 'Hold a drill: an alert about nobody that says so and goes its whole way',
    right: 'set-alert-people',
    params: z.object({ school: z.string() }),
    answer: z.object({ action }),
  },
  alertSheet: {
    method: 'GET',
    path: '/api/actions/{id}/alert',
    summary:
      'A safeguarding alert: who reported what, where to look first, numbers, last contacts, who has it',
    right: 'see-pupils',
    params: z.object({ id: z.string() }),
    answer: alertSheet,
  },
} as const satisfies Record<string, ApiRequest>;

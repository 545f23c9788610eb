/** Requests about the policy of escalation, what it proposes, and meetings. */
import { z } from 'zod';
import { action } from '../actions/action.ts';
import { wholeNumber, type ApiRequest } from '../api-request.ts';
import { proposalStatuses } from '../../domain/escalation/proposals.ts';
import { policyInput, policyView } from '../people/escalation-policy.ts';
import { lookInput, meetingAnswer, meetingInput, meetingSheet, planMeetingInput } from './meeting.ts';
import { familiesToWriteTo } from './families-to-write-to.ts';
import { meetingsSoFar } from './meetings-so-far.ts';
import { planReviewInput, plansToLookAt } from './plans-to-look-at.ts';
import { endPlanInput, standingPlanInput, standingPlanView } from './standing-plan.ts';
import {
  meetingHolders,
  shareDone,
  shareMeetingsInput,
  sharePreview,
  shareWish,
  undoneShare,
  undoShareMeetingsInput,
} from './share-meetings.ts';
import {
  decisionInput,
  proposalList,
  proposalView,
  simulation,
  snoozeSeveralInput,
  trustSimulation,
} from './proposals.ts';

const ofSchool = z.object({ school: z.string() });
const byId = z.object({ id: z.string() });

export const escalationRequests = {
  escalationPolicy: {
    method: 'GET',
    path: '/api/schools/{school}/escalation-policy',
    summary: 'At how many days away each stage begins at a school, who meets, and what counts',
    right: 'see-figures',
    params: ofSchool,
    answer: policyView,
  },
  setEscalationPolicy: {
    method: 'PUT',
    path: '/api/schools/{school}/escalation-policy',
    summary: 'A school’s own policy from a day on, with the reason why it varies; what is left out stays',
    right: 'set-school-policy',
    params: ofSchool,
    body: policyInput,
    answer: policyView,
  },
  simulateEscalationPolicy: {
    method: 'POST',
    path: '/api/schools/{school}/escalation-policy/simulate',
    summary:
      'What a policy would propose over this school year’s registers, or last year’s; nothing is saved',
    right: 'set-school-policy',
    params: ofSchool,
    query: z.object({ year: z.enum(['this', 'last']).optional() }),
    body: policyInput,
    answer: simulation,
  },
  simulateTrustEscalationPolicy: {
    method: 'POST',
    path: '/api/trust/escalation-policy/simulate',
    summary:
      'What a policy of the trust’s would propose at each school over this year or last; to the nearest ten',
    right: 'set-trust-policy',
    query: z.object({ year: z.enum(['this', 'last']).optional() }),
    body: policyInput,
    answer: trustSimulation,
  },
  trustEscalationPolicy: {
    method: 'GET',
    path: '/api/trust/escalation-policy',
    summary: 'The trust’s policy, and the schools that vary from it, each with its reason',
    right: 'compare-schools',
    answer: z.object({
      policy: policyView,
      variations: z.array(z.object({ school: z.string(), name: z.string(), policy: policyView })),
    }),
  },
  setTrustEscalationPolicy: {
    method: 'PUT',
    path: '/api/trust/escalation-policy',
    summary: 'The trust’s policy from a day on, for every school that has none of its own',
    right: 'set-trust-policy',
    body: policyInput,
    answer: policyView,
  },
  proposals: {
    method: 'GET',
    path: '/api/schools/{school}/proposals',
    summary: 'The meetings that the policy proposes, worst first, of the pupils I work with',
    right: 'see-meetings',
    params: ofSchool,
    query: z.object({
      status: z.enum(proposalStatuses).optional(),
      stage: wholeNumber(2, 4).optional(),
      yearGroup: z.string().max(3).optional(),
      limit: wholeNumber(1, 200).optional(),
      cursor: wholeNumber(0, 1_000_000).optional(),
    }),
    answer: proposalList,
  },
  decideProposal: {
    method: 'POST',
    path: '/api/proposals/{id}/decision',
    summary:
      'Approve a proposed meeting, put it off, or say why it is not needed; 409 when it is decided already',
    right: 'hold-tutor-meetings',
    params: byId,
    body: decisionInput,
    answer: proposalView,
  },
  undoDecision: {
    method: 'POST',
    path: '/api/proposals/{id}/undo',
    summary: 'Take a decision back; 409 once the meeting was held',
    right: 'hold-tutor-meetings',
    params: byId,
    answer: proposalView,
  },
  snoozeProposals: {
    method: 'POST',
    path: '/api/proposals/snooze',
    summary: 'Put several proposed meetings of a school off until a day',
    right: 'hold-tutor-meetings',
    body: snoozeSeveralInput,
    answer: z.object({ items: z.array(proposalView) }),
  },
  meetingHolders: {
    method: 'GET',
    path: '/api/schools/{school}/meeting-holders',
    summary: 'Who of a school holds meetings, with how many of this week they have, of those they can hold',
    right: 'hold-tutor-meetings',
    params: ofSchool,
    answer: meetingHolders,
  },
  previewShareOfMeetings: {
    method: 'POST',
    path: '/api/schools/{school}/meetings/share/preview',
    summary:
      'To whom planned meetings would go: given to one, spread by load, or for a colleague who is away; nothing is done',
    right: 'hold-tutor-meetings',
    params: ofSchool,
    body: shareWish,
    answer: sharePreview,
  },
  shareMeetings: {
    method: 'POST',
    path: '/api/schools/{school}/meetings/share',
    summary:
      'Give planned meetings as the preview showed it; 409 with how it would go now where that differs',
    right: 'hold-tutor-meetings',
    params: ofSchool,
    body: shareMeetingsInput,
    answer: shareDone,
  },
  undoShareOfMeetings: {
    method: 'POST',
    path: '/api/schools/{school}/meetings/share/undo',
    summary: 'Take back that I gave meetings away; those that anybody has touched since stay',
    right: 'hold-tutor-meetings',
    params: ofSchool,
    body: undoShareMeetingsInput,
    answer: undoneShare,
  },
  familiesToWriteTo: {
    method: 'GET',
    path: '/api/schools/{school}/families',
    summary: 'Families with a child under 95 % this year, with the days missed, to write to once a half-term',
    right: 'write-to-families',
    params: ofSchool,
    sheet: true,
    answer: familiesToWriteTo,
  },
  meetingsSoFar: {
    method: 'GET',
    path: '/api/schools/{school}/meetings-so-far',
    summary: 'Meetings held and barriers removed, of what the school could hold; never by person',
    right: 'hold-senior-leader-meetings',
    params: ofSchool,
    answer: meetingsSoFar,
  },
  meetingSheet: {
    method: 'GET',
    path: '/api/actions/{id}/meeting',
    summary: 'A meeting’s page: the pupil’s year so far, what was agreed, barriers, and the next look',
    right: 'see-meetings',
    params: byId,
    answer: meetingSheet,
  },
  planMeeting: {
    method: 'POST',
    path: '/api/actions/{id}/plan',
    summary: 'When and where a meeting is, and who holds it',
    right: 'hold-tutor-meetings',
    params: byId,
    body: planMeetingInput,
    answer: z.object({ action }),
  },
  recordMeeting: {
    method: 'POST',
    path: '/api/actions/{id}/meeting',
    summary: 'What was agreed at a meeting, which is held by that; written on later, what is left out stays',
    right: 'hold-tutor-meetings',
    params: byId,
    body: meetingInput,
    answer: meetingAnswer,
  },
  lookAgain: {
    method: 'POST',
    path: '/api/actions/{id}/look',
    summary: 'What came of a meeting’s plan: met, partly, or not',
    right: 'hold-tutor-meetings',
    params: byId,
    body: lookInput,
    answer: meetingSheet,
  },
  removeBarrier: {
    method: 'POST',
    path: '/api/actions/{id}/barriers/{barrier}',
    summary: 'What was in a pupil’s way is removed, or stands still',
    right: 'hold-tutor-meetings',
    params: z.object({ id: z.string(), barrier: z.string() }),
    body: z.strictObject({ removed: z.boolean() }),
    answer: meetingSheet,
  },
  recordStandingPlan: {
    method: 'POST',
    path: '/api/pupils/{id}/standing-plans',
    summary:
      'A pupil has a health plan, or a part-time timetable with an end; 409 where one has days in common',
    right: 'record-standing-plans',
    params: byId,
    body: standingPlanInput,
    answer: standingPlanView,
  },
  endStandingPlan: {
    method: 'POST',
    path: '/api/standing-plans/{id}/end',
    summary: 'A health plan or part-time timetable is over at once; or it stands again, as it was recorded',
    right: 'record-standing-plans',
    params: byId,
    body: endPlanInput,
    answer: standingPlanView,
  },
  plansToLookAt: {
    method: 'GET',
    path: '/api/schools/{school}/plans-to-look-at',
    summary:
      'C2 without a part-time timetable, and plans whose end or review is near, of the pupils I work with',
    right: 'see-meetings',
    params: ofSchool,
    answer: plansToLookAt,
  },
  planReview: {
    method: 'POST',
    path: '/api/pupils/{id}/plan-review',
    summary:
      'Plan a review of a pupil’s plan, which I hold, or take it back; 409 where one is to be held already',
    right: 'hold-tutor-meetings',
    params: byId,
    body: planReviewInput,
    answer: z.object({ action }),
  },
} as const satisfies Record<string, ApiRequest>;

import type { escalationRequests } from '#shared/contracts/escalation/requests.ts';
import { decideProposal } from '../../operations/escalation/decide-proposal.ts';
import { familiesToWriteTo } from '../../operations/escalation/families-to-write-to.ts';
import { listProposals } from '../../operations/escalation/list-proposals.ts';
import { lookAgain } from '../../operations/escalation/meetings/look-again.ts';
import { meetingSheet } from '../../operations/escalation/meeting-sheet.ts';
import { meetingsSoFar } from '../../operations/escalation/meetings/meetings-so-far.ts';
import { planMeeting } from '../../operations/escalation/plan-meeting.ts';
import { askForReview } from '../../operations/escalation/plans/ask-for-review.ts';
import { listPlansToLookAt } from '../../operations/escalation/plans/list-plans-to-look-at.ts';
import { endPlan } from '../../operations/escalation/plans/end-plan.ts';
import { recordPlan } from '../../operations/escalation/plans/record-plan.ts';
import { readSchoolPolicy, readTrustPolicy } from '../../operations/escalation/policy/read-policy.ts';
import { recordMeeting } from '../../operations/escalation/record-meeting.ts';
import { removeBarrier } from '../../operations/escalation/meetings/remove-barrier.ts';
import { setSchoolPolicy, setTrustPolicy } from '../../operations/escalation/policy/set-policy.ts';
import {
  simulateSchoolPolicy,
  simulateTrustPolicy,
} from '../../operations/escalation/policy/simulate-policy.ts';
import { listMeetingHolders } from '../../operations/escalation/sharing/list-meeting-holders.ts';
import { previewShare } from '../../operations/escalation/sharing/preview-share.ts';
import { shareMeetings } from '../../operations/escalation/sharing/share-meetings.ts';
import { undoShareMeetings } from '../../operations/escalation/sharing/undo-share-meetings.ts';
import { snoozeProposals } from '../../operations/escalation/snooze-proposals.ts';
import { undoDecision } from '../../operations/escalation/undo-decision.ts';
import type { HandlersOf } from '../request-handler.ts';

export const escalationHandlers: HandlersOf<typeof escalationRequests> = {
  escalationPolicy: (ctx, { params }) => readSchoolPolicy(ctx, params.school),
  setEscalationPolicy: (ctx, { params, body }) => setSchoolPolicy(ctx, { ...params, policy: body }),
  simulateTrustEscalationPolicy: (ctx, { query, body }) =>
    simulateTrustPolicy(ctx, { ...query, policy: body }),
  simulateEscalationPolicy: (ctx, { params, query, body }) =>
    simulateSchoolPolicy(ctx, { ...params, ...query, policy: body }),
  trustEscalationPolicy: (ctx) => readTrustPolicy(ctx),
  setTrustEscalationPolicy: (ctx, { body }) => setTrustPolicy(ctx, body),
  proposals: (ctx, { params, query }) => listProposals(ctx, { ...params, ...query }),
  decideProposal: (ctx, { params, body }) => decideProposal(ctx, { ...params, decision: body }),
  undoDecision: (ctx, { params }) => undoDecision(ctx, params.id),
  snoozeProposals: (ctx, { body }) => snoozeProposals(ctx, body),
  meetingHolders: (ctx, { params }) => listMeetingHolders(ctx, params.school),
  previewShareOfMeetings: (ctx, { params, body }) => previewShare(ctx, { ...params, wish: body }),
  shareMeetings: (ctx, { params, body }) => shareMeetings(ctx, { ...params, ...body }),
  undoShareOfMeetings: (ctx, { params, body }) => undoShareMeetings(ctx, { ...params, ...body }),
  familiesToWriteTo: (ctx, { params }) => familiesToWriteTo(ctx, params.school),
  meetingsSoFar: (ctx, { params }) => meetingsSoFar(ctx, params.school),
  meetingSheet: (ctx, { params }) => meetingSheet(ctx, params.id),
  planMeeting: (ctx, { params, body }) => planMeeting(ctx, { actionId: params.id, plan: body }),
  recordMeeting: (ctx, { params, body }) => recordMeeting(ctx, { actionId: params.id, meeting: body }),
  lookAgain: (ctx, { params, body }) => lookAgain(ctx, { actionId: params.id, ...body }),
  removeBarrier: (ctx, { params, body }) => removeBarrier(ctx, { actionId: params.id, ...params, ...body }),
  recordStandingPlan: (ctx, { params, body }) => recordPlan(ctx, { pupil: params.id, plan: body }),
  endStandingPlan: (ctx, { params, body }) => endPlan(ctx, { ...params, ...body }),
  plansToLookAt: (ctx, { params }) => listPlansToLookAt(ctx, params.school),
  planReview: (ctx, { params, body }) => askForReview(ctx, { pupil: params.id, ...body }),
};

import { isMeeting } from '#shared/domain/actions/action-kinds.ts';
import type { AuditAct } from '#shared/domain/audit/audit-acts.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import type { Right } from '#shared/domain/people/rights.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { StoredAction } from '#shared/store/actions/actions.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { meetingOf, storeMeeting, type StoredMeeting } from '#shared/store/escalation/meetings.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import { meetingText } from '#shared/wording/escalation/meeting-text.ts';
import { actionKinds } from '#shared/domain/actions/action-kinds.ts';
import { actOnAction, permittedAction } from '../actions/act-on-action.ts';
import { mustBeAllowed } from '../people/must-be-allowed.ts';
import type { StaffContext } from '../context.ts';

export interface MeetingInHand {
  action: StoredAction;
  pupil: StoredPupil;
  meeting: StoredMeeting;
}

interface OneMeeting {
  action: StoredAction;
  pupil: StoredPupil;
}

/** Refuses whoever does not read of meetings, and what is no meeting. */
export async function mustSeeMeeting(ctx: StaffContext, actionId: string): Promise<OneMeeting> {
  return meetingFor(ctx, actionId, 'see-meetings');
}

/** Refuses whoever neither holds this meeting nor holds such meetings, and what is none. */
export async function mustHoldMeeting(ctx: StaffContext, actionId: string): Promise<OneMeeting> {
  const found = await meetingFor(ctx, actionId, 'hold-tutor-meetings');
  const { workOf } = actionKinds[found.action.kind];
  if (found.action.assigneeId !== ctx.actor.id && workOf !== 'whoever-sees-it')
    mustBeAllowed(mayUse(ctx.actor, workOf, found.action.school), 'this meeting');
  return found;
}

async function meetingFor(ctx: StaffContext, actionId: string, right: Right): Promise<OneMeeting> {
  const { action, pupil } = await permittedAction(ctx, actionId);
  if (action.assigneeId !== ctx.actor.id)
    mustBeAllowed(mayUse(ctx.actor, right, action.school), 'this meeting');
  if (!pupil || !isMeeting(action.kind)) throw new Problem('unprocessable', meetingText.noMeeting);
  return { action, pupil };
}

/** Works on a meeting as it stands under its school's lock; one that no proposal brought has its row made. */
export async function actOnMeeting<Result>(
  ctx: StaffContext,
  actionId: string,
  what: AuditAct,
  work: (tx: Tx, inHand: MeetingInHand) => Promise<Result>,
  detailOf?: (result: Result) => Record<string, unknown>,
): Promise<Result> {
  const { pupil } = await mustHoldMeeting(ctx, actionId);
  return actOnAction(
    ctx,
    actionId,
    what,
    async (tx, action) => {
      const { school } = action;
      await storeMeeting(tx, { school, actionId, pupilId: pupil.id, proposalId: null, stage: null });
      const meeting = await meetingOf(tx, school, actionId);
      if (!meeting) throw new Problem('not-found', 'This meeting was not found.');
      return work(tx, { action, pupil, meeting });
    },
    detailOf,
  );
}

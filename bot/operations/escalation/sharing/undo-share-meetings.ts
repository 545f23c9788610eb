import type { UndoneShare, UndoShareMeetingsInput } from '#shared/contracts/escalation/share-meetings.ts';
import { isMeeting } from '#shared/domain/actions/action-kinds.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { actionsByIds, changeAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { meetingOf } from '#shared/store/escalation/meetings.ts';
import { shareMeetingsFaults } from '#shared/wording/escalation/share-meetings-text.ts';
import { pupilsOfActions } from '../../actions/action-views.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { mayDecideKind } from '../may-decide.ts';
import { stamp } from './share-plan.ts';

/** Takes back that I gave meetings away: each is again whose it was, but one that anybody has touched since. */
export async function undoShareMeetings(
  ctx: StaffContext,
  { school, meetings }: UndoShareMeetingsInput & { school: string },
): Promise<UndoneShare> {
  mustBeAllowed(mayUse(ctx.actor, 'hold-tutor-meetings', school), `the school ${school}`);
  const stampOf = new Map(meetings.map((one) => [one.id, one.stamp]));
  const ids = [...stampOf.keys()];
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, school);
    const found = (await actionsByIds(tx, ids)).filter(
      (action) => action.school === school && isMeeting(action.kind),
    );
    if (found.length < ids.length) throw new Problem('not-found', shareMeetingsFaults.notFound);
    const pupils = await pupilsOfActions(ctx, tx, found);
    for (const { pupilId, kind } of found) {
      const pupil = pupilId === null ? undefined : pupils.get(pupilId);
      mustBeAllowed(pupil ? mayDecideKind(ctx.actor, pupil, kind) : 'unknown', 'one of these meetings');
    }
    let back = 0;
    for (const action of found) {
      const meeting = (await meetingOf(tx, school, action.id)) ?? undefined;
      if (action.passed?.by !== ctx.actor.id || stamp(action, meeting) !== stampOf.get(action.id)) continue;
      const assigneeId = action.passed.from;
      if (!(await changeAction(tx, action, ['open'], { assigneeId, passed: null }))) continue;
      back += 1;
      await audit(tx, {
        school,
        at: ctx.at,
        staffId: ctx.actor.id,
        what: 'meeting.undo-share-out',
        pupilId: action.pupilId,
        detail: { action: action.id, from: action.assigneeId, to: assigneeId },
      });
    }
    return { back, left: found.length - back };
  });
}

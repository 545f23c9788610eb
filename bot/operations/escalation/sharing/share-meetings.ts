import type { ShareDone, ShareMeetingsInput } from '#shared/contracts/escalation/share-meetings.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { changeAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { cachedStaff, cachedStaffNames } from '#shared/store/people/cached-people.ts';
import { shareMeetingsFaults } from '#shared/wording/escalation/share-meetings-text.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { sharePlan, stamp } from './share-plan.ts';

/**
 * Gives planned meetings to a colleague, spreads them, or covers somebody who is away: all as the preview showed it, or
 * nothing. Where it would go otherwise by now it is a conflict, whose details hold how.
 */
export async function shareMeetings(
  ctx: StaffContext,
  { school, seen, wish }: ShareMeetingsInput & { school: string },
): Promise<ShareDone> {
  mustBeAllowed(mayUse(ctx.actor, 'hold-tutor-meetings', school), `the school ${school}`);
  const reading = await ctx.reading();
  const { byId: staff } = await cachedStaff(reading, ctx.moment.today);
  const names = await cachedStaffNames(reading);
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, school);
    const { moves, preview, meetings } = await sharePlan(ctx, tx, { school, wish, staff, names });
    if (preview.seen !== seen) throw new Problem('conflict', shareMeetingsFaults.otherwise, { preview });
    const given: ShareDone['given'] = [];
    for (const { action, to } of moves) {
      const passed = { by: ctx.actor.id, from: action.assigneeId, at: ctx.at };
      const changed = await changeAction(tx, action, ['open'], { assigneeId: to, passed });
      if (!changed) throw new Problem('conflict', shareMeetingsFaults.otherwise);
      given.push({ id: changed.id, stamp: stamp(changed, meetings.get(changed.id)) });
      await audit(tx, {
        school,
        at: ctx.at,
        staffId: ctx.actor.id,
        what: wish.how === 'cover' ? 'meeting.cover' : 'meeting.share-out',
        pupilId: action.pupilId,
        detail: {
          action: action.id,
          from: action.assigneeId,
          to,
          ...(wish.how === 'cover' && { away: { from: wish.from, to: wish.to } }),
        },
      });
    }
    return { preview, given };
  });
}

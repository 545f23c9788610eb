import type { SharePreview, ShareWish } from '#shared/contracts/escalation/share-meetings.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import { cachedStaff, cachedStaffNames } from '#shared/store/people/cached-people.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { sharePlan } from './share-plan.ts';

/** To whom planned meetings would go, before anything is done. */
export async function previewShare(
  ctx: StaffContext,
  { school, wish }: { school: string; wish: ShareWish },
): Promise<SharePreview> {
  mustBeAllowed(mayUse(ctx.actor, 'hold-tutor-meetings', school), `the school ${school}`);
  const reading = await ctx.reading();
  const { byId: staff } = await cachedStaff(reading, ctx.moment.today);
  const names = await cachedStaffNames(reading);
  const { preview } = await sharePlan(ctx, ctx.store.db, { school, wish, staff, names });
  await auditRead(ctx.store, {
    school,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'meeting.preview-share',
    detail: { pupils: [...preview.moves, ...preview.stays].map(({ pupil }) => Number(pupil.id)) },
  });
  return preview;
}

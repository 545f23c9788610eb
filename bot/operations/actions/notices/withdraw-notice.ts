import type { NoticeAnswer } from '#shared/contracts/actions/notices.ts';
import { mayWorkWithPupil } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { findNotice, withdrawNotice as takeBack } from '#shared/store/actions/notices.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import { noticeTakenBackText } from '#shared/wording/actions/notice-text.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { changedByNotice } from './changed-by-notice.ts';

/** Takes back what was said of an absence, for whoever works with all of its pupils: calls about it stand again. */
export async function withdrawNotice(ctx: StaffContext, id: string): Promise<NoticeAnswer> {
  const notice = await findNotice(ctx.store.db, id);
  if (!notice) throw new Problem('not-found', 'This notice was not found.');
  const pupils = await pupilsByIds(ctx.store.db, notice.school, notice.pupilIds, ctx.moment.today);
  const isTheirs = pupils.length > 0 && pupils.every((pupil) => mayWorkWithPupil(ctx.actor, pupil) === 'yes');
  mustBeAllowed(isTheirs ? 'yes' : 'unknown', 'this notice');
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, notice.school);
    return changedByNotice(ctx, tx, notice, 'withdraw', async () => {
      if (!(await takeBack(tx, notice, { staffId: ctx.actor.id, at: ctx.at })))
        throw new Problem('conflict', noticeTakenBackText);
      for (const pupilId of notice.pupilIds)
        await audit(tx, {
          school: notice.school,
          at: ctx.at,
          staffId: ctx.actor.id,
          what: 'notice.withdraw',
          pupilId,
          detail: { notice: notice.id },
        });
    });
  });
}

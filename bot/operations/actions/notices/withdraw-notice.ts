import type { NoticeAnswer } from '#shared/contracts/actions/notices.ts';
import { mayWorkWithPupil } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool, type Tx } from '#shared/store/engine/open-store.ts';
import {
  findNotice,
  withdrawNotice as storeWithdrawal,
  type StoredNotice,
} from '#shared/store/actions/notices.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import { noticeTakenBackText } from '#shared/wording/actions/notice-text.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { changedByNotice } from './changed-by-notice.ts';
import { expectNobody } from './expected-arrivals.ts';

/** Takes back what was said of an absence, for whoever works with all of its pupils: calls about it stand again. */
export async function withdrawNotice(ctx: StaffContext, id: string): Promise<NoticeAnswer> {
  const notice = await permittedNotice(ctx, id);
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, notice.school);
    return changedByNotice(ctx, tx, [notice], () => takeBack(ctx, tx, notice));
  });
}

/** A notice, of this school where one is given, when the person works with all of its pupils; a Problem otherwise. */
export async function permittedNotice(ctx: StaffContext, id: string, school?: string): Promise<StoredNotice> {
  const notice = await findNotice(ctx.store.db, id);
  if (!notice || (school !== undefined && notice.school !== school))
    throw new Problem('not-found', 'This notice was not found.');
  const pupils = await pupilsByIds(ctx.store.db, notice.school, notice.pupilIds, ctx.moment.today);
  const isTheirs = pupils.length > 0 && pupils.every((pupil) => mayWorkWithPupil(ctx.actor, pupil) === 'yes');
  mustBeAllowed(isTheirs ? 'yes' : 'unknown', 'this notice');
  return notice;
}

/** In the caller's transaction, which holds the school's lock; 409 when somebody has taken it back. */
export async function takeBack(ctx: StaffContext, tx: Tx, notice: StoredNotice): Promise<void> {
  if (!(await storeWithdrawal(tx, notice, { staffId: ctx.actor.id, at: ctx.at })))
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
  await expectNobody(ctx, tx, { ...notice, source: `notice ${notice.id}` });
}

import { randomUUID } from 'node:crypto';
import type { NoticeAnswer, NoticeInput } from '#shared/contracts/actions/notices.ts';
import { MARK_WRONG } from '#shared/domain/actions/absence-notice.ts';
import { mayUse, mayWorkWithPupil } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { storeNotice, type StoredNotice } from '#shared/store/actions/notices.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import { markWrongTodayText } from '#shared/wording/actions/notice-text.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { changedByNotice } from './changed-by-notice.ts';
import { permittedNotice, takeBack } from './withdraw-notice.ts';

/** Nobody knows longer ahead, nor is asked further back. */
const LONGEST_AHEAD_IN_DAYS = 366;

/**
 * Keeps what somebody knows of an absence. Calls about it are withdrawn, or the family is rung back where nobody has
 * spoken to it; who is expected later today is expected. Notices that it replaces are taken back in the same step.
 */
export async function giveNotice(
  ctx: StaffContext,
  { school, notice: input }: { school: string; notice: NoticeInput },
): Promise<NoticeAnswer> {
  mustBeAllowed(mayUse(ctx.actor, 'note-absence', school), `the school ${school}`);
  const { today } = ctx.moment;
  for (const [name, date] of Object.entries({ from: input.from, to: input.to }))
    if (date > addDays(today, LONGEST_AHEAD_IN_DAYS) || date < addDays(today, -LONGEST_AHEAD_IN_DAYS))
      throw new Problem('bad-request', `${name}: ${date} is more than a year away. Nothing was saved.`);
  if (input.reason === MARK_WRONG && input.to >= today)
    throw new Problem('unprocessable', markWrongTodayText);
  const ids = [...new Set(input.pupils)];
  const found = await pupilsByIds(
    ctx.store.db,
    school,
    ids.map(Number).filter((id) => Number.isSafeInteger(id)),
    today,
  );
  for (const id of ids) {
    const pupil = found.find((one) => String(one.id) === id);
    mustBeAllowed(pupil ? mayWorkWithPupil(ctx.actor, pupil) : 'unknown', 'one of these pupils');
  }
  const notice: Omit<StoredNotice, 'withdrawnAt'> = {
    school,
    id: randomUUID(),
    pupilIds: found.map(({ id }) => id),
    from: input.from,
    to: input.to,
    sessions: input.sessions,
    reason: input.reason,
    way: input.by,
    heardFrom: input.heardFrom ?? null,
    conversation: input.conversation,
    expectedBack: input.expectedBack ?? null,
    note: input.note ?? null,
    givenBy: ctx.actor.id,
    givenAt: ctx.at,
  };
  const replaced = await Promise.all(
    [...new Set(input.replaces)].map((id) => permittedNotice(ctx, id, school)),
  );
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, school);
    return changedByNotice(ctx, tx, notice, 'give', async () => {
      for (const one of replaced) await takeBack(ctx, tx, one);
      await storeNotice(tx, notice);
      for (const pupilId of notice.pupilIds)
        await audit(tx, {
          school,
          at: ctx.at,
          staffId: ctx.actor.id,
          what: 'notice.give',
          pupilId,
          detail: { notice: notice.id, from: notice.from, to: notice.to, reason: notice.reason },
        });
    });
  });
}

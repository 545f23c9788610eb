import { randomUUID } from 'node:crypto';
import type { NoticeAnswer } from '#shared/contracts/actions/notices.ts';
import { assigneeFor } from '#shared/domain/actions/assignee.ts';
import { actionsOfDay, changeAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import type { StoredNotice } from '#shared/store/actions/notices.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { callersOf } from '#shared/store/people/staff.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import { reasonSentence } from '#shared/wording/actions/reason-sentence.ts';
import type { StaffContext } from '../context.ts';
import { actionViews } from './action-views.ts';
import { raise } from './raise.ts';
import { newReference, reviseDay } from './revise-day.ts';

/**
 * Changes a notice, in the caller's transaction that holds the school's lock, and answers what became of the day's
 * actions about its pupils.
 */
export async function changedByNotice(
  ctx: StaffContext,
  tx: Tx,
  notice: Omit<StoredNotice, 'withdrawnAt'>,
  what: 'give' | 'withdraw',
  change: () => Promise<void>,
): Promise<NoticeAnswer> {
  const { today } = ctx.moment;
  const isOfToday = notice.from <= today && today <= notice.to;
  const ofPupils = async () =>
    (await actionsOfDay(tx, notice.school, today)).filter(
      ({ pupilId }) => pupilId !== null && notice.pupilIds.includes(pupilId),
    );
  const before = new Map((await ofPupils()).map((action) => [action.id, action.status]));
  await change();
  if (isOfToday) {
    if (what === 'give') await expectArrivals(ctx, tx, notice);
    else await expectNobody(ctx, tx, notice);
    await reviseDay(ctx, tx, notice.school);
  }
  const after = await ofPupils();
  return {
    id: notice.id,
    pupils: notice.pupilIds.map(String),
    withdrawn: await actionViews(
      ctx,
      tx,
      after.filter(({ id, status }) => status === 'withdrawn' && before.get(id) === 'open'),
    ),
    raised: await actionViews(
      ctx,
      tx,
      after.filter(({ id, status }) => status === 'open' && before.get(id) !== 'open'),
      'also what they may not open',
    ),
  };
}

const subjectOf = ({ id }: { id: string }, pupilId: number | null): string => `notice ${id} ${pupilId}`;

/** Whoever is to come later today is expected, while the notice stands. */
async function expectArrivals(
  ctx: StaffContext,
  tx: Tx,
  notice: Omit<StoredNotice, 'withdrawnAt'>,
): Promise<void> {
  const { today } = ctx.moment;
  const { expectedBack, school } = notice;
  if (expectedBack?.kind !== 'today') return;
  const staff = await callersOf(tx, school, today);
  for (const pupil of await pupilsByIds(tx, school, notice.pupilIds, today))
    await raise(
      ctx,
      tx,
      {
        school,
        id: randomUUID(),
        reference: newReference(),
        kind: 'expected-arrival',
        pupilId: pupil.id,
        tutorGroup: pupil.tutorGroup,
        assigneeId: assigneeFor('expected-arrival', pupil, staff, 'tutor'),
        subject: subjectOf(notice, pupil.id),
        raisedFor: today,
        raisedAt: ctx.at,
        reason: { code: 'expected-later' },
        sentence: reasonSentence({ code: 'expected-later' }),
        raisedByAction: null,
        dueTime: expectedBack.time,
        callFirst: false,
      },
      ctx.actor.id,
    );
}

async function expectNobody(
  ctx: StaffContext,
  tx: Tx,
  notice: Omit<StoredNotice, 'withdrawnAt'>,
): Promise<void> {
  for (const action of await actionsOfDay(tx, notice.school, ctx.moment.today)) {
    if (action.kind !== 'expected-arrival' || action.subject !== subjectOf(notice, action.pupilId)) continue;
    const withdrawn = await changeAction(tx, action, ['open', 'proposed'], {
      status: 'withdrawn',
      closedAt: ctx.at,
    });
    if (!withdrawn) continue;
    await audit(tx, {
      school: action.school,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'action.withdraw',
      pupilId: action.pupilId,
      detail: { action: action.id, kind: action.kind },
    });
  }
}

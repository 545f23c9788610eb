import { randomUUID } from 'node:crypto';
import type { CodeEntered } from '#shared/domain/actions/codes-to-enter.ts';
import { actionsOfPupil, changeAction } from '#shared/store/actions/actions.ts';
import { outcomesOf, storeOutcome, withdrawOutcome } from '#shared/store/actions/outcomes.ts';
import { audit } from '#shared/store/audit/audit.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import type { StaffContext } from '../../context.ts';

/**
 * Ticks off what calls asked to have entered about these pupils, where nothing of it is left (`isLeft`: of a call and a
 * pupil), in the caller's transaction that holds the school's lock.
 */
export async function completeEntered(
  ctx: StaffContext,
  tx: Tx,
  school: string,
  pupilIds: ReadonlySet<number>,
  isLeft: (call: string, pupilId: number) => boolean,
): Promise<void> {
  for (const pupilId of pupilIds)
    for (const action of await actionsOfPupil(tx, school, pupilId, ['open', 'proposed', 'snoozed'])) {
      if (action.kind !== 'enter-code' || action.raisedByAction === null) continue;
      if (isLeft(action.raisedByAction, pupilId)) continue;
      await changeAction(tx, action, [action.status], { status: 'done', closedAt: ctx.at });
      await storeOutcome(tx, {
        school,
        id: randomUUID(),
        actionId: action.id,
        pupilId,
        by: ctx.actor.id,
        at: ctx.at,
        result: 'done',
        reason: null,
        expectedBack: null,
        support: [],
        nextStep: null,
        parentBelievedInSchool: false,
        note: null,
        restricted: false,
      });
      await audit(tx, {
        school,
        at: ctx.at,
        staffId: ctx.actor.id,
        what: 'action.complete',
        pupilId,
        detail: { action: action.id },
      });
    }
}

/** What was ticked off in the moment in which these were said to be entered is open again. */
export async function reopenEntered(
  ctx: StaffContext,
  tx: Tx,
  school: string,
  taken: readonly CodeEntered[],
): Promise<void> {
  for (const [pupilId, codes] of Map.groupBy(taken, (one) => one.pupilId)) {
    const done = (await actionsOfPupil(tx, school, pupilId, ['done'])).filter(
      ({ kind, closedAt }) =>
        kind === 'enter-code' && codes.some(({ at }) => at.getTime() === closedAt?.getTime()),
    );
    const outcomes = await outcomesOf(
      tx,
      done.map(({ id }) => id),
    );
    for (const action of done) {
      const outcome = outcomes.get(action.id);
      if (outcome?.by !== ctx.actor.id) continue;
      await withdrawOutcome(tx, outcome, ctx.at);
      await changeAction(tx, action, ['done'], { status: 'open', closedAt: null, ticked: false });
      await audit(tx, {
        school,
        at: ctx.at,
        staffId: ctx.actor.id,
        what: 'action.reopen',
        pupilId,
        detail: { action: action.id },
      });
    }
  }
}

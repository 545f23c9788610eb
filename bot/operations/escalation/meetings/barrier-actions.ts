import { barrierActionChanges, isAboutBarrier } from '#shared/domain/escalation/barrier-actions.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { londonWallClock } from '#shared/domain/basics/london-time.ts';
import { actionsRaisedBy, type StoredAction } from '#shared/store/actions/actions.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { barriersAt } from '#shared/store/escalation/barriers.ts';
import { raise } from '../../actions/raise.ts';
import { withdraw } from '../../actions/withdraw.ts';
import type { StaffContext, StaffMember } from '../../context.ts';
import type { MeetingInHand } from '../act-on-meeting.ts';

/** Whether the person finds what is asked of them in a list of work at the school. */
export const hasListOfWork = (person: StaffMember | undefined, school: string): boolean =>
  person !== undefined && hasRight(person, 'ring-families', school);

const barrierActionsOf = async (
  tx: Tx,
  meeting: Pick<StoredAction, 'school' | 'id'>,
): Promise<StoredAction[]> => (await actionsRaisedBy(tx, meeting)).filter(({ kind }) => kind === 'barrier');

export const barrierActionsAbout = async (
  tx: Tx,
  meeting: Pick<StoredAction, 'school' | 'id'>,
  barrierId: string,
): Promise<StoredAction[]> =>
  (await barrierActionsOf(tx, meeting)).filter((action) => isAboutBarrier(action, barrierId));

/**
 * Asks the owners of a meeting's barriers who have a list of work at the school to see to them, and no longer whoever is no
 * owner by now. In the transaction that wrote the barriers.
 */
export async function askOwners(
  ctx: StaffContext,
  tx: Tx,
  { action, pupil }: Pick<MeetingInHand, 'action' | 'pupil'>,
  hasList: (personId: string) => boolean,
): Promise<StoredAction[]> {
  const standing = (await barriersAt(tx, action.school, pupil.id)).filter(
    ({ actionId, removedOn }) => actionId === action.id && removedOn === null,
  );
  const { raise: wanted, withdraw: unwanted } = barrierActionChanges(
    standing.map((barrier) => ({ ...barrier, namedOn: londonWallClock(barrier.namedAt).date })),
    await barrierActionsOf(tx, action),
    hasList,
  );
  for (const asked of unwanted) await withdraw(ctx, tx, asked);
  const raised: StoredAction[] = [];
  for (const { reason, ...asked } of wanted) {
    const one = await raise(
      ctx,
      tx,
      {
        school: action.school,
        kind: 'barrier',
        pupilId: pupil.id,
        tutorGroup: pupil.tutorGroup,
        ...asked,
        reason,
        raisedByAction: action.id,
      },
      ctx.actor.id,
    );
    if (one) raised.push(one);
  }
  return raised;
}

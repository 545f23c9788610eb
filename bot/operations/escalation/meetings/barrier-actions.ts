import { randomUUID } from 'node:crypto';
import { barrierActionChanges, isAboutBarrier } from '#shared/domain/escalation/barrier-actions.ts';
import { isOnRoll } from '#shared/domain/roll/pupil-groups.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { londonWallClock } from '#shared/domain/basics/london-time.ts';
import {
  actionsRaisedBy,
  changeAction,
  openActionsOf,
  type StoredAction,
} from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool, type Tx } from '#shared/store/engine/open-store.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import { barriersAt } from '#shared/store/escalation/barriers.ts';
import { reasonSentence } from '#shared/wording/actions/reason-sentence.ts';
import { newReference } from '../../actions/new-reference.ts';
import { raise } from '../../actions/raise.ts';
import type { Context, StaffContext, StaffMember } from '../../context.ts';
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
 * owner by now.
 * In the transaction that wrote the barriers.
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
  const { raise: wanted, withdraw } = barrierActionChanges(
    standing.map((barrier) => ({ ...barrier, namedOn: londonWallClock(barrier.namedAt).date })),
    await barrierActionsOf(tx, action),
    hasList,
  );
  for (const asked of withdraw) await withdrawAsked(ctx, tx, asked);
  const raised: StoredAction[] = [];
  for (const { reason, ...asked } of wanted) {
    const one = await raise(
      ctx,
      tx,
      {
        school: action.school,
        id: randomUUID(),
        reference: newReference(),
        kind: 'barrier',
        pupilId: pupil.id,
        tutorGroup: pupil.tutorGroup,
        ...asked,
        raisedAt: ctx.at,
        reason,
        sentence: reasonSentence(reason),
        raisedByAction: action.id,
        dueTime: null,
        callFirst: false,
      },
      ctx.actor.id,
    );
    if (one) raised.push(one);
  }
  return raised;
}

/** Nobody is asked any longer to see to what was in the way of a pupil who has left. Outside a transaction. */
export async function askNobodyAboutLeavers(ctx: Context, school: string): Promise<void> {
  const { today } = ctx.moment;
  const asked = await openActionsOf(ctx.store.db, 'barrier', school);
  const ids = [...new Set(asked.flatMap(({ pupilId }) => pupilId ?? []))];
  const here = new Set(
    (await pupilsByIds(ctx.store.db, school, ids, today))
      .filter((pupil) => isOnRoll(pupil, today))
      .map(({ id }) => id),
  );
  const ofLeavers = asked.filter(({ pupilId }) => pupilId === null || !here.has(pupilId));
  if (ofLeavers.length === 0) return;
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, school);
    for (const one of ofLeavers) await withdrawAsked(ctx, tx, one);
  });
}

async function withdrawAsked(ctx: Context, tx: Tx, asked: StoredAction): Promise<void> {
  const closed = { status: 'withdrawn', closedAt: ctx.at } as const;
  if (!(await changeAction(tx, asked, ['open', 'proposed', 'snoozed'], closed))) return;
  await audit(tx, {
    school: asked.school,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'action.withdraw',
    pupilId: asked.pupilId,
    detail: { action: asked.id, kind: asked.kind },
  });
}

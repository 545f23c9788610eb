import { assigneeFor } from '#shared/domain/actions/assignee.ts';
import type { ClockTime } from '#shared/domain/basics/london-time.ts';
import {
  actionsOfDay,
  actionsOfPupil,
  openActionsOf,
  type StoredAction,
} from '#shared/store/actions/actions.ts';
import { findNotice, type StoredNotice } from '#shared/store/actions/notices.ts';
import { signingsBetween } from '#shared/store/actions/signings.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { callersOf } from '#shared/store/people/staff.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import type { Context, StaffContext } from '../../context.ts';
import { raise } from '../raise.ts';
import { withdraw } from '../withdraw.ts';
import { markDoneBeside, reopenDone } from '../mark-done.ts';

interface Expectation {
  school: string;
  pupilIds: readonly number[];
  /** What says so: a notice, a signing. */
  source: string;
}

const subjectOf = ({ source }: Expectation, pupilId: number | null): string => `${source} ${pupilId}`;

/** Whoever is to come, or to come back, later today is expected while what says so stands. */
export async function expectArrivals(
  ctx: Context,
  tx: Tx,
  expectation: Expectation,
  time: ClockTime,
): Promise<void> {
  const { today } = ctx.moment;
  const { school } = expectation;
  const staff = await callersOf(tx, school, today);
  for (const pupil of await pupilsByIds(tx, school, expectation.pupilIds, today))
    await raise(
      ctx,
      tx,
      {
        school,
        kind: 'expected-arrival',
        pupilId: pupil.id,
        tutorGroup: pupil.tutorGroup,
        assigneeId: assigneeFor('expected-arrival', pupil, staff, 'tutor'),
        subject: subjectOf(expectation, pupil.id),
        raisedFor: today,
        reason: { code: 'expected-later' },
        dueTime: time,
      },
      ctx.actor.id,
    );
}

/** Who is expected today by notices that stand, said today or before: each once, whatever became of it. */
export async function expectByNotices(
  ctx: Context,
  tx: Tx,
  school: string,
  notices: readonly StoredNotice[],
): Promise<void> {
  const timed = notices.filter(({ from, to, expectedBack }) => from === to && expectedBack?.kind === 'today');
  if (timed.length === 0) return;
  const known = new Set((await actionsOfDay(tx, school, ctx.moment.today)).map(({ subject }) => subject));
  for (const { id, pupilIds, expectedBack } of timed) {
    const expectation = { school, source: `notice ${id}`, pupilIds };
    const fresh = pupilIds.filter((pupilId) => !known.has(subjectOf(expectation, pupilId)));
    if (fresh.length > 0 && expectedBack?.kind === 'today')
      await expectArrivals(ctx, tx, { ...expectation, pupilIds: fresh }, expectedBack.time);
  }
}

/** Nobody is expected on a day that is over. */
export async function endEarlierArrivals(ctx: Context, tx: Tx, school: string): Promise<void> {
  const open = await openActionsOf(tx, 'expected-arrival', school);
  await withdrawAll(
    ctx,
    tx,
    open.filter(({ raisedFor }) => raisedFor < ctx.moment.today),
  );
}

/** What said so was taken back. */
export async function expectNobody(ctx: StaffContext, tx: Tx, expectation: Expectation): Promise<void> {
  for (const pupilId of expectation.pupilIds) {
    const open = await arrivalsOf(ctx, tx, expectation.school, pupilId, ['open']);
    await withdrawAll(
      ctx,
      tx,
      open.filter(({ subject }) => subject === subjectOf(expectation, pupilId)),
    );
  }
}

/** The family says something else now than the times that were said before. */
export const endArrivals = async (
  ctx: StaffContext,
  tx: Tx,
  school: string,
  pupilId: number,
): Promise<void> => withdrawAll(ctx, tx, await arrivalsOf(ctx, tx, school, pupilId, ['open']));

/** Whoever was expected today has come. */
export async function arrived(ctx: StaffContext, tx: Tx, school: string, pupilId: number): Promise<void> {
  for (const action of await arrivalsOf(ctx, tx, school, pupilId, ['open']))
    await markDoneBeside(ctx, tx, action);
}

/** The arrival at that moment was none: who was expected is expected again, where what said so still stands. */
export async function notArrived(
  ctx: StaffContext,
  tx: Tx,
  { school, pupilId, at }: { school: string; pupilId: number; at: Date },
): Promise<void> {
  const standing: StoredAction[] = [];
  for (const action of await arrivalsOf(ctx, tx, school, pupilId, ['done']))
    if (action.closedAt?.getTime() === at.getTime() && (await stillSaid(ctx, tx, action)))
      standing.push(action);
  await reopenDone(ctx, tx, standing, () => true);
}

/** Whether the notice, or the signing, behind an arrival stands; what a call said stands with its outcome. */
async function stillSaid(ctx: StaffContext, tx: Tx, { school, subject }: StoredAction): Promise<boolean> {
  const [source, id = ''] = subject.split(' ');
  if (source === 'notice') return (await findNotice(tx, id))?.withdrawnAt === null;
  if (source !== 'signing') return true;
  const { today } = ctx.moment;
  return (await signingsBetween(tx, school, today, today)).some((signing) => String(signing.id) === id);
}

const arrivalsOf = async (
  ctx: StaffContext,
  tx: Tx,
  school: string,
  pupilId: number,
  statuses: Parameters<typeof actionsOfPupil>[3],
): Promise<StoredAction[]> =>
  (await actionsOfPupil(tx, school, pupilId, statuses)).filter(
    ({ kind, raisedFor }) => kind === 'expected-arrival' && raisedFor === ctx.moment.today,
  );

async function withdrawAll(ctx: Context, tx: Tx, arrivals: readonly StoredAction[]): Promise<void> {
  for (const action of arrivals) await withdraw(ctx, tx, action);
}

import type { WatchedChildren, WorkerTold } from '#shared/contracts/actions/alerts.ts';
import { isWatched, watchedState, watchedStates, workersOf } from '#shared/domain/actions/watched-child.ts';
import { londonInstant, londonIso } from '#shared/domain/basics/london-time.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { mondayOf } from '#shared/domain/basics/school-date.ts';
import { slotOf } from '#shared/domain/basics/session.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { NO_MARK } from '#shared/domain/registers/attendance-codes.ts';
import type { DayMarks } from '#shared/domain/registers/pupil-day.ts';
import { openActionsOf } from '#shared/store/actions/actions.ts';
import { outcomesSince } from '#shared/store/actions/outcomes.ts';
import { storeWorkerTold, workersTold } from '#shared/store/actions/workers-told.ts';
import { audit, auditRead } from '#shared/store/audit/audit.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { receivedAt, registerWeeks } from '#shared/store/registers/registers.ts';
import { pupilsOfSchool, type StoredPupil } from '#shared/store/roll/pupils.ts';
import { alertFaults } from '#shared/wording/actions/alert-text.ts';
import { staffName } from '#shared/wording/people/staff-name.ts';
import type { StaffContext } from '../../context.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import { nameOf } from '../../roll/pupil-name.ts';
import { withStates } from './standing-alerts.ts';

/** Children looked after or with a social worker or youth offending worker, and how each stands today; reading it is audited. */
export async function readWatchedChildren(ctx: StaffContext, school: string): Promise<WatchedChildren> {
  mustBeAllowed(mayUse(ctx.actor, 'see-vulnerability', school), `the school ${school}`);
  const answer = await watchedChildrenOf(ctx, school);
  await auditRead(ctx.store, {
    school,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'watched-child.list',
    detail: { pupils: answer.children.map(({ pupil }) => Number(pupil.id)) },
  });
  return answer;
}

/** Keeps who has told whom outside school of a child's absence today; of several the first stands. */
export async function tellWorker(
  ctx: StaffContext,
  { school, pupil: id, whom }: { school: string } & WorkerTold,
): Promise<WatchedChildren> {
  mustBeAllowed(mayUse(ctx.actor, 'see-vulnerability', school), `the school ${school}`);
  const child = (await watchedPupils(ctx, school)).find((pupil) => String(pupil.id) === id);
  if (!child) throw new Problem('not-found', alertFaults.notWatched);
  if (!workersOf(child).includes(whom)) throw new Problem('unprocessable', alertFaults.noSuchWorker);
  const { today } = ctx.moment;
  await ctx.transaction(async (tx) => {
    const told = await workersTold(tx, school, today);
    if (told.some((one) => one.pupilId === child.id && one.whom === whom)) return;
    const row = { school, pupilId: child.id, day: today, whom, by: ctx.actor.id, at: ctx.at };
    await storeWorkerTold(tx, row);
    await audit(tx, {
      school,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'watched-child.tell-worker',
      pupilId: child.id,
      detail: { whom },
    });
  });
  return watchedChildrenOf(ctx, school);
}

async function watchedPupils(ctx: StaffContext, school: string): Promise<StoredPupil[]> {
  return (await pupilsOfSchool(ctx.store.db, school, ctx.moment.today)).filter(isWatched);
}

async function watchedChildrenOf(ctx: StaffContext, school: string): Promise<WatchedChildren> {
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const pupils = await watchedPupils(ctx, school);
  const ids = pupils.map(({ id }) => id);
  const monday = mondayOf(today);
  const weeks = await registerWeeks(db, school, monday, monday, ids);
  const outcomes = await outcomesSince(db, school, ids, londonInstant(today, '00:00'));
  const reached = new Set(
    outcomes.filter(({ result }) => result === 'spoke-to').map(({ pupilId }) => pupilId),
  );
  const alerts = await withStates(db, await openActionsOf(db, 'safeguarding-alert', school));
  const told = await workersTold(db, school, today);
  const names = await staffNames(db, [
    ...told.map(({ by }) => by),
    ...alerts.flatMap(({ state }) => (state.taken ? [state.taken.by] : [])),
  ]);
  const name = (id: string): string => staffName(names, id);
  const marksOf = (id: number): DayMarks => {
    const week = weeks.get(id)?.get(monday);
    return { AM: week?.[slotOf(today, 'AM')] ?? NO_MARK, PM: week?.[slotOf(today, 'PM')] ?? NO_MARK };
  };
  const received = (await receivedAt(db, [school], today)).get(school);
  const children = pupils.map((pupil): WatchedChildren['children'][number] => {
    const alert = alerts.find(({ action }) => action.pupilId === pupil.id);
    return {
      pupil: { id: String(pupil.id), name: nameOf(pupil) },
      tutorGroup: pupil.tutorGroup || null,
      lookedAfter: pupil.lookedAfter,
      socialWorker: pupil.socialWorker,
      youthOffendingWorker: pupil.youthOffendingWorker,
      state: watchedState(marksOf(pupil.id), reached.has(pupil.id)),
      alert: alert ? { id: alert.action.id, takenBy: alert.state.taken && name(alert.state.taken.by) } : null,
      workers: workersOf(pupil).map((whom) => {
        const one = told.find(({ pupilId, whom: toldWhom }) => pupilId === pupil.id && toldWhom === whom);
        return { whom, told: one ? { by: name(one.by), at: londonIso(one.at) } : null };
      }),
    };
  });
  const rank = ({ state }: (typeof children)[number]): number => watchedStates.indexOf(state);
  return {
    date: today,
    asOf: received ? londonIso(received) : null,
    children: children.sort((a, b) => rank(a) - rank(b) || a.pupil.name.localeCompare(b.pupil.name, 'en')),
  };
}

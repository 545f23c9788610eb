import { isFirstCall } from '#shared/domain/actions/action-kinds.ts';
import { endOfEarlierCall } from '#shared/domain/actions/calls/earlier-calls.ts';
import type { SchoolDay } from '#shared/domain/actions/school-day.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { actionsOfDay, changeAction, type StoredAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { SYSTEM_ACTOR } from '../../audit/system-actor.ts';
import type { Context } from '../../context.ts';

/**
 * Withdraws the open calls of earlier days that the day has made needless, with why; those whose reason is still wanted
 * stand. Answers how many.
 */
export async function endEarlierCalls(
  ctx: Context,
  tx: Tx,
  calls: readonly StoredAction[],
  known: { day: SchoolDay; isUnexplainedOn: (pupilId: number, date: SchoolDate) => boolean },
): Promise<number> {
  const [first] = calls;
  if (!first) return 0;
  const { day } = known;
  const onRoll = new Set(day.input.pupils.map(({ pupilId }) => pupilId));
  const today = await actionsOfDay(tx, first.school, ctx.moment.today);
  const rung = new Set(
    today.filter(({ kind, status }) => isFirstCall(kind) && status !== 'withdrawn').map((one) => one.pupilId),
  );
  let ended = 0;
  for (const call of calls) {
    const { pupilId } = call;
    const pupil =
      pupilId !== null && onRoll.has(pupilId)
        ? {
            isHere: day.isHere(pupilId),
            isRungToday: rung.has(pupilId),
            isUnexplainedOn: (date: SchoolDate) => known.isUnexplainedOn(pupilId, date),
          }
        : undefined;
    const why = endOfEarlierCall(call, pupil);
    if (why === null) continue;
    const changed = await changeAction(tx, call, ['open'], { status: 'withdrawn', closedAt: ctx.at });
    if (!changed) continue;
    ended += 1;
    await audit(tx, {
      school: call.school,
      at: ctx.at,
      staffId: SYSTEM_ACTOR,
      what: 'action.withdraw',
      pupilId,
      detail: { action: call.id, kind: call.kind, why },
    });
    if (call.begunBy)
      await ctx.enqueue(tx, {
        name: 'tell-withdrawn',
        key: `${call.begunBy} ${call.id} ${changed.version}`,
        data: { staffId: call.begunBy, actionId: call.id, withdrawal: changed.version },
      });
  }
  return ended;
}

import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { actionsOfDay } from '#shared/store/actions/actions.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import type { Context } from '../../context.ts';

/** Whoever has open calls of today, by id, with how many families that is; siblings are one call. */
export async function familiesByCaller(ctx: Context, school: string): Promise<Map<string, number>> {
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const calls = (await actionsOfDay(db, school, today)).filter(
    ({ kind, status, assigneeId }) => isCall(kind) && status === 'open' && assigneeId !== null,
  );
  const ids = [...new Set(calls.flatMap(({ pupilId }) => pupilId ?? []))];
  const familyOf = new Map(
    (await pupilsByIds(db, school, ids, today)).map(({ id, household }) => [
      id,
      household === null ? `pupil ${id}` : `household ${household}`,
    ]),
  );
  const found = new Map<string, Set<string>>();
  for (const { assigneeId, pupilId } of calls) {
    const family = pupilId === null ? undefined : familyOf.get(pupilId);
    if (assigneeId === null || family === undefined) continue;
    found.set(assigneeId, (found.get(assigneeId) ?? new Set()).add(family));
  }
  return new Map([...found].map(([staffId, families]) => [staffId, families.size]));
}

import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { actionsOfDay } from '#shared/store/actions/actions.ts';
import type { Db, Tx } from '#shared/store/engine/open-store.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';

/**
 * Whoever has open calls of a day, by id, with how many families that is: siblings are one call.
 * @param but calls that are not counted, by id
 */
export async function familiesByCaller(
  db: Db | Tx,
  school: string,
  day: SchoolDate,
  but: ReadonlySet<string> = new Set(),
): Promise<Map<string, number>> {
  const calls = (await actionsOfDay(db, school, day)).filter(
    ({ id, kind, status, assigneeId }) =>
      isCall(kind) && status === 'open' && assigneeId !== null && !but.has(id),
  );
  const ids = [...new Set(calls.flatMap(({ pupilId }) => pupilId ?? []))];
  const familyOf = new Map(
    (await pupilsByIds(db, school, ids, day)).map(({ id, household }) => [
      id,
      household ? `household ${household}` : `pupil ${id}`,
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

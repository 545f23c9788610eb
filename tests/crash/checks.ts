import type { Action } from '#shared/contracts/actions/action.ts';
import { callKinds } from '#shared/domain/actions/action-kinds.ts';
import type { Store } from '#shared/store/engine/open-store.ts';
import { verifyEscalation } from '#shared/store/admin/verify-escalation.ts';
import { verifySchool } from '#shared/store/admin/verify-school.ts';
import { storedMarks } from '../support/stores/stored-marks.ts';
import { textOf } from '../support/product/connector.ts';
import { crashSchools } from './crash-school.ts';
import type { MicrosoftsSide, PlannerTaskSeen } from './microsofts-side.ts';
import type { Acknowledged } from './morning.ts';

/** What the store holds beside what was acknowledged; answers what is wrong, and which cut-off files went in. */
export async function checkStore(
  store: Store,
  acknowledged: Acknowledged,
): Promise<{ faults: string[]; wentIn: number; cutOff: number }> {
  const faults: string[] = [];
  let wentIn = 0;
  let cutOff = 0;
  for (const school of crashSchools) {
    const known = acknowledged.marks.get(school);
    const compared = known?.compare(await storedMarks(store, school));
    faults.push(...(compared?.faults ?? []).slice(0, 10));
    if (compared && compared.wentIn !== null) cutOff += 1;
    if (compared?.wentIn) wentIn += 1;
    faults.push(...(await verifySchool(store.db, school)).slice(0, 10));
    faults.push(...(await verifyEscalation(store.db, school)).faults.slice(0, 10));
  }
  const rows = await store.db
    .selectFrom('outcome')
    .select(['action_id', 'result'])
    .where('withdrawn_at', 'is', null)
    .execute();
  const kept = new Map(rows.map((row) => [row.action_id, row.result]));
  for (const [action, result] of acknowledged.outcomes)
    if (kept.get(action) !== result)
      faults.push(`outcome ${result} of ${action} was acknowledged, ${kept.get(action)} is stored`);
  faults.push(...(await noticesLost(store, acknowledged)), ...(await acknowledged.desk.faults(store)));
  return { faults, wentIn, cutOff };
}

async function noticesLost(store: Store, { notices }: Acknowledged): Promise<string[]> {
  const rows = await store.db.selectFrom('absence_notice').select(['notice_id', 'withdrawn_at']).execute();
  const kept = new Map(rows.map((row) => [row.notice_id, row.withdrawn_at ? 'taken back' : 'in force']));
  return [...notices].flatMap(([id, state]) => {
    const found = kept.get(id);
    return found === undefined || (state !== 'either' && found !== state)
      ? [`notice ${id} was acknowledged as ${state}, it is ${found ?? 'not'} stored`]
      : [];
  });
}

/** No two tasks in Planner carry one reference, whatever moment it is. */
export function tasksTwice(tasks: readonly PlannerTaskSeen[]): string[] {
  const seen = new Set<string>();
  return tasks.flatMap(({ reference, title }) => {
    if (reference === null || !seen.has(reference)) {
      if (reference) seen.add(reference);
      return [];
    }
    return [`two Planner tasks carry one reference: ${title}`];
  });
}

/** What Planner still lacks of the day's open calls, or has too much; nothing, once all work is done. */
export function plannerFaults(
  calls: readonly Action[],
  tasks: readonly PlannerTaskSeen[],
  day: string,
): string[] {
  const tasksOfItem = new Map<string, number>();
  for (const { items } of tasks)
    for (const item of items) tasksOfItem.set(item, (tasksOfItem.get(item) ?? 0) + 1);
  return calls
    .filter(
      ({ kind, assignee, raisedFor }) => callKinds.includes(kind) && assignee !== null && raisedFor === day,
    )
    .flatMap(({ id, reference }) =>
      tasksOfItem.get(id) === 1
        ? []
        : [`call ${reference} stands in ${tasksOfItem.get(id) ?? 0} Planner tasks`],
    );
}

/** Channels that were promised today's card and have none. */
export function cardsMissing(outside: MicrosoftsSide, channels: ReadonlySet<string>, day: string): string[] {
  const got = new Set(outside.cards.filter((card) => card.day === day).map(({ channel }) => channel));
  return [...channels].filter((channel) => !got.has(channel)).map((channel) => `${channel} has no card`);
}

export interface Doubled {
  channel: string;
  day: string;
}

/**
 * Cards that stand twice in a channel: each must have come just before a kill, the later one must say that it
 * replaces the earlier, and the store must list it.
 */
export function doubledCards(
  outside: MicrosoftsSide,
  kills: readonly number[],
  listed: readonly Doubled[],
): { faults: string[]; doubled: number } {
  const byPlace = Map.groupBy(outside.cards, (card) => `${card.channel} ${card.day}`);
  const faults: string[] = [];
  let doubled = 0;
  for (const [channelDay, [, ...later]] of byPlace) {
    if (later.length === 0) continue;
    doubled += later.length;
    const cards = byPlace.get(channelDay) ?? [];
    for (const [n, card] of later.entries()) {
      const before = cards[n];
      if (!textOf(card.body).includes('replaces an earlier card'))
        faults.push(`${channelDay}: a second card does not say that it replaces the first`);
      const killed = kills.some((at) => before && at >= before.receivedAt && at <= card.receivedAt);
      if (!killed) faults.push(`${channelDay}: a second card, and nothing was killed between the two`);
    }
    if (!listed.some(({ channel, day }) => `${channel} ${day}` === channelDay))
      faults.push(`${channelDay}: a card stands twice and is not listed for the administrator`);
  }
  return { faults, doubled };
}

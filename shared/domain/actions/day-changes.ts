/** Decides which of a day's actions are raised, withdrawn and opened again: what triggers want, against what there is. */
import { actionKinds, isActionKind, type ActionKind } from './action-kinds.ts';
import { SchoolDay, type ActionToday, type DayInput } from './school-day.ts';
import { triggers as allTriggers } from './triggers/registry.ts';
import type { Trigger, WantedAction } from './triggers/trigger.ts';

export type DayChange =
  | ({ change: 'raise'; kind: ActionKind } & Omit<WantedAction, 'timeHasCome'>)
  | { change: 'withdraw' | 'reopen'; actionId: string };

export function dayChanges(given: DayInput, triggers: readonly Trigger[] = allTriggers): DayChange[] {
  // A kind that this version does not know is a newer node's to mind.
  const input = { ...given, actions: given.actions.filter(({ kind }) => isActionKind(kind)) };
  const day = new SchoolDay(input);
  const wanted = triggers.flatMap((trigger) =>
    trigger.wanted(day).map((action) => ({ ...action, kind: trigger.kind })),
  );
  const existing = new Map(input.actions.map((action) => [keyOf(action), action]));
  const wantedKeys = new Set(wanted.map(keyOf));
  return [
    ...wanted.flatMap((action) => changeFor(action, existing.get(keyOf(action)))),
    ...input.actions
      .filter((action) => action.status === 'open' && !stands(action, day, wantedKeys))
      .map((action): DayChange => ({ change: 'withdraw', actionId: action.id })),
  ];
}

/** One of its kind on its day: whatever became of it, it is not raised twice. */
function keyOf(action: Pick<ActionToday, 'kind' | 'pupilId' | 'subject'>): string {
  const { oneFor } = actionKinds[action.kind];
  return `${action.kind} ${oneFor === 'pupil' ? String(action.pupilId) : action.subject}`;
}

function changeFor(
  { timeHasCome, ...wanted }: WantedAction & { kind: ActionKind },
  existing: ActionToday | undefined,
): DayChange[] {
  if (existing === undefined) return timeHasCome ? [{ change: 'raise', ...wanted }] : [];
  if (existing.status !== 'withdrawn') return [];
  const { stands: life, toldAtOnce } = actionKinds[wanted.kind];
  // Somebody took back the call that raised an alert: the day's own reason for one stands nevertheless.
  if (life === 'until-done') return toldAtOnce && timeHasCome ? [{ change: 'raise', ...wanted }] : [];
  return [{ change: 'reopen', actionId: existing.id }];
}

function stands(action: ActionToday, day: SchoolDay, wantedKeys: ReadonlySet<string>): boolean {
  switch (actionKinds[action.kind].stands) {
    case 'until-done':
      return true;
    case 'until-come':
      return action.pupilId === null || !day.isHere(action.pupilId);
    case 'while-wanted':
      return wantedKeys.has(keyOf(action));
    case 'while-unexplained':
      // Whoever is expected and has not come is rung about again, explained or not.
      return action.pupilId === null || day.isUnexplained(action.pupilId) || day.isOverdue(action.pupilId);
  }
}

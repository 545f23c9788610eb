import type { QueryClient } from '@tanstack/react-query';
import type { Action, ActionList } from '#shared/contracts/actions/action.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { isMadeOfActions } from '../../api/shown-data.ts';

/** What a tutor group's day is to an action: where it stands, and the pupil's row that shows its outcome. */
interface DayOfActions {
  school: string;
  group: string;
  actions: Action[];
  pupils: { id: string; outcome?: Action['outcome'] }[];
}

/** What a list says of a call besides stands until the list is asked for again. */
const changedIn = (listed: Action, changed: Action): Action =>
  listed.id === changed.id ? { ...changed, call: changed.call ?? listed.call } : listed;

/** A group's day once an action has changed: the action itself, what follows from it, and what the register shows. */
function dayWithAction<Day extends DayOfActions>(
  day: Day,
  changed: Action,
  raised: readonly Action[] = [],
): Day {
  const isShown = day.actions.some(({ id }) => id === changed.id);
  const isOurs = (action: Action) => action.school === day.school && action.tutorGroup === day.group;
  const kept = day.actions.map((action) => changedIn(action, changed));
  const added = raised.filter((action) => isOurs(action) && !kept.some(({ id }) => id === action.id));
  if (!isShown && added.length === 0) return day;
  const pupils = isCall(changed.kind)
    ? day.pupils.map((pupil) =>
        pupil.id === changed.pupil?.id ? { ...pupil, outcome: changed.outcome } : pupil,
      )
    : day.pupils;
  return { ...day, actions: [...kept, ...added], pupils };
}

/** A list of open actions without one that is no longer open; an action taken back stands in it again. */
function listWithAction(list: ActionList, changed: Action): ActionList {
  return { ...list, items: list.items.map((action) => changedIn(action, changed)) };
}

/** Shows a change at once wherever the action stands. */
export function showChanged(client: QueryClient, changed: Action, raised: readonly Action[] = []): void {
  client.setQueriesData<DayOfActions>({ queryKey: ['tutorGroup'] }, (day) =>
    day ? dayWithAction(day, changed, raised) : day,
  );
  client.setQueriesData<ActionList>({ queryKey: ['actions'] }, (list) =>
    list ? listWithAction(list, changed) : list,
  );
}

/** Asks again for everything an action, a notice or an alert shows in. */
export const refreshActions = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ predicate: ({ queryKey }) => isMadeOfActions(queryKey) });

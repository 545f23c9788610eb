import { Checkbox } from '@fluentui/react-components';
import type { ActionFamily } from '#shared/contracts/actions/action.ts';
import { shareLabels } from '#shared/wording/actions/share-out-text.ts';

/** Calls are chosen to be shared out. */
export interface Choosing {
  chosen: readonly string[];
  onChosen: (chosen: readonly string[]) => void;
}

/** A family is chosen whole. */
export function ChooseCall({ family, chosen, onChosen }: Choosing & { family: ActionFamily }) {
  const ids = family.map(({ id }) => id);
  const others = chosen.filter((id) => !ids.includes(id));
  return (
    <Checkbox
      aria-label={shareLabels.choose(family.map(({ pupil }) => pupil?.name ?? ''))}
      checked={ids.every((id) => chosen.includes(id))}
      onChange={(_event, { checked }) => onChosen(checked === true ? [...others, ...ids] : others)}
    />
  );
}

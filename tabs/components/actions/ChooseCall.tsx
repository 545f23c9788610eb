import { Checkbox } from '@fluentui/react-components';
import type { Action } from '#shared/contracts/actions/action.ts';
import { shareLabels } from '#shared/wording/actions/share-out-text.ts';

/** Calls are chosen to be shared out. */
export interface Choosing {
  chosen: readonly string[];
  onChosen: (chosen: readonly string[]) => void;
}

export function ChooseCall({ action, chosen, onChosen }: Choosing & { action: Action }) {
  return (
    <Checkbox
      aria-label={shareLabels.choose(action.pupil?.name ?? '')}
      checked={chosen.includes(action.id)}
      onChange={(_event, { checked }) =>
        onChosen(checked === true ? [...chosen, action.id] : chosen.filter((id) => id !== action.id))
      }
    />
  );
}

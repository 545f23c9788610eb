import { Button } from '@fluentui/react-components';
import type { Action } from '#shared/contracts/actions/action.ts';
import { inOrNot } from '#shared/domain/actions/school-day.ts';
import { inOrNotLabels } from '#shared/wording/actions/action-text.ts';
import { useTickOff } from '../../api/use-tick-off.ts';
import { usePageStyles } from '../basics/page-styles.ts';

/** Answers whether a pupil who is asked after is in. */
export function InOrNot({ action }: { action: Action }) {
  const page = usePageStyles();
  const answer = useTickOff();
  const name = action.pupil?.name ?? '';
  return inOrNot.map((one) => (
    <Button
      key={one}
      className={page.touch}
      aria-label={`${inOrNotLabels[one]}: ${name}`}
      onClick={() => void answer(action, name, one)}
    >
      {inOrNotLabels[one]}
    </Button>
  ));
}

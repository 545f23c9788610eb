import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Action } from '#shared/contracts/actions/action.ts';
import { siblingsNext } from '#shared/domain/actions/call.ts';
import { actionKindLabels, noLongerOpenText, raisedText } from '#shared/wording/actions/action-text.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { byWhomText, outcomeText } from '#shared/wording/actions/outcome-text.ts';
import { useNow } from '../../../api/use-me.ts';
import { usePageStyles } from '../../basics/page-styles.ts';
import { RingAgain } from '../outcome/RingAgain.tsx';
import { UndoBar } from '../../basics/UndoBar.tsx';
import { AlertReaders } from '../alerts/AlertReaders.tsx';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '10px' },
  text: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  button: { minHeight: '44px' },
  small: { margin: 0 },
});

type Props = {
  action: Action;
  raised: readonly Action[];
  /** Somebody else was quicker, or the call is no longer needed. */
  late?: boolean;
  next: Action | null;
  open: (id: string) => void;
  close: () => void;
};

/** After a call: what was saved, the family's other children, and the next call. */
export function AfterCall({ action, raised, late = false, next, open, close }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const { today } = useNow();
  const siblings = siblingsNext(action);
  const again = raised.filter(({ kind }) => kind === 'call-again');
  return (
    <div className={styles.box}>
      {late && <p className={styles.text}>{noLongerOpenText(action)}</p>}
      {late && action.outcome && (
        <p className={styles.small}>
          {outcomeText(action.outcome, today)}{' '}
          <span className={page.quiet}>{byWhomText(action.outcome, today)}</span>
        </p>
      )}
      <UndoBar inline />
      {raised.length > 0 && (
        <p className={styles.small}>
          <span className={page.quiet}>{callPageLabels.raisedNext}:</span>{' '}
          {[...new Set(raised.map(raisedText))].join(', ')}
        </p>
      )}
      {again.length > 0 && <RingAgain calls={again} />}
      {raised.some(({ kind }) => kind === 'safeguarding-alert') && (
        <AlertReaders school={action.school} when="after" />
      )}
      {!next && siblings.length === 0 && <p className={styles.text}>{callPageLabels.lastCall}</p>}
      <div className={styles.buttons}>
        {siblings.map(({ actionId, pupil }, index) => (
          <Button
            key={actionId}
            autoFocus={index === 0}
            className={styles.button}
            appearance="primary"
            onClick={() => open(actionId)}
          >
            {callPageLabels.alsoAsk(pupil.name)}
          </Button>
        ))}
        {next && !siblings.some(({ actionId }) => actionId === next.id) && (
          <Button
            autoFocus={siblings.length === 0}
            className={styles.button}
            appearance={siblings.length > 0 ? 'secondary' : 'primary'}
            onClick={() => open(next.id)}
          >
            {callPageLabels.nextCall(next.pupil?.name ?? actionKindLabels[next.kind])}
          </Button>
        )}
        <Button autoFocus={!next && siblings.length === 0} className={styles.button} onClick={close}>
          {callPageLabels.close}
        </Button>
      </div>
    </div>
  );
}

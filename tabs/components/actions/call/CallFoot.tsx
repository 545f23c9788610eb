import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, ChevronDownRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import type { CallSheet } from '#shared/contracts/actions/action.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { passedOnText } from '#shared/wording/actions/share-out-text.ts';
import { useMe } from '../../../api/use-me.ts';
import { usePassOn } from './use-pass-on.ts';

const PickCaller = lazy(() => import('./PickCaller.tsx'));

const useStyles = makeStyles({
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: '4px 12px',
    marginTop: '8px',
  },
  passOn: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  quietButton: {
    minHeight: '44px',
    paddingInline: '8px',
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'nowrap',
    '@media (max-width: 640px)': { fontSize: tokens.fontSizeBase200, paddingInline: '2px', gap: '2px' },
  },
});

type Props = {
  sheet: CallSheet;
  back: (() => void) | null;
  close: () => void;
  more: boolean;
  toggleMore: () => void;
};

/** Below the choices: a step back, or to pass the call on; and what some calls need besides. */
export function CallFoot({ sheet, back, close, more, toggleMore }: Props) {
  const styles = useStyles();
  const me = useMe();
  const passOn = usePassOn(sheet, close);
  const [isPicking, setPicking] = useState(false);
  return (
    <div className={styles.foot}>
      {back ? (
        <Button className={styles.quietButton} appearance="subtle" onClick={back}>
          {callPageLabels.back}
        </Button>
      ) : (
        <span className={styles.passOn}>
          <Button
            className={styles.quietButton}
            appearance="subtle"
            title={callPageLabels.passOnSays}
            onClick={() => passOn()}
          >
            {callPageLabels.passOn}
          </Button>
          <Button className={styles.quietButton} appearance="subtle" onClick={() => setPicking(true)}>
            {passedOnText.toSomebody}
          </Button>
        </span>
      )}
      {isPicking && (
        <Suspense fallback={null}>
          <PickCaller
            school={sheet.action.school}
            title={passedOnText.toWhom}
            isLeftOut={({ id }) => id === sheet.action.assignee?.id || id === me.id}
            pick={({ id }) => passOn(id)}
            close={() => setPicking(false)}
          />
        </Suspense>
      )}
      <Button
        className={styles.quietButton}
        appearance="subtle"
        icon={more ? <ChevronDownRegular /> : <AddRegular />}
        aria-expanded={more}
        onClick={toggleMore}
      >
        {callPageLabels.more}
      </Button>
    </div>
  );
}

import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { tabLabels } from '#shared/wording/basics/tab-text.ts';
import { problemText } from './ProblemNotice.tsx';
import { secondsToUndo, useUndo, type Done } from './undo-context.ts';

const useStyles = makeStyles({
  root: {
    position: 'fixed',
    insetInline: '16px',
    bottom: '16px',
    display: 'flex',
    justifyContent: 'center',
    pointerEvents: 'none',
    zIndex: 10,
    '@media print': { display: 'none' },
  },
  bar: {
    pointerEvents: 'auto',
    position: 'relative',
    overflow: 'hidden',
    display: 'flex',
    alignItems: 'center',
    gap: '16px',
    maxWidth: '40rem',
    padding: '6px 8px 6px 16px',
    '&:not(:has(button))': { paddingInlineEnd: '16px' },
    minHeight: '44px',
    color: tokens.colorNeutralForegroundInverted,
    backgroundColor: tokens.colorNeutralBackgroundInverted,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  inline: {
    boxShadow: 'none',
    maxWidth: 'none',
    justifyContent: 'space-between',
    marginBottom: '10px',
  },
  button: { minHeight: '36px', '@media (pointer: coarse)': { minHeight: '44px' } },
  time: {
    position: 'absolute',
    insetInlineStart: 0,
    bottom: 0,
    height: '3px',
    width: '100%',
    transformOrigin: 'left',
    backgroundColor: tokens.colorNeutralForegroundInverted,
    animationName: { from: { transform: 'scaleX(1)' }, to: { transform: 'scaleX(0)' } },
    animationDuration: `${secondsToUndo}s`,
    animationTimingFunction: 'linear',
    animationFillMode: 'forwards',
    '@media (prefers-reduced-motion: reduce)': { display: 'none' },
  },
});

/** What was just done, with Undo while it can be taken back. */
export function UndoBar({ inline = false }: { inline?: boolean }) {
  const styles = useStyles();
  const { done } = useUndo();
  return (
    <div role="status" className={inline ? undefined : styles.root}>
      {done && <DoneLine key={done.at} done={done} inline={inline} />}
    </div>
  );
}

function DoneLine({ done, inline }: { done: Done; inline: boolean }) {
  const styles = useStyles();
  const { say, clear } = useUndo();
  const [undoing, setUndoing] = useState(false);

  async function takeBack(undo: () => Promise<void>) {
    setUndoing(true);
    try {
      await undo();
      clear(done);
    } catch (error) {
      say(problemText(error));
    }
  }

  return (
    <div className={mergeClasses(styles.bar, inline && styles.inline)}>
      <span>{done.text}</span>
      {done.undo && (
        <Button
          className={styles.button}
          disabled={undoing}
          onClick={() => void takeBack(done.undo ?? (async () => undefined))}
        >
          {tabLabels.undo}
        </Button>
      )}
      {done.undo && <span className={styles.time} key={done.at} />}
    </div>
  );
}

import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { problemLabels } from '#shared/wording/basics/problem-text.ts';
import { ApiProblem } from '../../api/api-problem.ts';

const useStyles = makeStyles({
  box: {
    margin: '24px auto',
    width: 'min(46rem, calc(100% - 24px))',
    boxSizing: 'border-box',
    padding: '20px 24px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  inline: { margin: '0 0 12px', width: 'auto', maxWidth: '46rem', padding: '12px 16px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  button: { marginTop: '12px', minHeight: '44px' },
});

type Props = {
  title?: string;
  error?: unknown;
  kept?: string;
  again?: () => void;
  againLabel?: string;
  inline?: boolean;
};

/** What happened, what was kept, what to do. */
export function ProblemNotice({ title, error, kept, again, againLabel, inline = false }: Props) {
  const styles = useStyles();
  const ended = error instanceof ApiProblem && error.code === 'session-ended';
  const Title = inline ? 'p' : 'h1'; // a notice in a page's place is its heading too
  const label = againLabel ?? (ended ? problemLabels.signInAgain : problemLabels.tryAgain);
  return (
    <div className={mergeClasses(styles.box, inline && styles.inline)} role="alert">
      <Title className={styles.title}>{title ?? usualTitle(error, again)}</Title>
      {error instanceof Error && <p className={styles.text}>{problemText(error)}</p>}
      {kept && <p className={styles.text}>{kept}</p>}
      {again && (
        <Button className={styles.button} appearance="primary" onClick={again}>
          {label}
        </Button>
      )}
    </div>
  );
}

/** What can't be loaded is asked for again; anything else is something that somebody wanted done. */
function usualTitle(error: unknown, again: (() => void) | undefined): string {
  if (again) return problemLabels.notLoaded;
  // Whether it arrived is not known where no answer came.
  return error instanceof ApiProblem && error.code === 'offline'
    ? problemLabels.mayNotBeDone
    : problemLabels.notDone;
}

/** In a page's place, when the server is out of reach. */
export function OfflineNotice({ again, kept }: { again: () => void; kept?: string }) {
  return (
    <ProblemNotice error={new ApiProblem('offline', 0, problemLabels.offline)} again={again} kept={kept} />
  );
}

/** Our own words for a refused request; never a browser's. */
export function problemText(error: unknown): string {
  return error instanceof ApiProblem ? error.message : problemLabels.answered(0);
}

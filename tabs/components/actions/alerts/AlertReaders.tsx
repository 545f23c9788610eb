import { makeStyles, tokens } from '@fluentui/react-components';
import { afterAlertText, beforeAlertText } from '#shared/wording/actions/alert-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { problemText } from '../../basics/ProblemNotice.tsx';

const useStyles = makeStyles({
  text: { margin: '0 0 10px' },
  untold: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** Whom an alert reaches in Teams, before and after it is saved; in red when it reaches nobody. */
export function AlertReaders({ school, when }: { school: string; when: 'before' | 'after' }) {
  const styles = useStyles();
  const found = useAsk('alertReaders', { params: { school } });
  if (found.isError && !found.data) return <p className={styles.text}>{problemText(found.error)}</p>;
  if (!found.data) return null;
  const text = (when === 'before' ? beforeAlertText : afterAlertText)(found.data);
  return (
    <p className={styles.text} role="status">
      <span className={found.data.reached.length > 0 ? undefined : styles.untold}>{text}</span>
    </p>
  );
}

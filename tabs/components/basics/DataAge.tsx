import { makeStyles, tokens } from '@fluentui/react-components';
import { dataAge } from '#shared/wording/basics/date-text.ts';
import { useNow } from '../../api/use-me.ts';

const useStyles = makeStyles({
  line: { color: tokens.colorNeutralForeground2 },
  stale: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** "data from 09:31", said louder when it has grown old, with what else has to be known beside it. */
export function DataAge({ asOf, also = '' }: { asOf: string | null; also?: string }) {
  const styles = useStyles();
  const { text, stale } = dataAge(asOf, useNow().iso);
  return (
    <span className={styles.line}>
      <span className={stale ? styles.stale : undefined}>{text}</span>
      {also && ` · ${also}`}
    </span>
  );
}

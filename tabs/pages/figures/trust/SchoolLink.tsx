import { Link as FluentLink, makeStyles, tokens } from '@fluentui/react-components';
import { useHref } from '../../../components/basics/use-href.ts';

const useStyles = makeStyles({ link: { color: tokens.colorNeutralForeground1 } });

/** A school in a table of the trust, leading to its own page. */
export function SchoolLink({ school, name }: { school: string; name: string }) {
  const styles = useStyles();
  const href = useHref();
  return (
    <FluentLink className={styles.link} appearance="subtle" href={href({ page: 'figures', school })}>
      {name}
    </FluentLink>
  );
}

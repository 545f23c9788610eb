import { Badge, makeStyles, mergeClasses } from '@fluentui/react-components';
import { flagLabels } from '#shared/wording/roll/flag-text.ts';
import { usePageStyles } from '../basics/page-styles.ts';

const useStyles = makeStyles({
  list: { display: 'inline-flex', flexWrap: 'wrap', gap: '4px', listStyle: 'none', margin: 0, padding: 0 },
});

/** What is known about a pupil, as small badges with words. */
export function Flags({ flags, className }: { flags: readonly string[]; className?: string }) {
  const styles = useStyles();
  const page = usePageStyles();
  if (flags.length === 0) return null;
  return (
    <ul className={mergeClasses(styles.list, className)}>
      {flags.map((flag) => {
        const { short, full } = flagLabels(flag);
        return (
          <li key={flag} title={full}>
            <Badge
              size="small"
              appearance={flag === 'call-first' ? 'filled' : 'outline'}
              color={flag === 'call-first' ? 'important' : 'informative'}
            >
              <span aria-hidden="true">{short}</span>
              <span className={page.onlyHeard}>{full}</span>
            </Badge>
          </li>
        );
      })}
    </ul>
  );
}

import { Link as FluentLink, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import type { AwayToday } from '#shared/contracts/actions/away.ts';
import { awayLabels } from '#shared/wording/actions/away-text.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { useHref } from '../../../components/basics/use-href.ts';

const useStyles = makeStyles({
  title: {
    display: 'flex',
    gap: '8px',
    alignItems: 'center',
    color: tokens.colorStatusDangerForeground3,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { listStyle: 'none', margin: '0 0 16px', padding: 0 },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 12px',
    alignItems: 'center',
    minHeight: '44px',
    padding: '6px 16px',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
});

/** Marked present, and said to be away: first of all somebody looks for them. */
export function Contradicted({ away: { contradicted } }: { away: AwayToday }) {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  if (contradicted.length === 0) return null;
  const title = awayLabels.contradicted(contradicted.length);
  return (
    <section>
      <p className={styles.title}>
        <WarningRegular aria-hidden="true" />
        {title}
      </p>
      <ul className={mergeClasses(page.sheet, styles.list)} aria-label={title}>
        {contradicted.map(({ id, name, tutorGroup, told }) => (
          <li key={id} className={styles.line}>
            <FluentLink href={href({ page: 'pupil', id })}>{name}</FluentLink>
            <span>{tutorGroup}</span>
            <span>{told}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

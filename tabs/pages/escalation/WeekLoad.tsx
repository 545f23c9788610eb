import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ProposalList } from '#shared/contracts/escalation/proposals.ts';
import { holderLabels } from '#shared/wording/escalation/proposal-text.ts';
import { thisWeekText } from '#shared/wording/escalation/this-week-text.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';

const useStyles = makeStyles({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: '8px 16px',
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(18rem, 100%), 1fr))',
    gap: '2px 24px',
  },
  person: { display: 'flex', justifyContent: 'space-between', gap: '12px', padding: '4px 0' },
  count: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  full: { fontWeight: tokens.fontWeightSemibold },
});

/** Beside each name, how many meetings of this week they have, of those they can hold. */
export function WeekLoad({ load }: { load: ProposalList['load'] }) {
  const styles = useStyles();
  const page = usePageStyles();
  return (
    <ul className={mergeClasses(page.sheet, styles.list)}>
      {load.map(({ person, who, planned, canHold }) => (
        <li key={`${who} ${person.id}`} className={styles.person}>
          <span>
            {person.name} <span className={page.quiet}>{holderLabels[who].toLowerCase()}</span>
          </span>
          <span className={mergeClasses(styles.count, planned >= canHold && styles.full)}>
            {thisWeekText.loadOf(planned, canHold)}
            {planned >= canHold && `, ${thisWeekText.full}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

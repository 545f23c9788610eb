import { makeStyles, tokens } from '@fluentui/react-components';
import { awayLabels } from '#shared/wording/actions/away-text.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { pupilsOn, type FireList } from './fire-list.ts';

const useStyles = makeStyles({
  groups: { columnWidth: '18rem', columnGap: '24px' },
  group: { breakInside: 'avoid', marginBottom: '12px' },
  names: { listStyle: 'none', margin: 0, padding: 0 },
  name: {
    display: 'flex',
    gap: '8px',
    alignItems: 'center',
    minHeight: '32px',
    '@media print': { minHeight: '20px' },
  },
  box: {
    flex: 'none',
    width: '16px',
    height: '16px',
    border: `1.5px solid ${tokens.colorNeutralForeground1}`,
    borderRadius: tokens.borderRadiusSmall,
  },
});

/** Names by tutor group with a box beside each. No reason and no flag: the list lies about. */
export function FireListGroups({ groups }: Pick<FireList, 'groups'>) {
  const styles = useStyles();
  const page = usePageStyles();
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <section key={group.name} className={styles.group}>
          <h2 className={page.section}>{group.name}</h2>
          <ul className={styles.names}>
            {group.pupils.map(({ name, says }, index) => (
              <li key={index} className={styles.name}>
                <span className={styles.box} role="img" aria-label={awayLabels.fireBox} />
                <span>{name}</span>
                <span className={page.quiet}>{says}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The day, the school, how many are not on site, whom the list leaves out, and which registers it waits for. */
export function FireListFacts({ list }: { list: FireList }) {
  return (
    <>
      <p>
        {[dayText(list.date), list.schoolName, awayLabels.notOnSite(pupilsOn(list))].join(' · ')}
        {!list.ofSchool && ` · ${awayLabels.ownOnly}`}
      </p>
      {list.registersMissing.length > 0 && (
        <p>
          <strong>{awayLabels.missing(list.registersMissing)}</strong>
        </p>
      )}
    </>
  );
}

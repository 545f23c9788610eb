import { Button, Link as FluentLink, makeStyles, tokens } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons';
import type { AwayToday } from '#shared/contracts/actions/away.ts';
import { awayLabels } from '#shared/wording/actions/away-text.ts';
import { dataAge, dayText } from '#shared/wording/basics/date-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { useNow } from '../../../api/use-me.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { useHref } from '../../../components/basics/use-href.ts';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px', margin: '12px 0' },
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

/** Who is not on site, by tutor group, with a box beside each name: for the printer, or a phone in the yard. */
export default function FireListPage({ school }: { school: string }) {
  const page = usePageStyles();
  const found = useAsk('away', { params: { school }, query: {} }, { lookAgain: 30 });
  return (
    <div className={page.page}>
      {found.isPending && <TableSkeleton />}
      {found.isError && !found.data && (
        <ProblemNotice error={found.error} again={() => void found.refetch()} />
      )}
      {found.data && <FireList away={found.data} />}
    </div>
  );
}

function FireList({ away }: { away: AwayToday }) {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  const { text } = dataAge(away.asOf, useNow().iso);
  const notHere = [
    ...away.pupils
      .filter(({ here }) => here === null)
      .map((pupil) => ({ ...pupil, says: pupil.code === null ? awayLabels.notIn : awayLabels.away })),
    ...away.offSite.map((pupil) => ({ ...pupil, says: awayLabels.offSite(pupil.where) })),
  ];
  const groups = new Map(
    [...Map.groupBy(notHere, ({ tutorGroup, yearGroup }) => tutorGroup ?? yearGroup)].sort(([a], [b]) =>
      a.localeCompare(b, 'en', { numeric: true }),
    ),
  );
  return (
    <>
      <h1 className={page.heading}>{awayLabels.fireList}</h1>
      <p className={page.largest}>{text}</p>
      <p>
        {[dayText(away.date), away.schoolName, awayLabels.notOnSite(notHere.length)].join(' · ')}
        {!away.ofSchool && ` · ${awayLabels.ownOnly}`}
      </p>
      {away.registersMissing.length > 0 && (
        <p>
          <strong>{awayLabels.missing(away.registersMissing)}</strong>
        </p>
      )}
      <div className={`${styles.tools} ${page.notPrinted}`}>
        <Button className={page.touch} icon={<PrintRegular />} onClick={() => window.print()}>
          {awayLabels.print}
        </Button>
        <FluentLink href={href({ page: 'away', school: away.school })}>{awayLabels.backToAway}</FluentLink>
        <span className={page.quiet}>{awayLabels.fireSays}</span>
      </div>
      <div className={styles.groups}>
        {[...groups].map(([group, pupils]) => (
          <Group key={group} group={group} pupils={pupils} />
        ))}
      </div>
    </>
  );
}

/** No reason and no flag: the list lies about. */
function Group({
  group,
  pupils,
}: {
  group: string;
  pupils: readonly { id: string; name: string; says: string }[];
}) {
  const styles = useStyles();
  const page = usePageStyles();
  return (
    <section className={styles.group}>
      <h2 className={page.section}>{group}</h2>
      <ul className={styles.names}>
        {pupils.map(({ id, name, says }) => (
          <li key={id} className={styles.name}>
            <span className={styles.box} role="img" aria-label={awayLabels.fireBox} />
            <span>{name}</span>
            <span className={page.quiet}>{says}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

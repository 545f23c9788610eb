import { Link as FluentLink, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FamiliesToWriteTo } from '#shared/contracts/escalation/families-to-write-to.ts';
import { tabLabels } from '#shared/wording/basics/tab-text.ts';
import { familiesText, leftOutLabels } from '#shared/wording/escalation/families-text.ts';
import { daysText } from '#shared/wording/registers/days-missed-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { DataAge } from '../../components/basics/DataAge.tsx';
import { Disclosure } from '../../components/basics/Disclosure.tsx';
import { ExportMenu } from '../../components/basics/ExportMenu.tsx';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { useHref } from '../../components/basics/use-href.ts';
import { SchoolChoice } from '../../components/people/SchoolChoice.tsx';
import { useSchoolsWith } from '../people/use-schools-with.ts';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px', margin: '8px 0' },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr 96px',
    columnGap: '16px',
    alignItems: 'baseline',
    padding: '8px 16px',
    breakInside: 'avoid',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    '@media (max-width: 640px)': { gridTemplateColumns: '1fr auto', padding: '8px 12px' },
  },
  children: { display: 'grid', overflowWrap: 'anywhere' },
  to: { overflowWrap: 'anywhere', '@media (max-width: 640px)': { gridColumn: '1 / -1', gridRow: 2 } },
  days: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
});

/** Whom the school writes to once a half-term, to be looked through and taken along as a file. */
export default function FamiliesPage({ school }: { school?: string | undefined }) {
  const page = usePageStyles();
  const { schools, isPending } = useSchoolsWith('write-to-families');
  const chosen = school ?? Object.keys(schools)[0];
  if (isPending) return <TableSkeleton rows={4} />;
  if (chosen === undefined) return <ProblemNotice title={tabLabels.noSuchPage} />;
  return (
    <div className={page.page}>
      <div className={page.headerLine}>
        <h1 className={page.heading}>{familiesText.title}</h1>
        <SchoolChoice
          label={familiesText.school}
          schools={schools}
          chosen={chosen}
          placeOf={(id) => ({ page: 'families', school: id })}
        />
      </div>
      <OfSchool key={chosen} school={chosen} />
    </div>
  );
}

function OfSchool({ school }: { school: string }) {
  const styles = useStyles();
  const page = usePageStyles();
  const found = useAsk('familiesToWriteTo', { params: { school } });
  if (found.isPending) return <TableSkeleton rows={8} within />;
  if (!found.data) return <ProblemNotice inline error={found.error} again={() => void found.refetch()} />;
  const { families, halfTerm, asOf } = found.data;
  const written = families.filter(({ leftOut }) => leftOut === null);
  const leftOut = families.filter((family) => family.leftOut !== null);
  return (
    <>
      <p className={page.quiet}>
        {familiesText.says} {halfTerm && familiesText.since(halfTerm)}
      </p>
      <p className={page.quiet}>
        <DataAge asOf={asOf} />
      </p>
      {written.length === 0 ? (
        <div role="status">
          <h2 className={page.section}>{familiesText.none}</h2>
          {families.length === 0 && <p className={page.quiet}>{familiesText.noneSays}</p>}
        </div>
      ) : (
        <>
          <div className={mergeClasses(styles.tools, page.notPrinted)}>
            <ExportMenu name="familiesToWriteTo" input={{ params: { school } }} />
          </div>
          <Families families={written} label={familiesText.title} />
        </>
      )}
      {leftOut.length > 0 && (
        <Disclosure says={familiesText.leftOut(leftOut.length)}>
          <Families families={leftOut} label={familiesText.leftOut(leftOut.length)} />
        </Disclosure>
      )}
    </>
  );
}

function Families({ families, label }: { families: FamiliesToWriteTo['families']; label: string }) {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  return (
    <ul className={mergeClasses(page.sheet, styles.list)} aria-label={label}>
      {families.map(({ to, children, daysMissed, leftOut }) => (
        <li key={children[0]?.id} className={styles.line}>
          <span className={styles.children}>
            {children.map(({ id, name, tutorGroup, daysMissed: ofChild }) => (
              <span key={id}>
                <FluentLink href={href({ page: 'pupil', id })}>{name}</FluentLink>{' '}
                <span className={page.quiet}>
                  {[tutorGroup, children.length > 1 && daysText(ofChild)].filter(Boolean).join(' · ')}
                </span>
              </span>
            ))}
          </span>
          <span className={mergeClasses(page.quiet, styles.to)}>
            {leftOut
              ? leftOutLabels[leftOut]
              : [to?.name, to?.address ?? to?.email ?? familiesText.noAddress].filter(Boolean).join(' · ')}
          </span>
          <span className={styles.days}>{daysText(daysMissed)}</span>
        </li>
      ))}
    </ul>
  );
}

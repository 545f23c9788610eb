import { Link as FluentLink, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { Measures } from '#shared/contracts/figures/measures.ts';
import type { AboutSchool } from '#shared/contracts/figures/about-school.ts';
import { momentText } from '#shared/wording/basics/date-text.ts';
import { knownAtLabels, schoolLabels } from '#shared/wording/figures/school-text.ts';
import { rangeText } from '#shared/wording/basics/table-text.ts';
import { DaysBeside } from '../../../components/figures/DaysBeside.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { useHref } from '../../../components/basics/use-href.ts';
import { openedName, type Shown } from './grouping.ts';
import { schoolPlace } from './school-parts.ts';

const useStyles = makeStyles({ beside: { marginBottom: '8px' } });

/** What the table is of: the group, the days, the moment, and what keeps it from being final. */
export function GroupsHead({
  about,
  shown,
  measures,
  today,
}: {
  about: AboutSchool;
  shown: Shown;
  measures: Measures;
  today: string;
}) {
  const page = usePageStyles();
  const styles = useStyles();
  const href = useHref();
  const missing = measures.total?.sessions.missing ?? null;
  return (
    <>
      <div className={page.headerLine}>
        <h2 className={page.section}>
          {shown.opened === null ? schoolLabels.tables[shown.grouping] : openedName(shown)}
        </h2>
        <span className={mergeClasses(page.quiet, styles.beside)}>
          {measures.knownAt === null ? (
            <DaysBeside {...measures} missing={missing} />
          ) : (
            rangeText(measures.from, measures.to, missing)
          )}
        </span>
      </div>
      {measures.knownAt !== null && (
        <p role="status">
          <strong>{knownAtLabels.of(momentText(measures.knownAt, today))}</strong>
        </p>
      )}
      {shown.opened !== null && (
        <p className={page.notPrinted}>
          <FluentLink href={href(schoolPlace(about.school, 'groups', shown.grouping))}>
            {schoolLabels.backTo(shown.grouping === 'year' ? schoolLabels.years : schoolLabels.tutorGroups)}
          </FluentLink>
        </p>
      )}
    </>
  );
}
